using System.Text.Json;
using System.Text.Json.Nodes;
using Server.Devices;
using Server.Journal;
using Server.Protocol;
using Server.Tools;

namespace Server.Mcp;

/// <summary>Where a device sends what its camera sees.</summary>
/// <param name="Token">Sent along as a bearer token; null when none is asked for.</param>
internal sealed record McpVision(string Url, string? Token);

/// <summary>What one session gives its MCP link.</summary>
/// <param name="Post">Queues a message for the device, with the turn that it belongs to.</param>
internal sealed record DeviceLink(
    string DeviceId, string SessionId, Action<ServerMessage, CancellationToken> Post, SessionJournal Journal);

/// <summary>The MCP server inside one device, seen from here: asks for its tools once it is started, calls them, and makes
/// things of those that can be spoken of. The session's receive loop calls <see cref="Start"/> and <see cref="Take"/>; the
/// rest is for any thread. A device without MCP has neither tools nor things.</summary>
internal sealed class DeviceMcp(DeviceLink link, McpOptions options, TimeProvider time, Action<DeviceMcp> left, ILogger logger)
    : IThingConnection, IToolSource, IDisposable
{
    private const string ProtocolVersion = "2024-11-05";
    private const int MaxErrorLength = 300;
    private const int MaxWordsLength = 200;

    private readonly DeviceRpc _rpc = new(link.SessionId, link.Post, options.RequestsInFlight);
    private readonly BoardState _state = new(link.DeviceId);
    private readonly Dictionary<string, (int Id, long Since)> _asking = new(StringComparer.Ordinal);
    private IReadOnlyList<Tool> _tools = [];
    private bool _started;
    private bool _listing;

    public string DeviceId => link.DeviceId;

    public string SessionId => link.SessionId;

    /// <inheritdoc/>
    public IReadOnlyList<Tool> Tools => Volatile.Read(ref _tools);

    /// <inheritdoc/>
    public IReadOnlyList<Thing> Things => _state.Things;

    /// <summary>Whether a thing is made of these tools.</summary>
    public bool Made(ThingDescriptor thing) => _state.Made.Descriptors.Contains(thing, ReferenceEqualityComparer.Instance);

    /// <summary>Asks the device for its tools. Once; a second hello changes nothing.</summary>
    public void Start(McpVision? vision = null)
    {
        if (_started) return;
        _started = true;
        var capabilities = new JsonObject();
        if (vision is not null)
            capabilities["vision"] = new JsonObject { ["url"] = vision.Url, ["token"] = vision.Token ?? "" };
        var parameters = new JsonObject
        {
            ["protocolVersion"] = ProtocolVersion,
            ["capabilities"] = capabilities,
            ["clientInfo"] = new JsonObject { ["name"] = "xiaozhi-dotnet", ["version"] = "1.0" },
        };
        _rpc.Send("initialize", parameters, Initialized, CancellationToken.None);
    }

    /// <summary>Takes what the device sends. True when its things have changed, and with them what can be said.</summary>
    public bool Take(JsonElement payload)
    {
        if (!_started || payload.ValueKind != JsonValueKind.Object) return false;
        var before = _state.Made;
        if (payload.TryGetProperty("method", out var method))
        {
            if (method.ValueKind == JsonValueKind.String && method.ValueEquals("notifications/tools/list_changed") && !_listing)
                List(new ToolList(), null);
        }
        else if (!_rpc.Take(payload))
        {
            logger.LogDebug("{DeviceId}: an mcp message that nobody waits for.", link.DeviceId);
        }

        return !ReferenceEquals(before, _state.Made);
    }

    /// <summary>Asks for the state without waiting: buttons on the device change it, too. What is asked already is asked
    /// again only when its time is over.</summary>
    public void Refresh()
    {
        foreach (var source in _state.Made.Sources)
        {
            lock (_asking)
            {
                if (_asking.TryGetValue(source.Tool, out var asked))
                {
                    if (time.GetElapsedTime(asked.Since) < options.CommandTimeout) continue;
                    _rpc.Forget(asked.Id);
                }

                var id = SendCall(source.Tool, [], reply => Answered(source, reply), CancellationToken.None);
                if (id != 0) _asking[source.Tool] = (id, time.GetTimestamp());
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask RefreshAsync(string thing, CancellationToken cancellationToken)
    {
        foreach (var source in _state.SourcesOf(thing))
        {
            await RequestAsync(
                source.Tool, [], options.CommandTimeout, reply => Answered(source, reply), cancellationToken);
        }
    }

    /// <summary>Calls the tool behind a method of a thing, then asks how the thing is: what is said of it is what the device
    /// told.</summary>
    public async ValueTask<CommandResult> ExecuteAsync(ThingCommand command, CancellationToken cancellationToken)
    {
        var sent = time.GetTimestamp();
        var result = await CommandAsync(command, cancellationToken);
        link.Journal.Commanded(command, result, time.GetElapsedTime(sent));
        return result;
    }

    /// <inheritdoc/>
    public async ValueTask<ToolResult> CallAsync(
        string tool, IReadOnlyDictionary<string, object> arguments, CancellationToken cancellationToken)
    {
        if (_state.Tools.FirstOrDefault(known => known.Name == tool) is not { } known) return Failure("There is no such tool.", ErrorCodes.InvalidParameter);
        if (known.Method is { } method && ArgumentCheck.Refusal(method, arguments) is { } refusal) return Failure(refusal, ErrorCodes.InvalidParameter);
        var reply = await RequestAsync(tool, ToolArguments.ToJson(arguments), options.CallTimeout, null, cancellationToken);
        if (reply.Error is not null) return Failure(reply.Error, reply.ErrorCode!);
        var result = CallResult.Of(reply.Result);
        Refresh();
        return result.Success
            ? new ToolResult(true, result.Text, null, new Dictionary<string, object>(), null)
            : Failure(PlainText.Of(result.Text, MaxErrorLength), ErrorCodes.HardwareError);

        static ToolResult Failure(string text, string code) => new(false, text, null, new Dictionary<string, object>(), code);
    }

    /// <summary>The link is gone: calls that wait end as offline.</summary>
    public void Dispose()
    {
        _rpc.Disconnect();
        left(this);
    }

    private void Initialized(DeviceReply reply)
    {
        if (reply.Error is not null)
        {
            logger.LogInformation("{DeviceId}: no MCP after all: {Reason}", link.DeviceId, reply.Error);
            return;
        }

        _rpc.Notify("notifications/initialized");
        List(new ToolList(), null);
    }

    private void List(ToolList list, string? cursor)
    {
        var parameters = cursor is null ? new JsonObject() : new JsonObject { ["cursor"] = cursor };
        _listing = _rpc.Send("tools/list", parameters, reply => Listed(list, reply), CancellationToken.None) != 0;
    }

    private void Listed(ToolList list, DeviceReply reply)
    {
        var next = reply.Error is null ? list.Take(reply.Result) : null;
        if (reply.Error is not null)
            logger.LogInformation("{DeviceId}: the list of tools ends early: {Reason}", link.DeviceId, reply.Error);

        // A first list is of use page by page; a later one replaces the list before as a whole.
        if (next is null || list.Tools.Count > _state.Tools.Count) TakeTools([.. list.Tools]);
        _listing = false;
        if (next is not null) List(list, next);
        else Refresh();
    }

    private void TakeTools(IReadOnlyList<BoardTool> tools)
    {
        _state.TakeTools(tools);
        Volatile.Write(ref _tools, [.. tools.Select(tool => tool.Tool)]);
        logger.LogInformation("{DeviceId}: {Count} MCP tools.", link.DeviceId, tools.Count);
    }

    private void Answered(StateSource source, DeviceReply reply)
    {
        lock (_asking) _asking.Remove(source.Tool);
        if (reply.Error is not null) return;
        foreach (var (thing, state) in _state.TakeStates(source.Read(CallResult.Of(reply.Result)))) link.Journal.Reported(thing, state);
    }

    private async ValueTask<CommandResult> CommandAsync(ThingCommand command, CancellationToken cancellationToken)
    {
        if (_state.Made.Find(command.Thing, command.Method) is not { } call)
            return Failed($"{command.Thing} has no {command.Method}.", ErrorCodes.InvalidParameter);
        if (ArgumentCheck.Refusal(call.Method, command.Arguments) is { } refusal) return Failed(refusal, ErrorCodes.InvalidParameter);
        var reply = await RequestAsync(
            call.Tool, ToolArguments.ToJson(command.Arguments), options.CommandTimeout, null, cancellationToken);
        if (reply.Error is not null) return Failed(reply.Error, reply.ErrorCode!);
        var result = CallResult.Of(reply.Result);
        if (!result.Success || IsRefusal(result))
            return Failed(result.AsObject() is null && result.Text.Length > 5 ? PlainText.OneLine(result.Text, MaxErrorLength) : "The device refused.", ErrorCodes.HardwareError);

        // The device took the value; where it can be asked, its own word follows.
        if (BoardThings.PropertySetBy(call.Method) is { } property && command.Arguments.Values.FirstOrDefault() is { } value)
            _state.Confirm(command.Thing, property, value);
        await RefreshAsync(command.Thing, cancellationToken);
        return new CommandResult(true, Words(result), _state.Of(command.Thing), null, null);
    }

    /// <summary>Stock firmware returns a bare <c>false</c> for what it could not do.</summary>
    private static bool IsRefusal(CallResult result) =>
        result.Text.Trim().Equals("false", StringComparison.OrdinalIgnoreCase)
        || (result.AsObject() is { } answer && answer.TryGetProperty("success", out var success) && success.ValueKind == JsonValueKind.False);

    /// <summary>What the device said in words; null for values and objects.</summary>
    private static string? Words(CallResult result) =>
        result.Text.Length is > 0 and <= MaxWordsLength && result.Text.Contains(' ') && result.Text[0] is not ('{' or '[')
            ? PlainText.OneLine(result.Text, MaxWordsLength)
            : null;

    private static CommandResult Failed(string error, string code) =>
        new(false, null, new Dictionary<string, object>(), error, code);

    private async ValueTask<DeviceReply> RequestAsync(
        string tool, JsonObject arguments, TimeSpan timeout, Action<DeviceReply>? answered, CancellationToken cancellationToken)
    {
        var waiting = new TaskCompletionSource<DeviceReply>(TaskCreationOptions.RunContinuationsAsynchronously);
        var id = SendCall(
            tool, arguments,
            reply =>
            {
                answered?.Invoke(reply);
                waiting.TrySetResult(reply);
            },
            cancellationToken);
        if (id == 0) return DeviceReply.Busy;
        try
        {
            return await waiting.Task.WaitAsync(timeout, time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return DeviceReply.NoAnswer;
        }
        finally
        {
            _rpc.Forget(id);
        }
    }

    private int SendCall(string tool, JsonObject arguments, Action<DeviceReply> answered, CancellationToken cancellationToken) =>
        _rpc.Send("tools/call", new JsonObject { ["name"] = tool, ["arguments"] = arguments }, answered, cancellationToken);
}
