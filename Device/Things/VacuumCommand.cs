namespace Firmware.Things
{
    /// <summary>What a robot vacuum can be told.</summary>
    public enum VacuumCommand
    {
        Start,
        Pause,
        Stop,
        ReturnHome
    }
}
