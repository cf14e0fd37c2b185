namespace Firmware.Session
{
    /// <summary>Something that whoever opens links and restarts the device has to know.</summary>
    public delegate void SessionNotice();
}
