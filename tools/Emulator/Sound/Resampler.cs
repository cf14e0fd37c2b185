namespace Emulator.Sound;

/// <summary>Brings recordings to the microphone's rate: averages going down, interpolates going up. Good enough for speech.</summary>
internal static class Resampler
{
    private const int TargetHz = 16_000;

    public static short[] ToSixteenKilohertz(short[] samples, int sampleRateHz)
    {
        if (sampleRateHz == TargetHz || samples.Length == 0) return samples;
        var step = (double)sampleRateHz / TargetHz;
        var result = new short[(int)(samples.Length / step)];
        for (var i = 0; i < result.Length; i++)
            result[i] = (short)(step > 1 ? Average(samples, i * step, (i + 1) * step) : Between(samples, i * step));
        return result;
    }

    /// <summary>The mean over a stretch of the recording, with the shares of the samples at both ends.</summary>
    private static double Average(short[] samples, double from, double to)
    {
        double sum = 0;
        for (var i = (int)from; i < to && i < samples.Length; i++)
            sum += samples[i] * (Math.Min(i + 1, to) - Math.Max(i, from));
        return sum / (to - from);
    }

    private static double Between(short[] samples, double at)
    {
        var index = Math.Min((int)at, samples.Length - 1);
        var next = Math.Min(index + 1, samples.Length - 1);
        return samples[index] + (samples[next] - samples[index]) * (at - index);
    }
}
