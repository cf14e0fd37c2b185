using Server.Audio;
using Server.Protocol;
using Server.Speech;

namespace Server.Sessions;

/// <summary>What a frame of audio led to.</summary>
internal enum Heard
{
    Nothing,

    /// <summary>The speaker has finished; <see cref="Listener.FinishAsync"/> tells what was said.</summary>
    EndOfSpeech,

    /// <summary>The frame is not in the agreed format.</summary>
    BadAudio,
}

/// <summary>The ear of one session: decodes what the microphone sends, finds where an utterance begins and ends unless
/// the device says so, and feeds the recogniser. Only the session's receive loop calls it.</summary>
internal sealed class Listener(AudioFormat uplink, ISpeechRecognizer recognizer, SessionOptions options) : IAsyncDisposable
{
    private readonly FrameDecoder _decoder = new(uplink);
    private readonly short[] _samples = new short[FrameDecoder.MaxSamples];
    private readonly PreRoll _preRoll = new();
    private readonly int _limitSamples = (int)(options.UtteranceLimit.TotalSeconds * AudioFormat.RecognitionRateHz);

    private Endpointer? _endpointer;
    private ListenMode? _mode;
    private bool _announced;
    private bool _inUtterance;
    private int _utteranceSamples;

    /// <summary>Makes the recogniser ready for what can be said now.</summary>
    public ValueTask PrepareAsync(Vocabulary vocabulary, CancellationToken cancellationToken) =>
        recognizer.SetVocabularyAsync(vocabulary, cancellationToken);

    /// <summary>True when <see cref="StartAsync"/> in this mode goes on with what a wake word announced.</summary>
    public bool GoesOn(ListenMode mode) => _announced && mode != ListenMode.Manual;

    /// <summary>Opens the ear. What was being heard is dropped, but for what followed <see cref="AnnounceAsync"/>.</summary>
    public async ValueTask StartAsync(ListenMode mode, Vocabulary vocabulary, CancellationToken cancellationToken)
    {
        var goesOn = GoesOn(mode);
        var hasEnded = _mode is null;
        _announced = false;

        // The announced utterance may be over already: then its answer comes, and in auto mode the ear stays closed.
        if (goesOn && hasEnded && mode == ListenMode.Auto) return;
        _mode = mode;
        if (goesOn) return;
        await recognizer.SetVocabularyAsync(vocabulary, cancellationToken);
        _inUtterance = false;
        _preRoll.Take();
        _endpointer = mode == ListenMode.Manual ? null : new Endpointer(Endpoints());
        if (mode == ListenMode.Manual) await BeginUtteranceAsync(cancellationToken);
    }

    /// <summary>A wake word was heard: opens the ear at once, for the first words of the utterance may come before the
    /// <c>listen start</c> does.</summary>
    public async ValueTask AnnounceAsync(Vocabulary vocabulary, CancellationToken cancellationToken)
    {
        _announced = false;
        await StartAsync(ListenMode.Auto, vocabulary, cancellationToken);
        _announced = true;
    }

    /// <summary>Takes one binary message. Audio that comes while nobody listens is dropped.</summary>
    public async ValueTask<Heard> TakeAsync(ReadOnlyMemory<byte> packet, CancellationToken cancellationToken)
    {
        if (_mode is null) return Heard.Nothing;
        if (!_decoder.TryDecode(packet.Span, _samples, out var count)) return Heard.BadAudio;
        var samples = _samples.AsMemory(0, count);
        if (_endpointer is null)
        {
            await WriteAsync(samples, cancellationToken);
            return Heard.Nothing;
        }

        return await EndpointAsync(_endpointer, samples, cancellationToken);
    }

    /// <summary>The device says that the speaker has finished; false when it was not listening.</summary>
    public bool Stop()
    {
        _announced = false;
        if (_mode is null) return false;
        _mode = null;
        return true;
    }

    /// <summary>Drops what was heard and closes the ear; that of a <c>realtime</c> client, whose microphone stays open,
    /// stays open, too.</summary>
    public async ValueTask CancelAsync(CancellationToken cancellationToken)
    {
        _announced = false;
        if (_mode != ListenMode.Realtime) _mode = null;
        _endpointer?.Reset();
        _preRoll.Take();
        if (!_inUtterance) return;
        _inUtterance = false;
        await recognizer.CancelAsync(cancellationToken);
    }

    /// <summary>What was said, after <see cref="Stop"/> or <see cref="Heard.EndOfSpeech"/>. A next utterance may begin
    /// before the task completes.</summary>
    public Task<Transcript> FinishAsync()
    {
        if (!_inUtterance) return Task.FromResult(Transcript.Nothing);
        _inUtterance = false;
        return recognizer.FinishAsync(CancellationToken.None).AsTask();
    }

    public async ValueTask DisposeAsync()
    {
        await recognizer.DisposeAsync();
        _decoder.Dispose();
    }

    private async ValueTask<Heard> EndpointAsync(
        Endpointer endpointer, ReadOnlyMemory<short> samples, CancellationToken cancellationToken)
    {
        var found = endpointer.Write(samples.Span);
        if (!_inUtterance)
        {
            _preRoll.Add(samples.Span);
            if (found != EndpointEvent.SpeechStarted) return Heard.Nothing;
            await BeginUtteranceAsync(cancellationToken);
            await WriteAsync(_preRoll.Take(), cancellationToken);
            return Heard.Nothing;
        }

        await WriteAsync(samples, cancellationToken);
        if (found != EndpointEvent.SpeechEnded) return Heard.Nothing;
        endpointer.Reset();
        if (_mode == ListenMode.Auto) _mode = null;
        return Heard.EndOfSpeech;
    }

    private EndpointerOptions Endpoints() =>
        new() { MaxUtteranceMilliseconds = (int)options.UtteranceLimit.TotalMilliseconds };

    private async ValueTask BeginUtteranceAsync(CancellationToken cancellationToken)
    {
        await recognizer.StartAsync(cancellationToken);
        _inUtterance = true;
        _utteranceSamples = 0;
    }

    private async ValueTask WriteAsync(ReadOnlyMemory<short> samples, CancellationToken cancellationToken)
    {
        _utteranceSamples += samples.Length;
        if (_utteranceSamples <= _limitSamples) await recognizer.WriteAsync(samples, cancellationToken);
    }
}
