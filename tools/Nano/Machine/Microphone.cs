namespace Nano;

/// <summary>
/// What the board's microphone hears: the sound that was queued, at the time it is due, and a noise floor of about
/// -60 dBFS always. Sound that no receiver reads while it lasts is lost, as in a room.
/// </summary>
public sealed class Microphone(IBoardClock clock)
{
    /// <summary>Hertz of the sound handed to <see cref="Say"/>.</summary>
    public const int SampleRate = 16_000;

    // Uniform noise of this amplitude has an effective value of 33, which is -60 dBFS.
    private const int NoiseAmplitude = 57;

    private readonly Lock _lock = new();
    private readonly List<Sound> _sounds = [];
    private long _quietFrom;

    /// <summary>True while queued sound lasts.</summary>
    public bool IsSpeaking => clock.Microseconds < QuietFrom;

    /// <summary>Board time in microseconds at which the last queued sound ends.</summary>
    public long QuietFrom
    {
        get
        {
            lock (_lock) return _quietFrom;
        }
    }

    /// <summary>Queues 16 kHz mono sound behind what is queued already; returns the board time in microseconds at which it ends.</summary>
    public long Say(short[] samples)
    {
        lock (_lock)
        {
            var now = clock.Microseconds;
            _sounds.RemoveAll(sound => sound.End < now - 5_000_000);
            var start = Math.Max(now, _quietFrom);
            _quietFrom = start + samples.Length * 1_000_000L / SampleRate;
            _sounds.Add(new Sound(start, _quietFrom, samples));
            return _quietFrom;
        }
    }

    /// <summary>Takes back what has not been heard yet.</summary>
    public void Hush()
    {
        lock (_lock)
        {
            _sounds.Clear();
            _quietFrom = clock.Microseconds;
        }
    }

    /// <summary>Fills in what was to hear from a frame on, counted from a start in board time, at the receiver's rate.</summary>
    internal void Hear(long started, long firstFrame, int rate, Span<short> into)
    {
        lock (_lock)
        {
            for (var i = 0; i < into.Length; i++)
            {
                var moment = started + (firstFrame + i) * 1_000_000 / rate;
                into[i] = (short)Math.Clamp(SoundAt(moment) + Noise(firstFrame + i), short.MinValue, short.MaxValue);
            }
        }
    }

    private int SoundAt(long moment)
    {
        foreach (var sound in _sounds)
        {
            if (moment < sound.Start || moment >= sound.End) continue;
            var index = (moment - sound.Start) * SampleRate / 1_000_000;
            if (index < sound.Samples.Length) return sound.Samples[index];
        }

        return 0;
    }

    private static int Noise(long frame)
    {
        var hash = (ulong)frame * 0x9E3779B97F4A7C15;
        hash ^= hash >> 29;
        hash *= 0xBF58476D1CE4E5B9;
        return (int)((hash >> 33) % (2 * NoiseAmplitude + 1)) - NoiseAmplitude;
    }

    private readonly record struct Sound(long Start, long End, short[] Samples);
}
