namespace Firmware.Things
{
    /// <summary>What a robot vacuum does.</summary>
    public enum VacuumState
    {
        Docked,
        Cleaning,
        Paused,
        Returning,
        Error
    }
}
