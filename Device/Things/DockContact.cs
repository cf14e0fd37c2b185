namespace Firmware.Things
{
    /// <summary>Whether a robot vacuum stands on its dock, as it tells itself.</summary>
    public enum DockContact
    {
        Unknown,
        Away,
        Docked
    }
}
