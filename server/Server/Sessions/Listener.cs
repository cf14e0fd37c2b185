using System.Buffers;
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

    /// <summary>The recogniser is too far behind: what was being said is lost.</summary>
    Overloaded,
}

/// <summary>The ear of one session: decodes what the microphone sends, finds where an utterance begins and ends unless
/// the device says so, and feeds the recogniser. Only the session's receive loop calls it.</summary>
internal sealed class Listener(
    AudioFormat uplink, ISpeechRecognizer recognizer, SessionOptions options, TimeProvider time) : IAsyncDisposable
{
    private readonly FrameDecoder _decoder = new(uplink);
    private readonly PreRoll _preRoll = new();
    private readonly int _limitSamples = (int)(options.UtteranceLimit.TotalSeconds * AudioFormat.RecognitionRateHz);

    private CancellationTokenSource _patience = new(options.RecognizerPatience, time);
    private readonly QuietEnd _quietEnd = new();
    private Endpointer? _endpointer;
    private ListenMode? _mode;
    private bool _announced;
    private bool _isAnswered;
    private bool _inUtterance;
    private bool _isLost;
    private int _utteranceSamples;

    /// <summary>True while an <c>auto</c> client is answered: it is not heard until it says <c>listen start</c> again, or
    /// until <see cref="Resume"/>.</summary>
    public bool IsAnswered => _isAnswered;

    /// <summary>True while somebody speaks.</summary>
    public bool IsInUtterance => _inUtterance;

    /// <summary>True while the microphone of a <c>realtime</c> client is open, which hears through the answer.</summary>
    public bool IsRealtime => _mode == ListenMode.Realtime;

    /// <summary>True while the microphone is open, stays so by itself, and nobody speaks.</summary>
    public bool WaitsForSpeech => _mode is ListenMode.Auto or ListenMode.Realtime && !_isAnswered && !_inUtterance;

    /// <summary>True when <see cref="StartAsync"/> in this mode goes on with what a wake word announced.</summary>
    public bool GoesOn(ListenMode mode) => _announced && mode != ListenMode.Manual;

    /// <summary>Opens the ear. What was being heard is dropped, but for what followed <see cref="AnnounceAsync"/>.</summary>
    public async ValueTask StartAsync(ListenMode mode, Vocabulary vocabulary, CancellationToken cancellationToken)
    {
        var goesOn = GoesOn(mode);
        var hasEnded = _mode is null || _isAnswered;
        _announced = false;

        // The announced utterance may be over already: then its answer comes, and in auto mode the ear stays closed.
        if (goesOn && hasEnded && mode == ListenMode.Auto) return;
        _mode = mode;
        _isAnswered = false;
        if (goesOn) return;
        await recognizer.SetVocabularyAsync(vocabulary, cancellationToken);
        _inUtterance = false;
        _preRoll.Take();
        _endpointer = mode == ListenMode.Manual ? null : new Endpointer(Endpoints());
        if (mode == ListenMode.Manual) await BeginUtteranceAsync();
    }

    /// <summary>A wake word was heard: opens the ear at once, for the first words of the utterance may come before the
    /// <c>listen start</c> does.</summary>
    public async ValueTask AnnounceAsync(Vocabulary vocabulary, CancellationToken cancellationToken)
    {
        _announced = false;
        await StartAsync(ListenMode.Auto, vocabulary, cancellationToken);
        _announced = true;
    }

    /// <summary>Takes one frame. Audio that comes while nobody listens is dropped.</summary>
    public async ValueTask<Heard> TakeAsync(ReadOnlyMemory<byte> packet)
    {
        if (_mode is null || _isAnswered) return Heard.Nothing;
        // Not one for each listener: most of them hear nothing most of the time.
        var buffer = ArrayPool<short>.Shared.Rent(FrameDecoder.MaxSamples);
        try
        {
            if (!_decoder.TryDecode(packet.Span, buffer, out var count)) return Heard.BadAudio;
            var samples = buffer.AsMemory(0, count);
            if (_endpointer is not null) return await EndpointAsync(_endpointer, samples);
            return _inUtterance ? await TakeUntilStopAsync(samples) : Heard.Nothing;
        }
        catch (OperationCanceledException)
        {
            _inUtterance = false;
            _isLost = true;
            _endpointer?.Reset();
            return Heard.Overloaded;
        }
        finally
        {
            ArrayPool<short>.Shared.Return(buffer);
        }
    }

    /// <summary>Something else is answered first: the ear waits for <see cref="Resume"/>.</summary>
    public void Hold() => _isAnswered = true;

    /// <summary>There was nothing to answer: a device that listens by itself goes on, and so does the ear.</summary>
    public void Resume() => _isAnswered = false;

    /// <summary>The device says that the speaker has finished; false when it was not listening.</summary>
    public bool Stop()
    {
        _announced = false;
        var listened = _mode is not null && !_isAnswered;
        _mode = null;
        _isAnswered = false;
        return listened;
    }

    /// <summary>Drops what was heard and closes the ear; that of a <c>realtime</c> client, whose microphone stays open,
    /// stays open, too.</summary>
    public async ValueTask CancelAsync()
    {
        _announced = false;
        _isAnswered = false;
        if (_mode != ListenMode.Realtime) _mode = null;
        _endpointer?.Reset();
        _preRoll.Take();
        if (!_inUtterance && !_isLost) return;
        _inUtterance = false;
        _isLost = false;
        await recognizer.CancelAsync(Patience());
    }

    /// <summary>What was said, after <see cref="Stop"/> or <see cref="Heard.EndOfSpeech"/>. A next utterance may begin
    /// before the task completes.</summary>
    /// <param name="turn">Of the turn that waits for it: nobody recognises for one that is cancelled.</param>
    public Task<Transcript> FinishAsync(CancellationToken turn)
    {
        if (_isLost) return DropAsync();
        if (!_inUtterance) return Task.FromResult(Transcript.Nothing);
        _inUtterance = false;
        return recognizer.FinishAsync(turn).AsTask();
    }

    public async ValueTask DisposeAsync()
    {
        await recognizer.DisposeAsync();
        _decoder.Dispose();
        _patience.Dispose();
    }

    private async ValueTask<Heard> EndpointAsync(Endpointer endpointer, ReadOnlyMemory<short> samples)
    {
        var found = endpointer.Write(samples.Span);
        if (!_inUtterance)
        {
            _preRoll.Add(samples.Span);
            if (found != EndpointEvent.SpeechStarted) return Heard.Nothing;
            await BeginUtteranceAsync();
            await WriteAsync(_preRoll.Take());
            return Heard.Nothing;
        }

        await WriteAsync(samples);
        if (found != EndpointEvent.SpeechEnded) return Heard.Nothing;
        endpointer.Reset();
        _isAnswered = _mode == ListenMode.Auto;
        return Heard.EndOfSpeech;
    }

    /// <summary>The device says when the utterance ends, or falls silent for good.</summary>
    private async ValueTask<Heard> TakeUntilStopAsync(ReadOnlyMemory<short> samples)
    {
        await WriteAsync(samples);
        if (!_quietEnd.Write(samples.Span)) return Heard.Nothing;
        _mode = null;
        return Heard.EndOfSpeech;
    }

    /// <summary>Gives back what a lost utterance holds of the recogniser.</summary>
    private async Task<Transcript> DropAsync()
    {
        _isLost = false;
        await recognizer.CancelAsync(CancellationToken.None);
        return Transcript.Nothing;
    }

    private EndpointerOptions Endpoints() =>
        new() { MaxUtteranceMilliseconds = (int)options.UtteranceLimit.TotalMilliseconds };

    private async ValueTask BeginUtteranceAsync()
    {
        await recognizer.StartAsync(Patience());
        _inUtterance = true;
        _quietEnd.Reset();
        _isLost = false;
        _utteranceSamples = 0;
    }

    private async ValueTask WriteAsync(ReadOnlyMemory<short> samples)
    {
        _utteranceSamples += samples.Length;
        if (_utteranceSamples > _limitSamples) return;
        await recognizer.WriteAsync(samples, Patience());
    }

    /// <summary>For calls that wait while the recogniser is behind: the receive loop, which brings what things report, too,
    /// must not stand still for ever. Armed anew for each call, so that nothing is allocated a frame.</summary>
    private CancellationToken Patience()
    {
        if (_patience.IsCancellationRequested)
        {
            _patience.Dispose();
            _patience = new CancellationTokenSource(options.RecognizerPatience, time);
        }

        _patience.CancelAfter(options.RecognizerPatience);
        return _patience.Token;
    }
}
