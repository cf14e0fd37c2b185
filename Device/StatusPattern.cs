namespace Firmware
{
    /// <summary>When the status light is lit: steady while talking, slow blinking while starting, fast after an error.</summary>
    public static class StatusPattern
    {
        public static bool IsLit(DeviceState state, long nowMilliseconds)
        {
            int half = HalfPeriodMilliseconds(state);
            return half == int.MaxValue
                ? state == DeviceState.Listening || state == DeviceState.Speaking
                : nowMilliseconds % (2 * half) < half;
        }

        /// <summary>How long the light stays as it is.</summary>
        public static int MillisecondsUntilChange(DeviceState state, long nowMilliseconds)
        {
            int half = HalfPeriodMilliseconds(state);
            return half == int.MaxValue ? half : half - (int)(nowMilliseconds % half);
        }

        private static int HalfPeriodMilliseconds(DeviceState state)
        {
            switch (state)
            {
                case DeviceState.Starting:
                case DeviceState.Configuring:
                    return 1000;
                case DeviceState.Connecting:
                case DeviceState.Updating:
                    return 250;
                case DeviceState.Error:
                    return 100;
                default:
                    return int.MaxValue;
            }
        }
    }
}
