using System.Net.WebSockets;
using Server.Agents;
using Server.Audio;
using Server.Devices;
using Server.Journal;
using Server.Protocol;
using Server.Speech;
using Server.Tools;

namespace Server.Sessions;

/// <summary>The services that every session uses.</summary>
internal sealed record SessionServices(
    ISpeechToText SpeechToText, ITextToSpeech TextToSpeech, IAgent Agent, EventJournal Journal, SessionOptions Options,
    TimeProvider Time, ILogger<DeviceSession> Logger);

/// <summary>The link of one device: takes its messages one by one and owns everything that belongs to the session.</summary>
internal sealed class DeviceSession : IConnectedDevice, IAsyncDisposable
{
    private readonly string? _clientId;
    private readonly WebSocket _socket;
    private readonly SessionServices _services;
    private readonly MessageSocket _inbox;
    private readonly Outbox _outbox;
    private readonly AttachedThings _things;
    private readonly DeviceToolbox _toolbox;
    private readonly Conversation _conversation = new();
    private readonly SessionJournal _journal;
    private readonly ErrorReporter _errors;

    private Listener? _listener;
    private AudioFormat _downlink;
    private VoiceTurn? _turn;

    public DeviceSession(string deviceId, string? clientId, WebSocket socket, SessionServices services)
    {
        DeviceId = deviceId;
        _clientId = clientId;
        _socket = socket;
        _services = services;
        _inbox = new MessageSocket(socket);
        _outbox = new Outbox(socket, services.Time);
        _journal = new SessionJournal(services.Journal, deviceId, SessionId, services.Time);
        _errors = new ErrorReporter(deviceId, _outbox, _journal, services.Time, services.Logger);
        _things = new AttachedThings(deviceId, _outbox.Post, _journal, services.Options, services.Time);
        _toolbox = new DeviceToolbox(_things);
    }

    public string DeviceId { get; }

    public string SessionId { get; } = Guid.NewGuid().ToString();

    public IReadOnlyList<Thing> Things => _things.Things;

    private bool SaidHello => _listener is not null;

    /// <inheritdoc/>
    public void Abort() => _socket.Abort();

    public ValueTask<CommandResult> ExecuteAsync(ThingCommand command, CancellationToken cancellationToken) =>
        _things.ExecuteAsync(command, cancellationToken);

