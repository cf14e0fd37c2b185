namespace Server.Tests.Audio;

/// <summary>Sound for tests, the same at every run.</summary>
internal static class Signal
{
    public const int RateHz = 16_000;

    public static short[] Silence(int milliseconds) => new short[RateHz * milliseconds / 1000];

    public static short[] Sine(double hz, int milliseconds, int rateHz = RateHz, double amplitude = 8000)
        => [.. Enumerable.Range(0, rateHz * milliseconds / 1000).Select(i => (short)(amplitude * Math.Sin(2 * Math.PI * hz * i / rateHz)))];

    /// <summary>Noise with as much energy in every octave, as rooms have.</summary>
    public static short[] PinkNoise(int milliseconds, double dbfs, int seed = 1)
    {
        var random = new Random(seed);
        var noise = new double[RateHz * milliseconds / 1000];
        double low = 0, middle = 0, high = 0;
        for (int i = 0; i < noise.Length; i++)
        {
            double white = 2 * random.NextDouble() - 1;
            low = 0.99765 * low + 0.0990460 * white;
            middle = 0.96300 * middle + 0.2965164 * white;
            high = 0.57000 * high + 1.0526913 * white;
            noise[i] = low + middle + high + 0.1848 * white;
        }
        double gain = 32768 * Math.Pow(10, dbfs / 20) / Math.Sqrt(noise.Average(x => x * x));
        return [.. noise.Select(x => (short)Math.Clamp(gain * x, short.MinValue, short.MaxValue))];
    }

    /// <summary>Mains hum: 50 Hz and what goes with it.</summary>
    public static short[] Hum(int milliseconds)
        => Mix(Mix(Sine(50, milliseconds, amplitude: 3000), Sine(150, milliseconds, amplitude: 1500)), Sine(250, milliseconds, amplitude: 700));

    public static short[] Mix(short[] sound, short[] other)
        => [.. sound.Select((x, i) => (short)Math.Clamp(x + other[i % other.Length], short.MinValue, short.MaxValue))];

    /// <summary>The sound in a room as much quieter than itself, with half a second of the room before and after.</summary>
    public static short[] InNoise(short[] sound, double signalToNoise, int seed = 1)
    {
        double level = 20 * Math.Log10(RootMeanSquare(sound) / 32768) - signalToNoise;
        short[] padded = [.. Silence(500), .. sound, .. Silence(500)];
        return Mix(padded, PinkNoise(padded.Length * 1000 / RateHz, level, seed));
    }

    public static double RootMeanSquare(ReadOnlySpan<short> samples)
    {
        double sum = 0;
        foreach (short sample in samples)
            sum += (double)sample * sample;
        return Math.Sqrt(sum / samples.Length);
    }

    /// <summary>How far the tone of this frequency, of whatever phase and strength, is above all else.</summary>
    public static double ToneToNoiseDecibels(ReadOnlySpan<short> samples, double hz, int rateHz)
    {
        double sine = 0, cosine = 0, all = 0;
        for (int i = 0; i < samples.Length; i++)
        {
            double angle = 2 * Math.PI * hz * i / rateHz;
            sine += samples[i] * Math.Sin(angle);
            cosine += samples[i] * Math.Cos(angle);
            all += (double)samples[i] * samples[i];
        }
        double tone = 2 * (sine * sine + cosine * cosine) / samples.Length;
        return 10 * Math.Log10(tone / Math.Max(1e-9, all - tone));
    }
}
