using System.Text.Json;
using System.Text.Json.Nodes;
using ModelContextProtocol;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Server.Tools;
using Tool = Server.Tools.Tool;

namespace Server.Mcp;

/// <summary>One MCP server elsewhere: connected to, asked for its tools, and connected to again when it is lost. Its loop
/// is run once; calls come from any thread.</summary>
internal sealed class ExternalServer(
    string name, ExternalServerOptions options, TimeSpan callTimeout, TimeProvider time, ILogger logger)
{
    private const int MaxPages = 32;
    private const int MaxTools = 128;
    private const int MaxSchemaLength = 16_000;
    private const int MaxDescriptionLength = 1_000;

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(60);

    /// <summary>How long connecting may take: the first start of a server may install it.</summary>
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(60);

    /// <summary>How often the list is asked for again, which also shows that the server still stands.</summary>
    private static readonly TimeSpan ListInterval = TimeSpan.FromSeconds(60);

    private Offered _offered = Offered.Nothing;

    /// <param name="OriginalNames">Our name of a tool to the server's.</param>
    private sealed record Offered(McpClient? Client, IReadOnlyList<Tool> Tools, IReadOnlyDictionary<string, string> OriginalNames)
    {
        public static readonly Offered Nothing = new(null, [], new Dictionary<string, string>());
    }

    /// <summary>The tools under our names, <c>{server}_{tool}</c>; none while the server is away.</summary>
    public IReadOnlyList<Tool> Tools => Volatile.Read(ref _offered).Tools;

    public bool Has(string tool) => Volatile.Read(ref _offered).OriginalNames.ContainsKey(tool);

    /// <summary>Keeps the connection up until the token is cancelled.</summary>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var pause = FirstPause;
        try
        {
            while (true)
            {
                var reason = await ServeUntilLostAsync(() => pause = FirstPause, cancellationToken);
                // Once is enough: a server that stays away is tried for ever.
                logger.Log(
                    pause == FirstPause ? LogLevel.Warning : LogLevel.Debug,
                    "MCP server {Server} is not there: {Reason} Another try in {Seconds} s.", name, reason, pause.TotalSeconds);
                await Task.Delay(pause, time, cancellationToken);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            logger.LogDebug("MCP server {Server} is let go.", name);
        }
    }

    /// <summary>Runs a tool by our name of it.</summary>
    public async ValueTask<ToolResult> CallAsync(
        string tool, IReadOnlyDictionary<string, object> arguments, CancellationToken cancellationToken)
    {
        var offered = Volatile.Read(ref _offered);
        if (offered.Client is null || !offered.OriginalNames.TryGetValue(tool, out var original))
            return Failure($"The server {name} is not there.", "SERVICE_UNAVAILABLE");
        using var timeout = new CancellationTokenSource(callTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        try
        {
            var given = ToolArguments.ToJson(arguments).ToDictionary(
                argument => argument.Key, argument => JsonSerializer.SerializeToElement(argument.Value, McpJsonUtilities.DefaultOptions));
            var result = await offered.Client.CallToolAsync(
                new CallToolRequestParams { Name = original, Arguments = given }, either.Token);
            var text = TextOf(result);
            return result.IsError == true ? Failure(text, "HARDWARE_ERROR") : new ToolResult(true, text, null, NoState, null);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return Failure($"The server {name} does not answer.", "SERVICE_UNAVAILABLE");
        }
        catch (Exception exception) when (exception is McpException or HttpRequestException or IOException or ObjectDisposedException or InvalidOperationException or JsonException)
        {
            return Failure($"The server {name} failed: {PlainText.OneLine(exception.Message, 300)}", "SERVICE_UNAVAILABLE");
        }
    }

    public static ToolResult Failure(string text, string code) => new(false, text, null, NoState, code);

    private static Dictionary<string, object> NoState => [];

    /// <summary>Serves as long as it goes well, and says why it did not go on.</summary>
    private async Task<string> ServeUntilLostAsync(Action connected, CancellationToken cancellationToken)
    {
        try
        {
            await ServeAsync(connected, cancellationToken);
            return "it ended.";
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            // Whatever a program of somebody else's does: it is tried again, and the voice server goes on.
            return PlainText.OneLine(exception.GetBaseException().Message, 300);
        }
        finally
        {
            Volatile.Write(ref _offered, Offered.Nothing);
        }
    }

    /// <summary>Connects and keeps the list of tools until the connection ends.</summary>
    private async Task ServeAsync(Action connected, CancellationToken cancellationToken)
    {
        await using var client = await ConnectAsync(cancellationToken);
        Offer(client, await ListInTimeAsync(client, cancellationToken));
        connected();
        while (true)
        {
            using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var interval = Task.Delay(ListInterval, time, waiting.Token);
            var ended = await Task.WhenAny(client.Completion, interval) == client.Completion;
            await waiting.CancelAsync();
            if (ended) return;
            cancellationToken.ThrowIfCancellationRequested();
            Offer(client, await ListInTimeAsync(client, cancellationToken));
        }
    }

    private async Task<McpClient> ConnectAsync(CancellationToken cancellationToken)
    {
        var options = new McpClientOptions
        {
            ClientInfo = new Implementation { Name = "xiaozhi-dotnet", Version = "1.0" },
            InitializationTimeout = ConnectTimeout,
        };
        using var timeout = new CancellationTokenSource(ConnectTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        return await McpClient.CreateAsync(Transport(), options, null, either.Token);
    }

    private async Task<List<ModelContextProtocol.Protocol.Tool>> ListInTimeAsync(McpClient client, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(callTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, timeout.Token);
        return await ListAsync(client, either.Token);
    }

    private IClientTransport Transport()
    {
        if (options.Url is { } url)
            return new HttpClientTransport(new HttpClientTransportOptions
            {
                Endpoint = url,
                Name = name,
                AdditionalHeaders = new Dictionary<string, string>(options.Headers),
                TransportMode = HttpTransportMode.StreamableHttp,
                EnableStandaloneGetStream = false,
            });
        if (options.Command is not { Length: > 0 } command)
            throw new InvalidOperationException($"Mcp:Servers:{name} needs a Command or a Url.");
        var environment = StdioClientTransportOptions.GetDefaultEnvironmentVariables().ToDictionary(variable => variable.Key, variable => variable.Value);
        foreach (var (variable, value) in options.Environment) environment[variable] = value;
        return new StdioClientTransport(new StdioClientTransportOptions
        {
            Command = command,
            Arguments = [.. options.Arguments],
            Name = name,
            InheritEnvironmentVariables = false,
            EnvironmentVariables = environment!,
            StandardErrorLines = line => logger.LogDebug("MCP server {Server}: {Line}", name, PlainText.OneLine(line, 300)),
        });
    }

    private static async Task<List<ModelContextProtocol.Protocol.Tool>> ListAsync(McpClient client, CancellationToken cancellationToken)
    {
        var tools = new List<ModelContextProtocol.Protocol.Tool>();
        string? cursor = null;
        for (var page = 0; page < MaxPages && tools.Count < MaxTools; page++)
        {
            var listed = await client.ListToolsAsync(new ListToolsRequestParams { Cursor = cursor }, cancellationToken);
            tools.AddRange(listed.Tools.Take(MaxTools - tools.Count));
            if (string.IsNullOrEmpty(listed.NextCursor) || listed.NextCursor == cursor) break;
            cursor = listed.NextCursor;
        }

        return tools;
    }

    private void Offer(McpClient client, List<ModelContextProtocol.Protocol.Tool> listed)
    {
        var names = new ToolNames();
        var tools = new List<Tool>();
        var originals = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var tool in listed)
        {
            if (tool.InputSchema.GetRawText() is not { Length: <= MaxSchemaLength } || JsonObject.Create(tool.InputSchema.Clone()) is not { } schema) continue;
            var ours = names.Take($"{name}_{tool.Name}");
            tools.Add(new Tool(ours, PlainText.Of(tool.Description ?? "", MaxDescriptionLength), schema));
            originals[ours] = tool.Name;
        }

        // An unchanged list stays the same object: toolboxes are built of it.
        var before = Volatile.Read(ref _offered);
        var isSame = before.Client == client && before.Tools.Count == tools.Count && before.Tools.Zip(tools).All(pair =>
            pair.First.Name == pair.Second.Name && pair.First.Description == pair.Second.Description
            && JsonNode.DeepEquals(pair.First.Parameters, pair.Second.Parameters));
        if (isSame) return;
        Volatile.Write(ref _offered, new Offered(client, tools, originals));
        logger.LogInformation("MCP server {Server}: {Count} tools.", name, tools.Count);
    }

    private static string TextOf(CallToolResult result)
    {
        var texts = result.Content.Select(block => block is TextContentBlock text ? text.Text : $"[{block.Type}]");
        var joined = string.Join('\n', texts);
        return PlainText.Of(joined.Length > 0 ? joined : result.StructuredContent?.ToString() ?? "", CallResult.MaxLength);
    }
}
