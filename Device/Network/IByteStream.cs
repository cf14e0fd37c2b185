using Firmware.Audio;

namespace Firmware.Network
{
    /// <summary>Bytes to and from the server. A link that broke shows in the results, never as an exception.</summary>
    public interface IByteStream
    {
        /// <summary>Waits for at least one byte; how many came, 0 when the link has ended, broken or gone silent for too long.</summary>
        [AudioPath]
        int Read(byte[] buffer, int offset, int count);

        /// <summary>Writes all; false when the link has broken.</summary>
        [AudioPath]
        bool Write(byte[] buffer, int offset, int count);

        /// <summary>From now on a write that cannot be done at once fails.</summary>
        void LimitWaiting();

        /// <summary>Ends the link; a read under way on another thread returns 0.</summary>
        void Close();
    }
}
