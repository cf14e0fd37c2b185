namespace Firmware.Network.Provisioning
{
    /// <summary>True once the caller wants its thread back.</summary>
    public delegate bool StopAsked();
}
