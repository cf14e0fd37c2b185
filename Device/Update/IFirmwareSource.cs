namespace Firmware.Update
{
    /// <summary>Where firmware is loaded from.</summary>
    public interface IFirmwareSource
    {
        /// <summary>
        /// Asks for the bytes from <paramref name="fromByte"/> to the end. Blocks for up to 20 s; false, with the reason in words,
        /// when the server cannot be reached or its answer is of no use.
        /// </summary>
        bool TryOpen(string url, int fromByte, out IFirmwareBody body, out string problem);
    }
}
