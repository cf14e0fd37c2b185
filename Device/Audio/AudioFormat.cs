namespace Firmware.Audio
{
    /// <summary>
    /// The one form of sound in this firmware, both ways: interleaved little-endian 16-bit stereo PCM as the I2S hardware
    /// gives and takes it. The server picks the channel, sets the volume and codes.
    /// </summary>
    public static class AudioFormat
    {
        public const string Name = "pcm";

        public const int SampleRateHz = 16000;

        public const int Channels = 2;

        public const int FrameMilliseconds = 60;

        /// <summary>16,000 Hz × 2 channels × 2 bytes / 1,000.</summary>
        public const int BytesPerMillisecond = 64;

        /// <summary>3,840.</summary>
        public const int FrameBytes = FrameMilliseconds * BytesPerMillisecond;
    }
}
