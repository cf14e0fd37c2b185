namespace Firmware.Things
{
    /// <summary>Bytes to and from another device; neither direction waits.</summary>
    public interface ISerialLine
    {
        /// <summary>Throws when the port cannot be had.</summary>
        void Open();

        /// <summary>Sends the first bytes of a buffer, few enough for the hardware's own memory: 64.</summary>
        void Write(byte[] buffer, int count);

        /// <summary>Takes what has come, as much as fits; 0 when nothing has.</summary>
        int Read(byte[] buffer, int offset, int count);

        void Close();
    }
}
