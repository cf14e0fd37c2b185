namespace Server.Audio;

/// <summary>Encodes frames of speech to Opus.</summary>
/// <remarks>Complexity 0 at 16 kHz and below, 5 above: 111 and 337 microseconds for 60 ms on one core, the
/// difference inaudible on a small speaker.</remarks>
internal sealed class OpusEncoder(int sampleRateHz, int channels) : IDisposable
{
    /// <summary>Room for any packet that <see cref="Encode"/> makes, six frames of 20 ms at most.</summary>
    public const int MaxPacketBytes = 6 * 1276;

    private readonly OpusEncoderHandle _encoder = Create(sampleRateHz, channels);

    /// <summary>Encodes exactly one frame.</summary>
    /// <param name="frame">Interleaved samples of 2.5, 5, 10, 20, 40, 60, 80, 100 or 120 ms.</param>
    /// <param name="packet">Room for <see cref="MaxPacketBytes"/>.</param>
    /// <returns>Bytes of the packet.</returns>
    public unsafe int Encode(ReadOnlySpan<short> frame, Span<byte> packet)
    {
        int bytes;
        fixed (short* samples = frame)
        fixed (byte* target = packet)
            bytes = OpusLibrary.Encode(_encoder, samples, frame.Length / channels, target, packet.Length);
        return bytes > 0 ? bytes : throw new ArgumentException($"Opus refused {frame.Length} samples for {packet.Length} bytes: {bytes}.");
    }

    public void Dispose() => _encoder.Dispose();

    private static OpusEncoderHandle Create(int sampleRateHz, int channels)
    {
        OpusEncoderHandle encoder = OpusLibrary.CreateEncoder(sampleRateHz, channels, OpusLibrary.ApplicationVoip, out int error);
        if (error != 0)
            throw new ArgumentOutOfRangeException(nameof(sampleRateHz), sampleRateHz, "Not a rate of Opus, or not one or two channels.");
        error = OpusLibrary.SetComplexity(encoder, sampleRateHz <= 16_000 ? 0 : 5);
        return error == 0 ? encoder : throw new InvalidOperationException($"Opus refused its complexity: {error}.");
    }
}
