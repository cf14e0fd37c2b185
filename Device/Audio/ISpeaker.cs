namespace Firmware.Audio
{
    /// <summary>A sink of sound in <see cref="AudioFormat"/>. Used by the playback thread alone.</summary>
    public interface ISpeaker
    {
        /// <summary>Takes the hardware. Throws when it cannot be had.</summary>
        void Open();

        /// <summary>How long what was written will still sound; 0 when the hardware has run dry.</summary>
        [AudioPath]
        int BufferedMilliseconds();

        /// <summary>
        /// Hands sound to the hardware. Blocks every thread of the device while the hardware's buffer is full, so it is
        /// called only when <see cref="BufferedMilliseconds"/> leaves room.
        /// </summary>
        [AudioPath]
        void Write(byte[] buffer, int offset, int count);

        /// <summary>Cuts off what still sounds and gives the hardware back; to finish instead, wait until it has run dry.</summary>
        void Stop();
    }
}
