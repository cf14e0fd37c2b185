namespace Server.Audio;

/// <summary>Encodes frames of speech to Opus.</summary>
/// <remarks>Complexity 0 at 16 kHz and below, 5 above: 111 and 337 microseconds for 60 ms on one core, the
/// difference inaudible on a small speaker. While more is spoken than <see cref="ManyPerProcessor"/> allows, 0 for all:
/// sound that is a little coarser is better than sound that is late.</remarks>
internal sealed class OpusEncoder(int sampleRateHz, int channels) : IDisposable
{
    /// <summary>Room for any packet that <see cref="Encode"/> makes, six frames of 20 ms at most.</summary>
    public const int MaxPacketBytes = 6 * 1276;

    /// <summary>Encoders that one processor serves at full complexity, with most of its time left for other work.</summary>
    private const int ManyPerProcessor = 16;

    private static int _open;

    private readonly OpusEncoderHandle _encoder = Create(sampleRateHz, channels);
    private readonly int _fullComplexity = sampleRateHz <= 16_000 ? 0 : 5;
    private int _complexity = -1;

    /// <summary>Encodes exactly one frame.</summary>
    /// <param name="frame">Interleaved samples of 2.5, 5, 10, 20, 40, 60, 80, 100 or 120 ms.</param>
    /// <param name="packet">Room for <see cref="MaxPacketBytes"/>.</param>
    /// <returns>Bytes of the packet.</returns>
    public unsafe int Encode(ReadOnlySpan<short> frame, Span<byte> packet)
    {
        AdaptComplexity();
        int bytes;
        fixed (short* samples = frame)
        fixed (byte* target = packet)
            bytes = OpusLibrary.Encode(_encoder, samples, frame.Length / channels, target, packet.Length);
        return bytes > 0 ? bytes : throw new ArgumentException($"Opus refused {frame.Length} samples for {packet.Length} bytes: {bytes}.");
    }

    public void Dispose()
    {
        if (_encoder.IsClosed) return;
        Interlocked.Decrement(ref _open);
        _encoder.Dispose();
    }

    private void AdaptComplexity()
    {
        var complexity = Volatile.Read(ref _open) > ManyPerProcessor * Environment.ProcessorCount ? 0 : _fullComplexity;
        if (complexity == _complexity) return;
        var error = OpusLibrary.SetComplexity(_encoder, complexity);
        if (error != 0) throw new InvalidOperationException($"Opus refused its complexity: {error}.");
        _complexity = complexity;
    }

    private static OpusEncoderHandle Create(int sampleRateHz, int channels)
    {
        OpusEncoderHandle encoder = OpusLibrary.CreateEncoder(sampleRateHz, channels, OpusLibrary.ApplicationVoip, out int error);
        if (error != 0)
            throw new ArgumentOutOfRangeException(nameof(sampleRateHz), sampleRateHz, "Not a rate of Opus, or not one or two channels.");
        Interlocked.Increment(ref _open);
        return encoder;
    }
}
