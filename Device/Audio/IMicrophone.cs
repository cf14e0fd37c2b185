namespace Firmware.Audio
{
    /// <summary>A source of sound in <see cref="AudioFormat"/>. Opened, read and closed by one thread at a time.</summary>
    public interface IMicrophone
    {
        /// <summary>Starts to record into the hardware's own buffer. Throws when the hardware cannot be had.</summary>
        void Open();

        /// <summary>Waits until <paramref name="count"/> bytes must have been recorded, then fills them in without waiting in the driver.</summary>
        [AudioPath]
        void Read(byte[] buffer, int offset, int count);

        void Close();
    }
}
