using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Logging.Abstractions;
using Server.Devices;
using Server.Journal;
using Server.Mcp;
using Server.Protocol;

namespace Server.Tests.Mcp;

/// <summary>The MCP link of one device without a socket: what it posts is kept, what the device sends is written by the
/// test.</summary>
internal sealed class Board : IDisposable
{
    private readonly List<JsonElement> _posted = [];

    public Board(McpOptions? options = null)
    {
        var journal = new SessionJournal(new EventJournal(), "device", "session", Time);
        Mcp = new DeviceMcp(
            new DeviceLink("device", "session", (message, _) => Post(message), journal), options ?? new McpOptions(), Time, _ => { },
            NullLogger.Instance);
    }

    public ManualTime Time { get; } = new();

    public DeviceMcp Mcp { get; }

    /// <summary>The payloads sent to the device.</summary>
    public IReadOnlyList<JsonElement> Posted
    {
        get
        {
            lock (_posted) return [.. _posted];
        }
    }

    /// <summary>Started, and told these tools in one page.</summary>
    public static Board With(params string[] tools)
    {
        var board = new Board();
        board.Mcp.Start();
        board.Reply("{}");
        board.Reply($$"""{"tools":[{{string.Join(',', tools)}}]}""");
        return board;
    }

    /// <summary>A tool whose parameters are given as the members of a schema's <c>properties</c>; all are required.</summary>
    public static string Tool(string name, string properties = "")
    {
        var schema = new JsonObject { ["type"] = "object", ["properties"] = JsonNode.Parse($"{{{properties}}}") };
        schema["required"] = new JsonArray([.. schema["properties"]!.AsObject().Select(property => (JsonNode)property.Key)]);
        return new JsonObject { ["name"] = name, ["description"] = $"About {name}", ["inputSchema"] = schema }.ToJsonString();
    }

    /// <summary>The device answers the last request that it was sent.</summary>
    public bool Reply(string result) => Send($$"""{"jsonrpc":"2.0","id":{{LastId}},"result":{{result}}}""");

    /// <summary>The same with the text that a tool gives.</summary>
    public bool ReplyText(string text) => Reply(
        new JsonObject { ["content"] = new JsonArray(new JsonObject { ["type"] = "text", ["text"] = text }), ["isError"] = false }.ToJsonString());

    /// <summary>The device sends a payload.</summary>
    public bool Send(string payload)
    {
        using var document = JsonDocument.Parse(payload, new JsonDocumentOptions { MaxDepth = 200 });
        return Mcp.Take(document.RootElement.Clone());
    }

    public int LastId => Posted.Last(payload => payload.TryGetProperty("id", out _)).GetProperty("id").GetInt32();

    /// <summary>Method of the last request, and for calls the tool.</summary>
    public string LastAsked
    {
        get
        {
            var last = Posted.Last(payload => payload.TryGetProperty("id", out _));
            var method = last.GetProperty("method").GetString()!;
            return method == "tools/call" ? last.GetProperty("params").GetProperty("name").GetString()! : method;
        }
    }

    public ValueTask<CommandResult> DoAsync(string thing, string method, params (string Name, object Value)[] arguments) =>
        Mcp.ExecuteAsync(
            new ThingCommand(thing, method, arguments.ToDictionary(argument => argument.Name, argument => argument.Value)), CancellationToken.None);

    /// <summary>Waits for what another thread does; fails after ten seconds.</summary>
    public static async Task UntilAsync(Func<bool> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(10));
        while (!isSo())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    public void Dispose() => Mcp.Dispose();

    private void Post(ServerMessage message)
    {
        using var document = JsonDocument.Parse(message.ToUtf8());
        var sent = document.RootElement;
        Assert.AreEqual("mcp", sent.GetProperty("type").GetString());
        Assert.AreEqual("session", sent.GetProperty("session_id").GetString());
        lock (_posted) _posted.Add(sent.GetProperty("payload").Clone());
    }
}
