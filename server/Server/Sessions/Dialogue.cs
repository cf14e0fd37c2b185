using Server.Agents;
using Server.Audio;
using Server.Protocol;
using Server.Speech;
using Server.Tools;

namespace Server.Sessions;

/// <summary>The talk with one client: opens and closes its ear, starts turns and ends them. Only who was let in by the
/// session's <see cref="Announcer"/> calls it: the receive loop, most of the time.</summary>
/// <param name="announced">What the client itself said is attached to it.</param>
/// <param name="talk">What its turns lean on.</param>
/// <param name="refresh">Asks the device, without waiting, how its things are.</param>
internal sealed class Dialogue(SessionLink link, AttachedThings announced, IToolbox toolbox, Talk talk, Action refresh) : IAsyncDisposable
{
    private Listener? _listener;
    private Downlink? _downlink;
    private VoiceTurn? _turn;
    private Greeting? _greeting;
    private bool _isTyped;
    private bool _isHeld;
    private volatile bool _isFinishing;

    /// <summary>What can be said now; to be renewed when something is attached.</summary>
    public SpokenWords Words { get; } = new(
        () => link.Services.Agent.BuildVocabulary(toolbox.Things, link.Services.Roles.Of(link.DeviceId)),
        link.Services.SpeechToText, link.Services.Time, link.Services.Logger);

    /// <summary>True after the first hello that could be served; before it nothing else may be called.</summary>
    public bool IsOpen => _listener is not null;

    /// <summary>True while the device's microphone is open by itself, and nobody speaks or is answered.</summary>
    public bool WaitsForSpeech =>
        _listener is { WaitsForSpeech: true } && _turn is null or { Completion.IsCompleted: true };

    /// <summary>The turn that goes on now; null when there is none.</summary>
    public Task? Answering => IsBusy ? _turn!.Completion : null;

    /// <summary>Agrees on the audio and greets. Null, or why not.</summary>
    public async ValueTask<ProtocolError?> OpenAsync(HelloMessage hello, BinaryFraming framing)
    {
        var audio = hello.AudioParams;
        if (!AudioFormats.TryNegotiate(
                audio?.Format, audio?.SampleRateHz, audio?.Channels, audio?.FrameMilliseconds,
                out var uplink, out var downlink))
        {
            return new ProtocolError(
                ErrorCodes.UnsupportedAudioFormat,
                "Supported are opus and pcm at 16, 24 or 48 kHz, 1 or 2 channels, frames of 20, 40 … 120 ms.");
        }

        await EndTurnAsync();
        if (_listener is not null) await _listener.DisposeAsync();
        var services = link.Services;
        _listener = new Listener(uplink, services.SpeechToText.CreateRecognizer(), link.Options, services.Time);
        _downlink = new Downlink(
            downlink, new DownlinkHeader(framing, downlink.FrameMilliseconds), () => SpeakerGain.Of(announced.Things, downlink));
        link.Outbox.Post(new HelloReply(
            link.SessionId,
            new HelloReplyAudio(_downlink.CodecName, downlink.SampleRateHz, downlink.Channels, downlink.FrameMilliseconds),
            framing.Version));
        return null;
    }

    /// <summary>Takes one frame of audio. Null, or why not.</summary>
    public async ValueTask<ProtocolError?> TakeAudioAsync(ReadOnlyMemory<byte> frame)
    {
        _greeting?.MicrophoneIsOpen();
        if (IsGreeted && !_listener!.IsRealtime) return null;
        if (_listener!.IsAnswered && CanHearAgain) Resume();
        switch (await _listener.TakeAsync(frame))
        {
            case Heard.BadAudio:
                return new ProtocolError(ErrorCodes.UnsupportedAudioFormat, "The audio is not in the format of the hello.");
            case Heard.Overloaded:
                return new ProtocolError(ErrorCodes.ServiceUnavailable, "The recogniser is too busy; the utterance is lost.");
            case Heard.EndOfSpeech:
                StartTurn(_listener.FinishAsync, isTyped: false);
                break;
        }

        if (_greeting is { IsDue: false } && _listener.IsInUtterance) await EndTurnAsync();
        return null;
    }

    public async ValueTask StartListeningAsync(ListenMode mode, CancellationToken cancellationToken)
    {
        var goesOn = _listener!.GoesOn(mode);
        _greeting?.MicrophoneIsOpen();

        // Clients type, or announce themselves, and open their microphone at once: what they asked for is still answered.
        var isAnsweredFirst = IsBusy && _isTyped && mode != ListenMode.Manual;
        if (!goesOn && !isAnsweredFirst) await EndTurnAsync();
        refresh();
        await _listener.StartAsync(mode, await Words.TakeAsync(cancellationToken), cancellationToken);
        _isHeld = !goesOn && isAnsweredFirst && mode == ListenMode.Auto;
        if (_isHeld) _listener.Hold();
    }

    public void StopListening()
    {
        if (_listener!.Stop()) StartTurn(_listener.FinishAsync, isTyped: false);
    }

    /// <summary>A typed utterance is answered like a spoken one; a wake word announces a spoken one.</summary>
    public async ValueTask DetectAsync(string text, CancellationToken cancellationToken)
    {
        if (link.Options.IsWakeWord(text, Role.WakeWords)) await WakeAsync(text, cancellationToken);
        else Say(text);
    }

