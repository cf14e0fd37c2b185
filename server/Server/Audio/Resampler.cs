namespace Server.Audio;

/// <summary>Changes the sample rate of a mono stream. The filter's delay is taken out: what comes back begins where
/// the source began and, once flushed, is as long.</summary>
internal sealed class Resampler : IDisposable
{
    // Of 0 to 10. Quality 3 costs 16 microseconds for 20 ms; above it speech gains nothing.
    private const int Quality = 3;

    private readonly int _sourceRateHz;
    private readonly int _targetRateHz;
    private readonly ResamplerHandle _resampler;
    private long _sourceSamples;
    private long _targetSamples;

    public Resampler(int sourceRateHz, int targetRateHz)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(sourceRateHz);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(targetRateHz);
        _sourceRateHz = sourceRateHz;
        _targetRateHz = targetRateHz;
        _resampler = SpeexLibrary.Create(1, (uint)sourceRateHz, (uint)targetRateHz, Quality, out int error);
        Check(error);
        Check(SpeexLibrary.SkipZeros(_resampler));
    }

    /// <summary>Room that <see cref="Process"/> needs for so many source samples.</summary>
    public int MaxOutput(int sourceSamples)
        => (int)(((long)sourceSamples + SourceLatency) * _targetRateHz / _sourceRateHz) + 2;

    /// <summary>Room that <see cref="Flush"/> needs.</summary>
    public int MaxTail => MaxOutput(SourceLatency);

    private int SourceLatency => SpeexLibrary.GetInputLatency(_resampler);

    /// <summary>Takes all of <paramref name="source"/>.</summary>
    /// <returns>Samples written to <paramref name="target"/>.</returns>
    public int Process(ReadOnlySpan<short> source, Span<short> target)
    {
        _sourceSamples += source.Length;
        int written = Convert(source, target);
        _targetSamples += written;
        return written;
    }

    /// <summary>Gives what the filter still holds and makes ready for another stream.</summary>
    /// <returns>Samples written to <paramref name="target"/>.</returns>
    public int Flush(Span<short> target)
    {
        long missing = _sourceSamples * _targetRateHz / _sourceRateHz - _targetSamples;
        Span<short> zeros = stackalloc short[SourceLatency + _sourceRateHz / _targetRateHz + 1];
        zeros.Clear();
        int written = (int)Math.Clamp(missing, 0, Convert(zeros, target));
        Check(SpeexLibrary.ResetMemory(_resampler));
        Check(SpeexLibrary.SkipZeros(_resampler));
        _sourceSamples = 0;
        _targetSamples = 0;
        return written;
    }

    public void Dispose() => _resampler.Dispose();

    private unsafe int Convert(ReadOnlySpan<short> source, Span<short> target)
    {
        int taken = 0;
        int written = 0;
        while (taken < source.Length)
        {
            fixed (short* from = source[taken..])
            fixed (short* to = target[written..])
            {
                uint sourceSamples = (uint)(source.Length - taken);
                uint targetSamples = (uint)(target.Length - written);
                Check(SpeexLibrary.Process(_resampler, 0, from, ref sourceSamples, to, ref targetSamples));
                if (sourceSamples == 0 && targetSamples == 0)
                    throw new ArgumentException("The target is too small.", nameof(target));
                taken += (int)sourceSamples;
                written += (int)targetSamples;
            }
        }
        return written;
    }

    private static void Check(int error)
    {
        if (error != 0)
            throw new InvalidOperationException($"The resampler failed with code {error}.");
    }
}
