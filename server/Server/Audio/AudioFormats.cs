namespace Server.Audio;

/// <summary>Agrees with a client on the form of the sound.</summary>
public static class AudioFormats
{
    /// <summary>What devices send that do not say: stock firmware codes its microphone like this.</summary>
    public static readonly AudioFormat DefaultUplink = new(AudioCodec.Opus, 16_000, 1, 60);

    /// <summary>What Opus clients are sent; stock firmware opens its speaker at this rate.</summary>
    public static readonly AudioFormat OpusDownlink = new(AudioCodec.Opus, 24_000, 1, 60);

    /// <summary>Reads the <c>audio_params</c> of a hello, each of which may be missing.</summary>
    /// <param name="codec"><c>opus</c> or <c>pcm</c>.</param>
    /// <param name="sampleRateHz">16,000, 24,000 or 48,000.</param>
    /// <param name="channels">1, or 2 for interleaved stereo.</param>
    /// <param name="frameMilliseconds">20 to 120, in steps of 20.</param>
    /// <param name="uplink">What the client sends.</param>
    /// <param name="downlink">What it is sent: the same PCM for who sends PCM, else Opus at 24 kHz in mono.</param>
    /// <returns>False when the server cannot serve it: error <c>UNSUPPORTED_AUDIO_FORMAT</c>.</returns>
    public static bool TryNegotiate(
        string? codec, int? sampleRateHz, int? channels, int? frameMilliseconds,
        out AudioFormat uplink, out AudioFormat downlink)
    {
        uplink = downlink = default;
        AudioCodec known;
        if (codec is null || codec.Equals("opus", StringComparison.OrdinalIgnoreCase))
            known = AudioCodec.Opus;
        else if (codec.Equals("pcm", StringComparison.OrdinalIgnoreCase))
            known = AudioCodec.Pcm;
        else
            return false;

        var asked = new AudioFormat(
            known,
            sampleRateHz ?? DefaultUplink.SampleRateHz,
            channels ?? DefaultUplink.Channels,
            frameMilliseconds ?? DefaultUplink.FrameMilliseconds);
        if (asked is not { SampleRateHz: 16_000 or 24_000 or 48_000, Channels: 1 or 2 })
            return false;
        if (asked is not { FrameMilliseconds: 20 or 40 or 60 or 80 or 100 or 120 })
            return false;

        uplink = asked;
        downlink = known == AudioCodec.Pcm ? asked : OpusDownlink;
        return true;
    }
}
