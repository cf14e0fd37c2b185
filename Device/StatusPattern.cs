namespace Firmware
{
    /// <summary>When the status light is lit: steady while talking, slow blinking while starting, fast after an error.</summary>
    public static class StatusPattern
    {
        public static bool IsLit(DeviceState state, long nowMilliseconds)
        {
            switch (state)
            {
                case DeviceState.Listening:
                case DeviceState.Speaking:
                    return true;
                case DeviceState.Starting:
                case DeviceState.Configuring:
                    return nowMilliseconds % 2000 < 1000;
                case DeviceState.Connecting:
                case DeviceState.Updating:
                    return nowMilliseconds % 500 < 250;
                case DeviceState.Error:
                    return nowMilliseconds % 200 < 100;
                default:
                    return false;
            }
        }
    }
}
