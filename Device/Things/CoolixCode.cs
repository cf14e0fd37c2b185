namespace Firmware.Things
{
    /// <summary>
    /// The infrared code of Coolix, Midea, Beko and many air conditioners under other names, as their owners have recorded it:
    /// <code>
    /// bits 23..16   0xB2
    /// bits 15..13   fan: 101 auto, 100 low, 010 medium, 001 high, 000 when the unit chooses (modes auto and dry)
    /// bits 12..8    11111, no sensor in the remote
    /// bits 7..4     17 to 30 °C in a Gray code; 1110 in mode fan
    /// bits 3..2     mode: 00 cool, 01 dry and fan, 10 auto, 11 heat
    /// bits 1..0     00
    /// </code>
    /// Off is a code of its own. On the air: a mark and a space of 4.5 ms; three bytes, highest bit first, each followed by its
    /// complement; a mark and a pause of 5.2 ms; then all of it again. A bit is a mark of 552 µs and a space of 552 (0) or
    /// 1656 µs (1).
    /// </summary>
    public static class CoolixCode
    {
        public const int MinCelsius = 17;
        public const int MaxCelsius = 30;
        public const int Off = 0xB27BE0;

        /// <summary>Bytes of the items of a code.</summary>
        public const int ItemBytes = 2 * ItemsOfHalf * RmtItem.Bytes;

        /// <summary>Longest time on the air, rounded up: of each byte and its complement eight bits are 1.</summary>
        public const int SendMilliseconds = 195;

        private const int Frame = 0xB20000;
        private const int NoSensor = 0x1F00;
        private const int TemperatureOfFanMode = 0xE;
        private const int DataBytes = 3;
        private const int ItemsOfHalf = 1 + (DataBytes * 16) + 1;
        private const int HeaderMarkMicroseconds = 4692;
        private const int HeaderSpaceMicroseconds = 4416;
        private const int MarkMicroseconds = 552;
        private const int ZeroMicroseconds = 552;
        private const int OneMicroseconds = 1656;
        private const int PauseMicroseconds = 5244;

        private static readonly int[] CodeOfCelsius = { 0x0, 0x1, 0x3, 0x2, 0x6, 0x7, 0x5, 0x4, 0xC, 0xD, 0x9, 0x8, 0xA, 0xB };

        /// <summary>In these modes the unit chooses the fan's speed.</summary>
        public static bool HasFanSpeed(string mode)
        {
            return mode != AirConditionerSetting.Auto && mode != AirConditionerSetting.Dry;
        }

        /// <summary>The 24 bits.</summary>
        public static int Encode(AirConditionerSetting setting)
        {
            if (!setting.Power)
            {
                return Off;
            }

            int temperature = setting.Mode == AirConditionerSetting.Fan ? TemperatureOfFanMode : CodeOfCelsius[setting.Celsius - MinCelsius];
            int fan = HasFanSpeed(setting.Mode) ? FanBits(setting.FanSpeed) : 0;
            return Frame | (fan << 13) | NoSensor | (temperature << 4) | (ModeBits(setting.Mode) << 2);
        }

        /// <summary>Fills <see cref="ItemBytes"/> bytes with items in microseconds.</summary>
        public static void WriteItems(int code, byte[] items)
        {
            int offset = WriteHalf(code, items, 0);
            WriteHalf(code, items, offset);
        }

        private static int WriteHalf(int code, byte[] items, int offset)
        {
            offset = RmtItem.WriteHighLow(items, offset, HeaderMarkMicroseconds, HeaderSpaceMicroseconds);
            for (int shift = 16; shift >= 0; shift -= 8)
            {
                int value = (code >> shift) & 0xFF;
                int bits = (value << 8) | (value ^ 0xFF);
                for (int mask = 0x8000; mask != 0; mask >>= 1)
                {
                    offset = RmtItem.WriteHighLow(items, offset, MarkMicroseconds, (bits & mask) != 0 ? OneMicroseconds : ZeroMicroseconds);
                }
            }

            return RmtItem.WriteHighLow(items, offset, MarkMicroseconds, PauseMicroseconds);
        }

        private static int FanBits(string fanSpeed)
        {
            switch (fanSpeed)
            {
                case AirConditionerSetting.Low: return 4;
                case AirConditionerSetting.Medium: return 2;
                case AirConditionerSetting.High: return 1;
                default: return 5;
            }
        }

        private static int ModeBits(string mode)
        {
            switch (mode)
            {
                case AirConditionerSetting.Cool: return 0;
                case AirConditionerSetting.Dry:
                case AirConditionerSetting.Fan: return 1;
                case AirConditionerSetting.Auto: return 2;
                default: return 3;
            }
        }
    }
}
