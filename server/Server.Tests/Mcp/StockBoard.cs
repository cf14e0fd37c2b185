using System.Text.Json;
using System.Text.Json.Nodes;

namespace Server.Tests.Mcp;

/// <summary>A board with stock firmware: an MCP server that answers as that firmware does, errors without a code included.
/// It answers while the test waits for a message.</summary>
internal sealed class StockBoard(VoiceClient client)
{
    public const string Hello =
        """{"type":"hello","version":1,"features":{"mcp":true},"transport":"websocket","audio_params":{"format":"opus","sample_rate":16000,"channels":1,"frame_duration":60}}""";

    private string _session = "";

    public VoiceClient Client => client;

    public int Volume { get; set; } = 70;

    public int Brightness { get; set; } = 75;

    public bool LampIsOn { get; private set; }

    /// <summary>What was asked of it, e.g. <c>tools/list</c> and <c>self.audio_speaker.set_volume {"volume":50}</c>.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>How many tools a page of its list has.</summary>
    public int PageSize { get; init; } = 4;

    private static readonly (string Name, string Schema)[] Tools =
    [
        ("self.get_device_status", "{}"),
        ("self.audio_speaker.set_volume", """{"volume":{"type":"integer","minimum":0,"maximum":100}}"""),
        ("self.screen.set_brightness", """{"brightness":{"type":"integer","minimum":0,"maximum":100}}"""),
        ("self.screen.set_theme", """{"theme":{"type":"string"}}"""),
        ("self.camera.take_photo", """{"question":{"type":"string"}}"""),
        ("self.lamp.get_state", "{}"),
        ("self.lamp.turn_on", "{}"),
        ("self.lamp.turn_off", "{}"),
        ("self.system.reconfigure_wifi", "{}"),
    ];

    /// <summary>Connects, says hello, and answers until its tools and their state are known.</summary>
    public static async Task<StockBoard> OpenAsync(VoiceServer server, string deviceId = "aa:bb:cc:dd:ee:01")
    {
        var board = new StockBoard(await server.ConnectAsync(deviceId));
        await board.Client.SendAsync(Hello);
        board._session = (await board.Client.ExpectAsync("hello")).GetProperty("session_id").GetString()!;
        await board.AnswerUntilAsync("self.lamp.get_state {}");
        return board;
    }

    /// <summary>Answers up to and including this request.</summary>
    public async Task AnswerUntilAsync(string asked)
    {
        while (!Asked.Contains(asked))
            if (await client.ReceiveAsync() is { } message) await AnswerAsync(message);
    }

    /// <summary>The first message of a type (and state); requests before it are answered.</summary>
    public async Task<JsonElement> ExpectAsync(string type, string? state = null)
    {
        while (true)
        {
            if (await client.ReceiveAsync() is not { } message) continue;
            if (VoiceClient.Is(message, type, state)) return message;
            await AnswerAsync(message);
        }
    }

    /// <summary>Types an utterance; the sentence of its answer.</summary>
    public async Task<string> SayAsync(string sentence)
    {
        await client.SendAsync(new JsonObject { ["type"] = "listen", ["state"] = "detect", ["text"] = sentence }.ToJsonString());
        var said = (await ExpectAsync("tts", "sentence_start")).GetProperty("text").GetString()!;
        await ExpectAsync("tts", "stop");
        return said;
    }

    private async Task AnswerAsync(JsonElement message)
    {
        if (!VoiceClient.Is(message, "mcp")) return;
        Assert.AreEqual(_session.Length > 0 ? _session : message.GetProperty("session_id").GetString(), message.GetProperty("session_id").GetString());
        var payload = message.GetProperty("payload");
        Assert.AreEqual("2.0", payload.GetProperty("jsonrpc").GetString());
        var method = payload.GetProperty("method").GetString()!;
        if (!payload.TryGetProperty("id", out var id))
        {
            Asked.Add(method);
            return;
        }

        Assert.AreEqual(JsonValueKind.Number, id.ValueKind);
        var parameters = payload.GetProperty("params");
        Asked.Add(method == "tools/call" ? $"{parameters.GetProperty("name")} {parameters.GetProperty("arguments").GetRawText()}" : method);
        var answer = method switch
        {
            "initialize" => "\"result\":" + """{"protocolVersion":"2024-11-05","capabilities":{"tools":{}},"serverInfo":{"name":"bread-compact","version":"2.0.3"}}""",
            "tools/list" => $"\"result\":{Page(parameters)}",
            "tools/call" => Call(parameters.GetProperty("name").GetString()!, parameters.GetProperty("arguments")),
            _ => "\"error\":" + """{"message":"Method not implemented"}""",
        };
        await client.SendAsync($$$"""{"session_id":"{{{_session}}}","type":"mcp","payload":{"jsonrpc":"2.0","id":{{{id.GetRawText()}}},{{{answer}}}}}""");
    }

    private string Page(JsonElement parameters)
    {
        var cursor = parameters.TryGetProperty("cursor", out var given) ? given.GetString()! : "";
        var from = cursor.Length == 0 ? 0 : Array.FindIndex(Tools, tool => tool.Name == cursor);
        var tools = Tools[from..Math.Min(from + PageSize, Tools.Length)].Select(tool =>
        {
            var names = string.Join(',', JsonNode.Parse(tool.Schema)!.AsObject().Select(property => $"\"{property.Key}\""));
            var required = names.Length > 0 ? $",\"required\":[{names}]" : "";
            return $$$"""{"name":"{{{tool.Name}}}","description":"About {{{tool.Name}}}.","inputSchema":{"type":"object","properties":{{{tool.Schema}}}{{{required}}}}}""";
        });
        var next = from + PageSize < Tools.Length ? $",\"nextCursor\":\"{Tools[from + PageSize].Name}\"" : "";
        return $$"""{"tools":[{{string.Join(',', tools)}}]{{next}}}""";
    }

    private string Call(string tool, JsonElement arguments)
    {
        switch (tool)
        {
            case "self.get_device_status":
                return Text($$$"""{"audio_speaker":{"volume":{{{Volume}}}},"screen":{"brightness":{{{Brightness}}},"theme":"dark"},"battery":{"level":85,"charging":true},"network":{"type":"wifi","ssid":"home","signal":"strong"},"chip":{"temperature":41.5}}""");
            case "self.audio_speaker.set_volume":
                Volume = arguments.GetProperty("volume").GetInt32();
                return Text("true");
            case "self.screen.set_brightness":
                Brightness = arguments.GetProperty("brightness").GetInt32();
                return Text("true");
            case "self.screen.set_theme":
                return Text("false");
            case "self.lamp.get_state":
                return Text(LampIsOn ? """{"power": true}""" : """{"power": false}""");
            case "self.lamp.turn_on" or "self.lamp.turn_off":
                LampIsOn = tool.EndsWith("on", StringComparison.Ordinal);
                return Text("true");
            default:
                return $"\"error\":{{\"message\":\"Unknown tool: {tool}\"}}";
        }
    }

    private static string Text(string text) =>
        "\"result\":" + $$"""{"content":[{"type":"text","text":{{JsonSerializer.Serialize(text)}}}],"isError":false}""";
}
