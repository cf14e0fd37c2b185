namespace Firmware.Update
{
    /// <summary>A server's answer to the request for firmware. Whoever opened it closes it.</summary>
    public interface IFirmwareBody
    {
        /// <summary>HTTP status: 206 begins where it was asked to, 200 at the beginning.</summary>
        int Status { get; }

        /// <summary>Bytes that follow; -1 when the server does not say.</summary>
        long LengthBytes { get; }

        /// <summary>Blocks for some bytes, up to 10 s; 0 at the end. Throws when the link breaks.</summary>
        int Read(byte[] buffer, int offset, int count);

        void Close();
    }
}
