using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Server.Tests.OwnerConsole;

/// <summary>A board with things that obeys what it is told: methods named <c>turn_on</c>, <c>turn_off</c> and
/// <c>set_…</c> change its state, and <c>fail</c> reports a failure.</summary>
internal sealed class FakeBoard : IAsyncDisposable
{
    /// <summary>A lamp with everything that a lamp can have.</summary>
    public const string Lamp =
        """{"name":"lamp","description":"Lamp","properties":{"power":{"type":"boolean","description":"Power"},"brightness":{"type":"number","description":"Brightness","min":0,"max":100,"step":1,"unit":"percent"}},"methods":{"turn_on":{"description":"On","parameters":{},"response_success":"The lamp is on."},"turn_off":{"description":"Off","parameters":{}},"set_brightness":{"description":"Brightness","parameters":{"value":{"type":"number","description":"Brightness","required":true}}},"fail":{"description":"Fails","parameters":{}}}}""";

    private readonly VoiceClient _client;
    private readonly JsonObject _state;
    private readonly Task _obeying;

    private FakeBoard(VoiceClient client, JsonObject state)
    {
        _client = client;
        _state = state;
        _obeying = ObeyAsync();
    }

    /// <summary>Connects a board over the network with one thing named <c>lamp</c>.</summary>
    public static async Task<FakeBoard> ConnectAsync(Uri server, string deviceId, string thing = Lamp)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Device-Id", deviceId);
        await socket.ConnectAsync(new UriBuilder(server) { Scheme = "ws", Path = "/xiaozhi/v1/" }.Uri, CancellationToken.None);
        var client = new VoiceClient(socket);
        await client.SendAsync(VoiceClient.Hello);
        await client.ExpectAsync("hello");
        return await DescribeAsync(client, thing);
    }

    /// <summary>Makes a board of a client that said hello.</summary>
    public static async Task<FakeBoard> DescribeAsync(VoiceClient client, string thing = Lamp)
    {
        var state = new JsonObject { ["power"] = false, ["brightness"] = 40 };
        await client.SendAsync($$"""{"type":"iot","descriptors":[{{thing}}]}""");
        var board = new FakeBoard(client, state);
        await board.ReportAsync();
        return board;
    }

    /// <summary>Somebody turned a knob on the board itself.</summary>
    public Task ChangeAsync(string property, JsonNode value)
    {
        _state[property] = value;
        return ReportAsync();
    }

    public Task SendAsync(string json) => _client.SendAsync(json);

    public async ValueTask DisposeAsync()
    {
        _client.Abort();
        await _obeying;
        _client.Dispose();
    }

    private Task ReportAsync() => _client.SendAsync($$"""{"type":"iot","states":[{"name":"lamp","state":{{_state.ToJsonString()}}}]}""");

    private async Task ObeyAsync()
    {
        try
        {
            while (true)
            {
                if (await _client.ReceiveAsync() is not { } message || !VoiceClient.Is(message, "iot")) continue;
                foreach (var command in message.GetProperty("commands").EnumerateArray()) await ObeyAsync(command);
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException or AssertFailedException)
        {
            // The link was cut, by the test or because the server ended.
        }
    }

    private Task ObeyAsync(JsonElement command)
    {
        var id = command.GetProperty("command_id").GetString();
        var method = command.GetProperty("method").GetString()!;
        if (method == "fail")
            return _client.SendAsync($$"""{"type":"iot","command_results":[{"command_id":"{{id}}","success":false,"error":"The bulb is broken.","error_code":"HARDWARE_ERROR"}]}""");
        if (method is "turn_on" or "turn_off") _state["power"] = method == "turn_on";
        foreach (var parameter in command.GetProperty("parameters").EnumerateObject()) _state[method["set_".Length..]] = JsonNode.Parse(parameter.Value.GetRawText());
        return _client.SendAsync($$"""{"type":"iot","command_results":[{"command_id":"{{id}}","success":true,"result":"done","new_state":{{_state.ToJsonString()}}}]}""");
    }
}