    /// <summary>Serves the device until the link ends or the token is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        using var session = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var sending = _outbox.RunAsync(session.Token);
        _services.Logger.LogInformation("{DeviceId}: connected.", DeviceId);
        try
        {
            await ReceiveAllAsync(session.Token);
        }
        catch (OperationCanceledException) when (session.IsCancellationRequested)
        {
            _services.Logger.LogDebug("{DeviceId}: session cancelled.", DeviceId);
        }
        finally
        {
            if (_turn is not null) await _turn.CancelAsync();
            _things.Disconnect();
            _outbox.Complete();
            await sending;
            await session.CancelAsync();
            if (SaidHello) _journal.Closed();
            _services.Logger.LogInformation("{DeviceId}: disconnected.", DeviceId);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_listener is not null) await _listener.DisposeAsync();
        _inbox.Dispose();
    }

    private async Task ReceiveAllAsync(CancellationToken cancellationToken)
    {
        using var helloTimeout = new CancellationTokenSource(_services.Options.HelloTimeout, _services.Time);
        using var untilHello = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, helloTimeout.Token);
        while (true)
        {
            Received received;
            try
            {
                received = await _inbox.ReceiveAsync(SaidHello ? cancellationToken : untilHello.Token);
            }
            catch (OperationCanceledException) when (!SaidHello && helloTimeout.IsCancellationRequested)
            {
                _services.Logger.LogInformation(
                    "{DeviceId}: no hello within {Seconds} s.", DeviceId, _services.Options.HelloTimeout.TotalSeconds);
                return;
            }

            switch (received)
            {
                case Received.Closed:
                    return;
                case Received.TooLong:
                    _errors.Report(new ProtocolError(ErrorCodes.InvalidMessage, "The message is too long."));
                    break;
                case Received.Binary:
                    await TakeAudioAsync(cancellationToken);
                    break;
                case Received.Text:
                    if (!await TakeTextAsync(cancellationToken)) return;
                    break;
            }
        }
    }

    private async ValueTask TakeAudioAsync(CancellationToken cancellationToken)
    {
        if (_listener is null)
        {
            _errors.Report(new ProtocolError(ErrorCodes.InvalidSession, "Audio before hello."));
            return;
        }

        switch (await _listener.TakeAsync(_inbox.Payload, cancellationToken))
        {
            case Heard.BadAudio:
                _errors.Report(new ProtocolError(
                    ErrorCodes.UnsupportedAudioFormat, "The audio is not in the format of the hello."));
                break;
            case Heard.EndOfSpeech:
                StartTurn(_listener.FinishAsync());
                break;
        }
    }

    /// <summary>False when the client said goodbye.</summary>
    private async ValueTask<bool> TakeTextAsync(CancellationToken cancellationToken)
    {
        if (!ClientMessageReader.TryRead(_inbox.Payload, out var message, out var error))
        {
            _errors.Report(error);
            return true;
        }

        if (!SaidHello && message is not (HelloMessage or GoodbyeMessage))
        {
            _errors.Report(new ProtocolError(ErrorCodes.InvalidSession, "The first message must be a hello."));
            return true;
        }

        switch (message)
        {
            case HelloMessage hello:
                await OpenAsync(hello);
                break;
            case ListenStartMessage start:
                await StartListeningAsync(start.Mode, cancellationToken);
                break;
            case ListenStopMessage:
                if (_listener!.Stop()) StartTurn(_listener.FinishAsync());
                break;
            case ListenDetectMessage detect:
                await DetectAsync(detect.Text, cancellationToken);
                break;
            case AbortMessage:
                await AbortTurnAsync(cancellationToken);
                break;
            case IotMessage iot:
                await TakeThingsAsync(iot, cancellationToken);
                break;
            case McpMessage:
                _services.Logger.LogDebug("{DeviceId}: unasked mcp message ignored.", DeviceId);
                break;
            case ServerActionMessage:
                _errors.Report(new ProtocolError(ErrorCodes.AuthFailed, "Managing the server this way is not enabled."));
                break;
            case GoodbyeMessage:
                return false;
        }

        return true;
    }

    private async ValueTask OpenAsync(HelloMessage hello)
    {
        var audio = hello.AudioParams;
        if (!AudioFormats.TryNegotiate(
                audio?.Format, audio?.SampleRateHz, audio?.Channels, audio?.FrameMilliseconds,
                out var uplink, out var downlink))
        {
            _errors.Report(new ProtocolError(
                ErrorCodes.UnsupportedAudioFormat,
                "Supported are opus and pcm at 16, 24 or 48 kHz, 1 or 2 channels, frames of 20, 40 … 120 ms."));
            return;
        }

        if (!SaidHello) _journal.Opened(_clientId);
        if (_turn is not null) await _turn.CancelAsync();
        if (_listener is not null) await _listener.DisposeAsync();
        _listener = new Listener(uplink, _services.SpeechToText.CreateRecognizer(), _services.Options);
        _downlink = downlink;
        _outbox.Post(new HelloReply(SessionId, new HelloReplyAudio(
            downlink.Codec == AudioCodec.Opus ? "opus" : "pcm",
            downlink.SampleRateHz, downlink.Channels, downlink.FrameMilliseconds)));
    }

    private async ValueTask StartListeningAsync(ListenMode mode, CancellationToken cancellationToken)
    {
        if (_turn is not null && !_listener!.GoesOn(mode)) await _turn.CancelAsync();
        await _listener!.StartAsync(mode, _services.Agent.BuildVocabulary(_things.Things), cancellationToken);
    }

    /// <summary>A typed utterance is answered like a spoken one; a wake word announces a spoken one.</summary>
    private async ValueTask DetectAsync(string text, CancellationToken cancellationToken)
    {
        if (!_services.Options.IsWakeWord(text))
            StartTurn(Task.FromResult(new Transcript(text, 1, HeardSpeech: true)));
        else
            await _listener!.AnnounceAsync(_services.Agent.BuildVocabulary(_things.Things), cancellationToken);
    }

    private async ValueTask TakeThingsAsync(IotMessage iot, CancellationToken cancellationToken)
    {
        if (_things.Take(iot) is { } error) _errors.Report(error);

        // A new vocabulary takes the recogniser a while: not while somebody waits to speak.
        if (iot.Descriptors is not null)
            await _listener!.PrepareAsync(_services.Agent.BuildVocabulary(_things.Things), cancellationToken);
    }

    private async ValueTask AbortTurnAsync(CancellationToken cancellationToken)
    {
        if (_turn is not null) await _turn.CancelAsync();
        await _listener!.CancelAsync(cancellationToken);
        _outbox.Post(new TtsMessage(SessionId, TtsMessage.Stop), CancellationToken.None);
    }

    private void StartTurn(Task<Transcript> heard)
    {
        var context = new TurnContext(
            DeviceId, SessionId, _downlink, _outbox, _services.Agent, _toolbox, _conversation, _services.TextToSpeech,
            () => SpeakerGain.Of(_things.Things), _journal, _services.Time, _services.Logger);
        _turn = VoiceTurn.Start(context, heard, _turn);
    }
}
