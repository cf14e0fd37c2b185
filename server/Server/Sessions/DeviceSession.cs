using System.Net.WebSockets;
using System.Text.Json;
using Server.Agents;
using Server.Agents.Confirmation;
using Server.Devices;
using Server.Journal;
using Server.Mcp;
using Server.Protocol;
using Server.Roles;
using Server.Schedule;
using Server.Speech;
using Server.Tools;
using Server.Vision;

namespace Server.Sessions;

/// <summary>The services that every session uses.</summary>
internal sealed record SessionServices(
    ISpeechToText SpeechToText, ITextToSpeech TextToSpeech, OpusSpeech OpusSpeech, IAgent Agent, McpDevices Mcp, SessionTools Tools,
    ScheduleToolboxes Schedule, CallGate Gate, Conversations Conversations,
    DeviceRoles Roles, IVisionModel Vision, ServerActions Actions,
    LongMessages LongMessages, EventJournal Journal, SessionSettings Settings, TimeProvider Time, ILogger<DeviceSession> Logger);

/// <summary>The link of one device: takes its messages one by one and owns everything that belongs to the session.</summary>
internal sealed class DeviceSession : IConnectedDevice, IAsyncDisposable
{
    /// <summary>How long a session that ends may take to send what is queued, and its client to close.</summary>
    private static readonly TimeSpan ClosePatience = TimeSpan.FromSeconds(2);

    private static readonly Func<ILogger, string, string, IDisposable?> LogScope =
        LoggerMessage.DefineScope<string, string>("device {DeviceId}, session {SessionId}");

    private readonly Caller _caller;
    private readonly McpVision? _camera;
    private readonly bool _isGuest;
    private readonly WebSocket _socket;
    private readonly SessionServices _services;
    private readonly LinkPulse _pulse;
    private readonly SessionLink _link;
    private readonly MessageSocket _inbox;
    private readonly AttachedThings _things;
    private readonly DeviceMcp _mcp;
    private readonly OwnThings _own;
    private readonly SessionToolbox _reachable;
    private readonly Dialogue _dialogue;
    private readonly Announcer _announcer;
    private readonly Errands _errands;
    private readonly MessageDispatch _dispatch;
    private readonly MessageRate _rate;
    private BinaryFraming _framing;
    private volatile bool _isEnding;

    /// <param name="isGuest">Nobody has taken this device in: it reaches what is its own.</param>
    /// <param name="camera">Where the device may send what its camera sees; null where nothing can see.</param>
    public DeviceSession(Caller caller, bool isGuest, McpVision? camera, WebSocket socket, LinkPulse pulse, SessionServices services)
    {
        _caller = caller;
        _camera = camera;
        _isGuest = isGuest;
        _socket = socket;
        _pulse = pulse;
        _services = services;
        var options = services.Settings.Current;
        var outbox = new Outbox(socket, services.Time);
        var journal = new SessionJournal(services.Journal, caller.DeviceId, SessionId, services.Time);
        var errors = new ErrorReporter(
            caller.DeviceId, SessionId, caller.Dialect, outbox, journal, services.Time, services.Logger);
        _link = new SessionLink(caller.DeviceId, SessionId, caller.Dialect, outbox, journal, errors, options, services);
        _inbox = new MessageSocket(socket, services.LongMessages);
        _things = new AttachedThings(_link);
        _mcp = services.Mcp.Create(new DeviceLink(caller.DeviceId, SessionId, outbox.Post, journal));
        _own = new OwnThings(_things, _mcp);
        var isTrusted = !isGuest && !caller.IsForeignPage;
        _reachable = isTrusted
            ? services.Tools.Create(SessionId, _things, _own, _mcp, _mcp.Made)
            : new SessionToolbox(_own, isGuest ? [] : [_mcp], _mcp.Made);
        IToolbox toolbox = isTrusted ? services.Schedule.Create(this, _reachable) : _reachable;
        _dialogue = new Dialogue(_link, _things, toolbox, new Talk(services.Conversations, isTrusted ? new Speaker(caller.DeviceId, caller.ClientId) : null), _mcp.Refresh);
        _announcer = new Announcer(_link, _dialogue);
        _errands = new Errands(caller.DeviceId, services.Logger);
        _dispatch = new MessageDispatch(_link, _dialogue, _things, _mcp, _own, _reachable.Connection, toolbox, _errands, OpenAsync);
        _rate = new MessageRate(options.MessagesPerSecond, services.Time);
        _framing = FramingOf(null);
    }

