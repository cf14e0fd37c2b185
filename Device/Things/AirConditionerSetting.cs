namespace Firmware.Things
{
    /// <summary>Everything that a remote control shows.</summary>
    public sealed class AirConditionerSetting
    {
        public const string Cool = "cool";
        public const string Heat = "heat";
        public const string Dry = "dry";
        public const string Fan = "fan";
        public const string Auto = "auto";
        public const string Low = "low";
        public const string Medium = "medium";
        public const string High = "high";

        public AirConditionerSetting(bool power, int celsius, string mode, string fanSpeed)
        {
            Power = power;
            Celsius = celsius;
            Mode = mode;
            FanSpeed = fanSpeed;
        }

        public bool Power { get; }

        public int Celsius { get; }

        /// <summary>One of <see cref="Modes"/>.</summary>
        public string Mode { get; }

        /// <summary>One of <see cref="FanSpeeds"/>.</summary>
        public string FanSpeed { get; }

        public static string[] Modes()
        {
            return new[] { Cool, Heat, Dry, Fan, Auto };
        }

        public static string[] FanSpeeds()
        {
            return new[] { Auto, Low, Medium, High };
        }
    }
}
