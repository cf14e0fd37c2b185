namespace Server.Audio;

/// <summary>How sound is coded on the wire.</summary>
public enum AudioCodec
{
    /// <summary>Signed 16-bit little-endian samples, channels interleaved.</summary>
    Pcm,

    /// <summary>One Opus packet (RFC 6716) per binary frame.</summary>
    Opus,
}

/// <summary>The form of the audio of one direction of a session, as agreed in the hello.</summary>
/// <param name="Codec">How samples are coded.</param>
/// <param name="SampleRateHz">Samples a second and channel.</param>
/// <param name="Channels">1, or 2 for interleaved stereo.</param>
/// <param name="FrameMilliseconds">Length of one frame that the server sends.</param>
public readonly record struct AudioFormat(AudioCodec Codec, int SampleRateHz, int Channels, int FrameMilliseconds)
{
    /// <summary>The rate at which the server recognises speech.</summary>
    public const int RecognitionRateHz = 16_000;

    /// <summary>Samples per channel in one frame.</summary>
    public int FrameSamples => SampleRateHz * FrameMilliseconds / 1000;

    /// <summary>Bytes of one frame of PCM in this format.</summary>
    public int PcmFrameBytes => FrameSamples * Channels * sizeof(short);
}
