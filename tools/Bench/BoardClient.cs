using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

namespace Bench;

/// <summary>A message from the server and when it came (<see cref="Stopwatch"/> ticks). <see cref="Json"/> is null for
/// a frame of audio.</summary>
internal sealed record Arrival(long Timestamp, JsonElement? Json)
{
    public string? Text(string field) =>
        Json is { } json && json.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;

    public bool Is(string type, string? state = null) =>
        Text("type") == type && (state is null || Text("state") == state);
}

/// <summary>A board as the server sees it: a WebSocket client that streams a recording in real time and obeys commands
/// at once.</summary>
internal sealed class BoardClient : IAsyncDisposable
{
    public const int FrameMilliseconds = 60;
    private const int SampleRateHz = 16_000;
    private const int FrameBytes = SampleRateHz * FrameMilliseconds / 1000 * sizeof(short);

    private const string Hello = """
        {"type":"hello","version":1,"transport":"websocket","audio_params":{"format":"pcm","sample_rate":16000,"channels":1,"frame_duration":60}}
        """;

    private const string Light = """
        {"type":"iot","descriptors":[{"name":"living_room_light","description":"Lamp","properties":{"power":{"type":"boolean","description":"Power","readable":true,"writable":false},"brightness":{"type":"number","description":"Brightness","min":0,"max":100,"unit":"percent","readable":true,"writable":true}},"methods":{"turn_on":{"description":"Turn on","parameters":{}},"turn_off":{"description":"Turn off","parameters":{}},"set_brightness":{"description":"Set the brightness","parameters":{"value":{"type":"number","description":"Brightness","min":0,"max":100,"unit":"percent","required":true}}}}}]}
        """;

    private readonly ClientWebSocket _socket = new();
    private readonly Channel<Arrival> _arrivals = Channel.CreateUnbounded<Arrival>();
    private readonly SemaphoreSlim _sending = new(1);
    private Task _receiving = Task.CompletedTask;

    /// <summary>Connects, says hello and announces a lamp.</summary>
    public async Task ConnectAsync(Uri server, string deviceId, CancellationToken cancellationToken)
    {
        _socket.Options.SetRequestHeader("Device-Id", deviceId);
        _socket.Options.SetRequestHeader("Client-Id", Guid.NewGuid().ToString());
        await _socket.ConnectAsync(server, cancellationToken);
        _receiving = ReceiveAsync(cancellationToken);
        await SendAsync(Hello, cancellationToken);
        await WaitForAsync(arrival => arrival.Is("hello"), cancellationToken);
        await SendAsync(Light, cancellationToken);
    }

    /// <summary>Streams a recording (16 kHz mono) as a held talk button would: one frame every 60 ms. Returns when
    /// <c>listen stop</c> was sent, with that moment.</summary>
    public async Task<long> SpeakAsync(ReadOnlyMemory<byte> pcm, CancellationToken cancellationToken)
    {
        await SendAsync("""{"type":"listen","state":"start","mode":"manual"}""", cancellationToken);
        var start = Stopwatch.GetTimestamp();
        for (var frame = 0; frame * FrameBytes < pcm.Length; frame++)
        {
            var due = TimeSpan.FromMilliseconds(FrameMilliseconds * (frame + 1)) - Stopwatch.GetElapsedTime(start);
            if (due > TimeSpan.Zero) await Task.Delay(due, cancellationToken);
            var offset = frame * FrameBytes;
            await SendAsync(
                pcm.Slice(offset, Math.Min(FrameBytes, pcm.Length - offset)), WebSocketMessageType.Binary, cancellationToken);
        }

        var stopped = Stopwatch.GetTimestamp();
        await SendAsync("""{"type":"listen","state":"stop"}""", cancellationToken);
        return stopped;
    }

    /// <summary>Sends an utterance as text.</summary>
    public Task TypeAsync(string text, CancellationToken cancellationToken) =>
        SendAsync(JsonSerializer.Serialize(new { type = "listen", state = "detect", text }), cancellationToken);

    /// <summary>Sends <c>abort</c> and answers when.</summary>
    public async Task<long> AbortAsync(CancellationToken cancellationToken)
    {
        var now = Stopwatch.GetTimestamp();
        await SendAsync("""{"type":"abort"}""", cancellationToken);
        return now;
    }

    /// <summary>Reads arrivals up to and with the first that fits; all of them are given to <paramref name="seen"/>.</summary>
    public async Task<Arrival> WaitForAsync(
        Func<Arrival, bool> fits, CancellationToken cancellationToken, Action<Arrival>? seen = null)
    {
        while (true)
        {
            var arrival = await _arrivals.Reader.ReadAsync(cancellationToken);
            seen?.Invoke(arrival);
            if (fits(arrival)) return arrival;
        }
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _receiving;
        _socket.Dispose();
        _sending.Dispose();
    }

    private async Task ReceiveAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[64 * 1024];
        var length = 0;
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
                if (part.MessageType == WebSocketMessageType.Close) break;
                length += part.Count;
                if (!part.EndOfMessage) continue;
                var now = Stopwatch.GetTimestamp();
                var json = part.MessageType == WebSocketMessageType.Text
                    ? JsonDocument.Parse(buffer.AsMemory(0, length)).RootElement.Clone()
                    : (JsonElement?)null;
                length = 0;
                if (json is { } message) await ObeyAsync(message, cancellationToken);
                _arrivals.Writer.TryWrite(new Arrival(now, json));
            }
        }
        catch (Exception exception) when (exception is WebSocketException or OperationCanceledException)
        {
            _arrivals.Writer.TryComplete(exception);
        }

        _arrivals.Writer.TryComplete();
    }

    private async Task ObeyAsync(JsonElement message, CancellationToken cancellationToken)
    {
        if (!message.TryGetProperty("commands", out var commands)) return;
        foreach (var command in commands.EnumerateArray())
        {
            var result = JsonSerializer.Serialize(new
            {
                type = "iot",
                command_results = new[]
                {
                    new
                    {
                        command_id = command.GetProperty("command_id").GetString(),
                        name = command.GetProperty("name").GetString(),
                        method = command.GetProperty("method").GetString(),
                        success = true,
                        result = "done",
                        new_state = new { power = true, brightness = 50 },
                    },
                },
            });
            await SendAsync(result, cancellationToken);
        }
    }

    private Task SendAsync(string text, CancellationToken cancellationToken) =>
        SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, cancellationToken);

    private async Task SendAsync(ReadOnlyMemory<byte> payload, WebSocketMessageType type, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await _socket.SendAsync(payload, type, endOfMessage: true, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }
}
