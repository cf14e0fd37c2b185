namespace Server.Audio;

/// <summary>Decodes Opus packets to mono. An Opus stream of any rate and channel count decodes to any rate, so the
/// sender's form need not be known.</summary>
/// <param name="sampleRateHz">Of the samples given: 8,000, 12,000, 16,000, 24,000 or 48,000.</param>
internal sealed class OpusDecoder(int sampleRateHz) : IDisposable
{
    private readonly OpusDecoderHandle _decoder = Create(sampleRateHz);

    /// <summary>Samples of the longest packet that Opus allows, 120 ms.</summary>
    public int MaxPacketSamples { get; } = sampleRateHz * 120 / 1000;

    /// <summary>Decodes one packet of one or more frames.</summary>
    /// <param name="packet">As it came from the network; anything is safe.</param>
    /// <param name="output">Room for <see cref="MaxPacketSamples"/>.</param>
    /// <returns>False for a packet that is no Opus; the next good one decodes again.</returns>
    public unsafe bool TryDecode(ReadOnlySpan<byte> packet, Span<short> output, out int samples)
    {
        samples = 0;
        if (packet.IsEmpty) // For libopus no bytes mean a lost packet, and it would invent one.
            return false;
        fixed (byte* bytes = packet)
        fixed (short* target = output)
            samples = OpusLibrary.Decode(_decoder, bytes, packet.Length, target, Math.Min(output.Length, MaxPacketSamples), 0);
        if (samples >= 0)
            return true;
        samples = 0;
        return false;
    }

    public void Dispose() => _decoder.Dispose();

    private static OpusDecoderHandle Create(int sampleRateHz)
    {
        OpusDecoderHandle decoder = OpusLibrary.CreateDecoder(sampleRateHz, channels: 1, out int error);
        return error == 0 ? decoder : throw new ArgumentOutOfRangeException(nameof(sampleRateHz), sampleRateHz, "Not a rate of Opus.");
    }
}
