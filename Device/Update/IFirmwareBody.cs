namespace Firmware.Update
{
    /// <summary>A server's answer to the request for firmware. Whoever opened it closes it.</summary>
    public interface IFirmwareBody
    {
        /// <summary>HTTP status: firmware follows with 200 and 206 only.</summary>
        int Status { get; }

        /// <summary>Where in the firmware it begins; 0 when the server sends all of it.</summary>
        int FromByte { get; }

        /// <summary>Bytes that follow; -1 when the server does not say.</summary>
        int LengthBytes { get; }

        /// <summary>
        /// Reads <paramref name="count"/> bytes; fewer at the end, and when the link broke or was too slow, after which it is of
        /// no more use. Blocks for up to 30 s and throws nothing.
        /// </summary>
        int Read(byte[] buffer, int offset, int count);

        void Close();
    }
}
