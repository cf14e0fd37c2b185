using System.Buffers.Binary;

namespace Nano;

/// <summary>One connected piece of sound from the speaker.</summary>
/// <param name="StartedAt">Board time in microseconds.</param>
/// <param name="SampleRate">Hertz.</param>
/// <param name="Channels">1 or 2.</param>
/// <param name="SampleBytes">Bytes of one sample of one channel.</param>
/// <param name="Sound">Interleaved little-endian samples.</param>
public sealed record Playback(long StartedAt, int SampleRate, int Channels, int SampleBytes, byte[] Sound)
{
    public TimeSpan Length => TimeSpan.FromSeconds((double)Sound.Length / (SampleRate * Channels * SampleBytes));

    /// <summary>The left channel as 16-bit samples.</summary>
    public short[] Left()
    {
        var frameBytes = Channels * SampleBytes;
        var samples = new short[Sound.Length / frameBytes];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = BinaryPrimitives.ReadInt16LittleEndian(Sound.AsSpan(i * frameBytes + SampleBytes - 2));
        return samples;
    }
}
