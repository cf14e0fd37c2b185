namespace Firmware.Update
{
    /// <summary>Where firmware is loaded from.</summary>
    public interface IFirmwareSource
    {
        /// <summary>
        /// Asks for the bytes from <paramref name="fromByte"/> to the end. Blocks for up to 10 s a step; throws when the server
        /// cannot be reached.
        /// </summary>
        IFirmwareBody Open(string url, int fromByte);
    }
}