    /// <summary>Answers what was typed.</summary>
    public void Say(string text) => StartTurn(_ => Typed(text), isTyped: true);

    /// <summary>Answers what was typed in another way than the agent would.</summary>
    public void Say(string text, Func<string, CancellationToken, IAsyncEnumerable<Reply>> respond) =>
        StartTurn(_ => Typed(text), isTyped: true, (heard, turn) => respond(heard.Text, turn));

    /// <summary>Says what nobody asked for; null while somebody speaks or is answered.</summary>
    public VoiceTurn? TryTell(Reply reply)
    {
        if (_isFinishing || IsBusy || _listener is null or { IsInUtterance: true }) return null;
        if (_listener.WaitsForSpeech && !_listener.IsRealtime)
        {
            // A client that closes its microphone for this says listen start again; one that does not is heard afterwards.
            _listener.Hold();
            _isHeld = true;
        }

        StartTurn(_ => Typed(""), isTyped: true, (_, _) => Once(reply), isUnasked: true);
        return _turn;
    }

    /// <summary>Ends what is being said or done, and always says so.</summary>
    public async ValueTask AbortAsync()
    {
        var wasAnswering = _turn is { Completion.IsCompleted: false };
        await CloseAsync();
        await _listener!.CancelAsync();
        if (wasAnswering && link.Dialect.EndOfAnswer(link.SessionId, aborted: true) is { } end) link.Outbox.Post(end);
        SayStop();
    }

    /// <summary>Takes nothing more to answer, and returns when what is being answered has been heard, or the time is
    /// over. For any thread.</summary>
    public async Task FinishAsync(TimeSpan patience, CancellationToken cancellationToken)
    {
        _isFinishing = true;
        if (_turn is not { } turn) return;
        try
        {
            await turn.Completion.WaitAsync(patience, link.Services.Time, cancellationToken);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            link.Services.Logger.LogInformation("{DeviceId}: is cut off, as the server stops.", link.DeviceId);
        }
    }

    /// <summary>Cancels the turn and returns when it is over.</summary>
    public async ValueTask CloseAsync()
    {
        if (_turn is not null) await _turn.CancelAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await Words.DisposeAsync();
        if (_listener is not null) await _listener.DisposeAsync();
    }

    private bool IsBusy => _turn is { Completion.IsCompleted: false };

    /// <summary>True while the client hears that it was woken. What its microphone hears then is that.</summary>
    private bool IsGreeted => _greeting is { IsDue: true } && IsBusy;

    /// <summary>A client that was answered in sound says <c>listen start</c> again, unless it said so beforehand.</summary>
    private bool CanHearAgain => _turn is null or { EndedUnspoken: true } || _isHeld && !IsBusy;

    private void Resume()
    {
        _isHeld = false;
        _listener!.Resume();
    }

    /// <summary>Opens the ear, and greets if nobody goes on to speak.</summary>
    private async ValueTask WakeAsync(string wakeWord, CancellationToken cancellationToken)
    {
        await EndTurnAsync();
        await _listener!.AnnounceAsync(await Words.TakeAsync(cancellationToken), cancellationToken);
        var words = Role.Greeting ?? link.Options.Greeting;
        if (words.Length == 0)
        {
            if (wakeWord.Length > 0) link.Outbox.Post(new SttMessage(link.SessionId, wakeWord, 1), CancellationToken.None);
            SayStop();
            return;
        }

        var greeting = new Greeting(link.Options, link.Services.Time);
        StartTurn(_ => greeting.WaitAsync(wakeWord), isTyped: true, (_, _) => Once(new Reply(words, Emotions.Happy)));
        _greeting = greeting;
    }

    private static async IAsyncEnumerable<Reply> Once(Reply reply)
    {
        yield return reply;
        await Task.CompletedTask;
    }

    /// <summary>Cancels what is being answered, and tells a client that was being spoken to.</summary>
    private async ValueTask EndTurnAsync()
    {
        if (_turn is not { Completion.IsCompleted: false } turn) return;
        await turn.CancelAsync();
        if (turn.WasCutOff) SayStop();
        _turn = null;
        _greeting = null;
    }

    private void SayStop() =>
        link.Outbox.Post(link.Dialect.Speech(link.SessionId, TtsMessage.Stop, null, 0, _downlink!.CodecName), CancellationToken.None);

    private static Task<Transcript> Typed(string text) => Task.FromResult(Transcript.Typed(text));

    /// <summary>Who answers now: the owner may change it from one turn to the next.</summary>
    private Role Role => link.Services.Roles.Of(link.DeviceId);

    private IAsyncEnumerable<Reply> AskAgent(Transcript heard, CancellationToken turn) =>
        talk.AnswerAsync(Role, conversation => link.Services.Agent.RespondAsync(heard, toolbox, conversation, turn), turn);

    private void StartTurn(
        Func<CancellationToken, Task<Transcript>> hear, bool isTyped, Func<Transcript, CancellationToken, IAsyncEnumerable<Reply>>? respond = null,
        bool isUnasked = false)
    {
        if (_isFinishing) return;
        _greeting = null;
        _isTyped = isTyped;
        _turn = VoiceTurn.Start(new TurnContext(link, _downlink!, Role.Voice, respond ?? AskAgent, isUnasked), hear, _turn);
    }
}