    public string DeviceId => _caller.DeviceId;

    public string SessionId { get; } = Guid.NewGuid().ToString();

    public IReadOnlyList<Thing> Things => _own.Things;

    /// <inheritdoc/>
    public void Abort() => _socket.Abort();

    public ValueTask<CommandResult> ExecuteAsync(ThingCommand command, CancellationToken cancellationToken) =>
        _own.ExecuteAsync(command, cancellationToken);

    public ValueTask RefreshAsync(string thing, CancellationToken cancellationToken) => _own.RefreshAsync(thing, cancellationToken);

    public void Alert(string status, string message, string emotion) =>
        _link.Outbox.Post(new AlertMessage(status, message, emotion));

    public Task<Announced> AnnounceAsync(string headline, string sentence, string emotion, CancellationToken cancellationToken) =>
        _announcer.SayAsync(new Reply(sentence, emotion) { Alert = new Alert(headline, sentence) }, cancellationToken);

    public bool ReachesHouse => _reachable.Connection is ReachableThings { ReachesHouse: true };

    public void Reboot() => _link.Outbox.Post(new SystemMessage(SystemMessage.Reboot));

    public void SendCustom(JsonElement payload) => _link.Outbox.Post(new CustomMessage(payload.Clone()));

    /// <summary>Serves the device until the link ends or the server stops, and closes the link.</summary>
    /// <param name="broken">Cancelled when the connection is no more.</param>
    public async Task RunAsync(CancellationToken serverStops, CancellationToken broken)
    {
        using var scope = LogScope(_services.Logger, DeviceId, SessionId);
        using var link = CancellationTokenSource.CreateLinkedTokenSource(broken);
        using var watch = new LinkWatch(_pulse, _link.Options, _services.Time, serverStops);
        var sending = _link.Outbox.RunAsync(link.Token);
        _services.Logger.LogInformation("{DeviceId}: connected.", DeviceId);
        var receiving = ReceiveAllAsync(watch, link.Token);
        var end = await await Task.WhenAny(receiving, watch.Ended);
        _services.Logger.LogInformation("{DeviceId}: disconnects: {Reason}.", DeviceId, end);

        if (end == LinkEnd.ServerStops) await _dialogue.FinishAsync(_link.Options.FinishPatience, link.Token);
        _isEnding = true;
        await _announcer.StopAsync();
        using var patience = new CancellationTokenSource(ClosePatience, _services.Time);
        using var cut = patience.Token.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), link);
        if (end is LinkEnd.Dead or LinkEnd.Silent)
            _link.Errors.Report(ErrorCodes.SessionExpired, "The session has expired; connect again.");
        _things.Disconnect();
        _mcp.Dispose();
        await _errands.StopAsync();
        await _dialogue.CloseAsync();
        _link.Outbox.Complete();
        await sending;
        var (status, reason) = LinkWatch.CloseOf(end);
        await _link.Outbox.CloseAsync(status, reason, link.Token);
        await receiving;
        await _dialogue.CloseAsync();
        if (_dialogue.IsOpen) _link.Journal.Closed();
    }

    public async ValueTask DisposeAsync()
    {
        await _dialogue.DisposeAsync();
        _inbox.Dispose();
    }

    /// <summary>Takes messages until the client closes or says goodbye, or the token cuts the link.</summary>
    private async Task<LinkEnd> ReceiveAllAsync(LinkWatch watch, CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                var received = await _inbox.ReceiveAsync(cancellationToken);
                if (received == Received.Closed) return LinkEnd.Closed;
                if (_isEnding) continue;
                _pulse.Beat();
                var wasOpen = _dialogue.IsOpen;
                if (await TakeInTurnAsync(received, cancellationToken) is { } end) return end;
                if (!wasOpen && _dialogue.IsOpen) watch.HelloSaid();
                watch.Saw(received != Received.Binary, _dialogue.WaitsForSpeech);
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return LinkEnd.Closed;
            }
            catch (OperationCanceledException)
            {
                _link.Errors.Report(ErrorCodes.ServiceUnavailable, "The recogniser is too busy.");
            }
            catch (Exception exception)
            {
                _services.Logger.LogError(exception, "{DeviceId}: a message failed.", DeviceId);
                _link.Errors.Report(ErrorCodes.InternalError, "The server could not do this.");
            }
        }
    }

    private async ValueTask<LinkEnd?> TakeInTurnAsync(Received received, CancellationToken cancellationToken)
    {
        await _announcer.EnterAsync(cancellationToken);
        try
        {
            return await TakeAsync(received, cancellationToken);
        }
        finally
        {
            _announcer.Leave();
        }
    }

    /// <summary>Takes one message; why the session ends now, if it does.</summary>
    private async ValueTask<LinkEnd?> TakeAsync(Received received, CancellationToken cancellationToken)
    {
        switch (received)
        {
            case Received.TooLong:
                _link.Errors.Report(ErrorCodes.InvalidMessage, "The message is too long.");
                return null;
            case Received.NoRoom:
                _link.Errors.Report(ErrorCodes.RateLimitExceeded, "Too many long messages at a time; send it again.");
                return null;
            case Received.Binary:
                return await TakeBinaryAsync(cancellationToken);
            default:
                return await TakeTextAsync(_inbox.Payload, cancellationToken);
        }
    }

    private async ValueTask<LinkEnd?> TakeBinaryAsync(CancellationToken cancellationToken)
    {
        if (!_dialogue.IsOpen)
        {
            _link.Errors.Report(ErrorCodes.InvalidSession, "Audio before hello.");
            return null;
        }

        switch (_framing.Read(_inbox.Payload, out var payload))
        {
            case FrameKind.Json:
                return await TakeTextAsync(payload, cancellationToken);
            case FrameKind.Audio:
                if (await _dialogue.TakeAudioAsync(payload) is { } error) _link.Errors.Report(error);
                return null;
            default:
                _link.Errors.Report(
                    ErrorCodes.UnsupportedAudioFormat, $"Binary messages of version {_framing.Version} have a header of {_framing.HeaderBytes} bytes with their exact size.");
                return null;
        }
    }

    private async ValueTask<LinkEnd?> TakeTextAsync(ReadOnlyMemory<byte> utf8, CancellationToken cancellationToken)
    {
        if (_rate.TryTake()) return await _dispatch.TakeAsync(utf8, cancellationToken) ? null : LinkEnd.Goodbye;
        _link.Errors.Report(ErrorCodes.RateLimitExceeded, "Too many messages; slow down.");
        return _rate.IsAbused ? LinkEnd.Flooded : null;
    }

    private async ValueTask OpenAsync(HelloMessage hello)
    {
        var framing = FramingOf(hello.Version);
        var wasOpen = _dialogue.IsOpen;
        if (await _dialogue.OpenAsync(hello, framing) is { } error)
        {
            _link.Errors.Report(error);
            return;
        }

        _framing = framing;
        if (!wasOpen)
        {
            _link.Journal.Opened(_isGuest ? null : _caller.ClientId);
            // SQLite reads on the thread that asks: not on the one that has a client to serve.
            _errands.TryStart(ending => Task.Run(() => _services.Roles.RecallAsync(DeviceId, ending), ending));
        }

        if (hello.Features.Mcp) _mcp.Start(_camera);
    }

    /// <summary>The hello says how it frames audio, or the request's header does for one that says 1 or nothing.</summary>
    private BinaryFraming FramingOf(int? version) =>
        BinaryFraming.Of(version is null or 1 ? _caller.ProtocolVersion : version.Value, _caller.IsMqttGateway);
}
