namespace Firmware
{
    /// <summary>Names of states for people: <c>Enum.ToString()</c> gives the number on nanoFramework.</summary>
    public static class DeviceStateNames
    {
        public static string Of(DeviceState state)
        {
            switch (state)
            {
                case DeviceState.Starting: return "Starting";
                case DeviceState.Configuring: return "Configuring";
                case DeviceState.Idle: return "Idle";
                case DeviceState.Connecting: return "Connecting";
                case DeviceState.Listening: return "Listening";
                case DeviceState.Speaking: return "Speaking";
                case DeviceState.Updating: return "Updating";
                default: return "Error";
            }
        }
    }
}
