namespace Firmware.Things
{
    /// <summary>A color that can be spoken, as shares of red, green and blue.</summary>
    public sealed class LightColor
    {
        public static readonly LightColor White = new LightColor("white", 1, 1, 1);

        // Diodes are brighter in green and blue than paint is: orange and pink need less of them than on a screen.
        private static readonly LightColor[] Colors =
        {
            new LightColor("red", 1, 0, 0),
            new LightColor("green", 0, 1, 0),
            new LightColor("blue", 0, 0, 1),
            White,
            new LightColor("yellow", 1, 0.8, 0),
            new LightColor("purple", 0.6, 0, 1),
            new LightColor("orange", 1, 0.35, 0),
            new LightColor("pink", 1, 0.3, 0.5),
            new LightColor("cyan", 0, 1, 1),
            new LightColor("warm white", 1, 0.7, 0.4)
        };

        private LightColor(string name, double red, double green, double blue)
        {
            Name = name;
            Red = red;
            Green = green;
            Blue = blue;
        }

        public string Name { get; }

        public double Red { get; }

        public double Green { get; }

        public double Blue { get; }

        public static string[] Names()
        {
            var names = new string[Colors.Length];
            for (int i = 0; i < names.Length; i++)
            {
                names[i] = Colors[i].Name;
            }

            return names;
        }

        /// <summary>White for a name that is not in <see cref="Names"/>.</summary>
        public static LightColor Named(string name)
        {
            for (int i = 0; i < Colors.Length; i++)
            {
                if (Colors[i].Name == name)
                {
                    return Colors[i];
                }
            }

            return White;
        }
    }
}
