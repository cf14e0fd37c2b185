namespace Server.Audio;

/// <summary>What the last samples told of the utterance.</summary>
public enum EndpointEvent
{
    /// <summary>Nothing new.</summary>
    None,

    /// <summary>Somebody began to speak, about <see cref="EndpointerOptions.StartFrames"/> frames ago.</summary>
    SpeechStarted,

    /// <summary>The utterance is over.</summary>
    SpeechEnded,
}

/// <summary>When an utterance begins and ends.</summary>
public sealed record EndpointerOptions
{
    /// <summary>Frames that must hold speech for it to count, of the last <see cref="WindowFrames"/>.</summary>
    public int StartFrames { get; init; } = 6;

    /// <summary>Frames of 20 ms that are looked back upon.</summary>
    public int WindowFrames { get; init; } = 10;

    /// <summary>How far speech is above the least noise of two seconds, in decibels. Over five minutes of pink noise
    /// 5 gave no false start; 9 missed the first word at a signal-to-noise ratio of 10 dB.</summary>
    public double SpeechDecibels { get; init; } = 6;

    /// <summary>Quieter than this is never speech, in decibels of full scale after the pre-emphasis.</summary>
    public double QuietestSpeech { get; init; } = -65;

    /// <summary>Silence that ends an utterance.</summary>
    public int EndSilenceMilliseconds { get; init; } = 700;

    /// <summary>An utterance is cut here: babble and music never fall silent.</summary>
    public int MaxUtteranceMilliseconds { get; init; } = 15_000;
}

/// <summary>Finds speech by its energy above the noise of the room. Steady noise of any level and hum become the
/// floor that speech is measured from; babble does not. Feed it 16 kHz mono; not for several threads.</summary>
public sealed class Endpointer(EndpointerOptions options)
{
    private const int FrameSamples = AudioFormat.RecognitionRateHz / 50;
    private const int FrameMilliseconds = 20;

    // Speech pauses within two seconds, noise does not: the least energy of that time is the noise.
    private const int FloorFrames = 100;

    // Tilts the spectrum so that hum and rumble weigh little and consonants much.
    private const float PreEmphasis = 0.95f;

    private readonly double[] _decibels = new double[FloorFrames];
    private long _frames;
    private long _windowStart;
    private int _samplesInFrame;
    private double _energy;
    private float _previous;
    private int _silentMilliseconds;
    private int _utteranceMilliseconds;

    public Endpointer()
        : this(new EndpointerOptions())
    {
    }

    /// <summary>True between the start and the end of speech.</summary>
    public bool IsSpeaking { get; private set; }

    /// <summary>True when somebody has spoken since <see cref="Reset"/>.</summary>
    public bool HasHeardSpeech { get; private set; }

    /// <summary>How long the speaker has paused; 0 before the first word.</summary>
    public int SilentMilliseconds => IsSpeaking ? _silentMilliseconds : 0;

    /// <summary>Begins a new utterance; the noise of the room is remembered.</summary>
    public void Reset()
    {
        IsSpeaking = false;
        HasHeardSpeech = false;
        _silentMilliseconds = 0;
        _utteranceMilliseconds = 0;
        _windowStart = _frames;
    }

    /// <summary>Adds samples, any number of them.</summary>
    /// <returns>The last event that they caused.</returns>
    public EndpointEvent Write(ReadOnlySpan<short> samples)
    {
        var last = EndpointEvent.None;
        foreach (short sample in samples)
        {
            float emphasised = sample - PreEmphasis * _previous;
            _previous = sample;
            _energy += emphasised * emphasised;
            if (++_samplesInFrame < FrameSamples)
                continue;
            EndpointEvent now = EndFrame();
            if (now != EndpointEvent.None)
                last = now;
        }
        return last;
    }

    private EndpointEvent EndFrame()
    {
        const double FullScale = 32768.0 * 32768.0;
        _decibels[_frames++ % FloorFrames] = 10 * Math.Log10(_energy / FrameSamples / FullScale + 1e-12);
        _energy = 0;
        _samplesInFrame = 0;

        int speechFrames = CountSpeech(SpeechLevel());
        if (!IsSpeaking)
        {
            if (speechFrames < options.StartFrames)
                return EndpointEvent.None;
            IsSpeaking = HasHeardSpeech = true;
            _silentMilliseconds = 0;
            _utteranceMilliseconds = 0;
            return EndpointEvent.SpeechStarted;
        }

        bool speech = Decibels(1) > SpeechLevel();
        _silentMilliseconds = speech ? 0 : _silentMilliseconds + FrameMilliseconds;
        _utteranceMilliseconds += FrameMilliseconds;
        if (_silentMilliseconds < options.EndSilenceMilliseconds && _utteranceMilliseconds < options.MaxUtteranceMilliseconds)
            return EndpointEvent.None;
        IsSpeaking = false;
        _windowStart = _frames;
        return EndpointEvent.SpeechEnded;
    }

    // The window is counted anew against the floor of now: whoever speaks at once raises the floor first, and is
    // found as soon as a pause brings it down.
    private int CountSpeech(double level)
    {
        int count = 0;
        long window = Math.Min(options.WindowFrames, _frames - _windowStart);
        for (int back = 1; back <= window; back++)
        {
            if (Decibels(back) > level)
                count++;
        }
        return count;
    }

    private double SpeechLevel()
    {
        double floor = double.MaxValue;
        long known = Math.Min(FloorFrames, _frames);
        for (int i = 0; i < known; i++)
            floor = Math.Min(floor, _decibels[i]);
        return Math.Max(floor + options.SpeechDecibels, options.QuietestSpeech);
    }

    private double Decibels(int back) => _decibels[(_frames - back) % FloorFrames];
}
