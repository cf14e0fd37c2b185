namespace Firmware.Things
{
    /// <summary>A color that can be spoken, as shares of red, green and blue.</summary>
    public sealed class LightColor
    {
        /// <summary>Candle light, the warmest white.</summary>
        public const int MinKelvin = 2000;

        /// <summary>Daylight, the coldest.</summary>
        public const int MaxKelvin = 6500;

        public static readonly LightColor White = new LightColor("white", 1, 1, 1);

        // As lamps are sold: warm white ends here.
        private const int WarmBelowKelvin = 3500;

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

        // Black bodies in the primaries of sRGB, linear, the strongest at 1: what a diode's current has to follow.
        private static readonly int[] Kelvins = { 2000, 3000, 4000, 5000, 6500 };
        private static readonly double[] GreenOfKelvin = { 0.25, 0.46, 0.64, 0.78, 1 };
        private static readonly double[] BlueOfKelvin = { 0.01, 0.15, 0.37, 0.62, 1 };

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

        /// <summary>
        /// White of that colour temperature, from <see cref="MinKelvin"/> to <see cref="MaxKelvin"/>; it goes by the name of
        /// warm white or white.
        /// </summary>
        public static LightColor OfTemperature(double kelvin)
        {
            int upper = 1;
            while (upper < Kelvins.Length - 1 && kelvin > Kelvins[upper])
            {
                upper++;
            }

            double part = (kelvin - Kelvins[upper - 1]) / (Kelvins[upper] - Kelvins[upper - 1]);
            return new LightColor(
                kelvin < WarmBelowKelvin ? "warm white" : "white",
                1,
                Between(GreenOfKelvin[upper - 1], GreenOfKelvin[upper], part),
                Between(BlueOfKelvin[upper - 1], BlueOfKelvin[upper], part));
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

        private static double Between(double from, double to, double part)
        {
            return from + ((to - from) * part);
        }
    }
}
