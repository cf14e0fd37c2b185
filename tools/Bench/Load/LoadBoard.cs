using System.Diagnostics;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Bench.Load;

/// <summary>One of many boards: says hello as a stock device does, tells of a lamp and a fan, streams Opus in real time and
/// obeys commands at once. It keeps one buffer and no frames, so that a thousand of them fit beside the server.</summary>
/// <param name="isDistinct">Its answers are like no other board's: what has been spoken and coded for another is of no use.</param>
internal sealed class LoadBoard(int number, bool isDistinct) : IAsyncDisposable
{
    private const string Hello = """
        {"type":"hello","version":1,"transport":"websocket","audio_params":{"format":"opus","sample_rate":16000,"channels":1,"frame_duration":60}}
        """;

    private const string Things = """
        {"type":"iot","descriptors":[{"name":"living_room_light","description":"Lamp","properties":{"count":{"type":"number","description":"Count","readable":true,"writable":false},"power":{"type":"boolean","description":"Power","readable":true,"writable":false},"brightness":{"type":"number","description":"Brightness","min":0,"max":100,"unit":"percent","readable":true,"writable":true}},"methods":{"turn_on":{"description":"Turn on","parameters":{}RESPONSE},"turn_off":{"description":"Turn off","parameters":{}},"set_brightness":{"description":"Set the brightness","parameters":{"value":{"type":"number","description":"Brightness","min":0,"max":100,"unit":"percent","required":true}}}}},{"name":"fan","description":"Fan","properties":{"power":{"type":"boolean","description":"Power","readable":true,"writable":false}},"methods":{"turn_on":{"description":"Turn on","parameters":{}},"turn_off":{"description":"Turn off","parameters":{}}}}]}
        """;

    private readonly ClientWebSocket _socket = new();
    private readonly SemaphoreSlim _sending = new(1);
    private readonly TaskCompletionSource _welcomed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task _receiving = Task.CompletedTask;
    private TurnWatch? _turn;
    private int _obeyed;

    /// <summary>Connects, says hello, waits for its answer and tells what is attached.</summary>
    /// <exception cref="WebSocketException">There is no link.</exception>
    public async Task ConnectAsync(Uri server, CancellationToken cancellationToken)
    {
        _socket.Options.KeepAliveInterval = TimeSpan.Zero;
        _socket.Options.SetRequestHeader("Device-Id", $"02:be:00:00:{number / 256:x2}:{number % 256:x2}");
        _socket.Options.SetRequestHeader("Client-Id", Guid.NewGuid().ToString());
        _socket.Options.SetRequestHeader("Protocol-Version", "1");
        await _socket.ConnectAsync(server, cancellationToken);
        _receiving = ReceiveAllAsync(cancellationToken);
        await SendAsync(Hello, cancellationToken);
        await _welcomed.Task.WaitAsync(cancellationToken);
        var response = isDistinct ? ""","response_success":"The light is on, number {count}." """ : "";
        await SendAsync(Things.Replace("RESPONSE", response, StringComparison.Ordinal), cancellationToken);
    }

    /// <summary>Speaks as with a held talk button, and returns when the answer has been heard or the patience is over.</summary>
    public async Task<TurnWatch> SpeakAsync(SpokenFrames speech, TimeSpan patience, CancellationToken cancellationToken)
    {
        var turn = new TurnWatch();
        _turn = turn;
        try
        {
            await SendAsync("""{"type":"listen","state":"start","mode":"manual"}""", cancellationToken);
            var start = Stopwatch.GetTimestamp();
            for (var frame = 0; frame < speech.Packets.Count; frame++)
            {
                var due = TimeSpan.FromMilliseconds(SpokenFrames.FrameMilliseconds * (frame + 1)) - Stopwatch.GetElapsedTime(start);
                if (due > TimeSpan.Zero) await Task.Delay(due, cancellationToken);
                await SendAsync(speech.Packets[frame], WebSocketMessageType.Binary, cancellationToken);
            }

            turn.StoppedSpeaking = Stopwatch.GetTimestamp();
            await SendAsync("""{"type":"listen","state":"stop"}""", cancellationToken);
            await turn.Ended.WaitAsync(patience, cancellationToken);
        }
        catch (TimeoutException)
        {
            turn.Lose("no end of the answer");
        }
        catch (WebSocketException lost)
        {
            turn.Lose(lost.Message);
        }

        return turn;
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _receiving;
        _socket.Dispose();
        _sending.Dispose();
    }

    private async Task ReceiveAllAsync(CancellationToken cancellationToken)
    {
        var buffer = new byte[8 * 1024];
        var length = 0;
        try
        {
            while (true)
            {
                var part = await _socket.ReceiveAsync(buffer.AsMemory(length), cancellationToken);
                if (part.MessageType == WebSocketMessageType.Close) break;
                length += part.Count;
                if (!part.EndOfMessage) continue;
                if (part.MessageType == WebSocketMessageType.Binary) _turn?.TakeFrame(Stopwatch.GetTimestamp());
                else await TakeTextAsync(buffer.AsMemory(0, length), cancellationToken);
                length = 0;
            }

            Lose("the server closed the link");
        }
        catch (Exception lost) when (lost is WebSocketException or OperationCanceledException)
        {
            Lose(lost.Message);
        }
    }

    private void Lose(string reason)
    {
        _turn?.Lose(reason);
        _welcomed.TrySetException(new WebSocketException(reason));
    }

    private async Task TakeTextAsync(ReadOnlyMemory<byte> message, CancellationToken cancellationToken)
    {
        using var json = JsonDocument.Parse(message);
        var type = TextOf(json.RootElement, "type") ?? "";
        if (type == "hello") _welcomed.TrySetResult();
        else if (json.RootElement.TryGetProperty("commands", out var commands)) await ObeyAsync(commands, cancellationToken);
        else _turn?.TakeText(type, TextOf(json.RootElement, "state"), TextOf(json.RootElement, "text") ?? TextOf(json.RootElement, "message"));
    }

    private async Task ObeyAsync(JsonElement commands, CancellationToken cancellationToken)
    {
        foreach (var command in commands.EnumerateArray())
        {
            var result = JsonSerializer.Serialize(new
            {
                type = "iot",
                command_results = new[]
                {
                    new { command_id = TextOf(command, "command_id"), name = TextOf(command, "name"), success = true, new_state = new { power = true, count = (number * 1000) + _obeyed++ } },
                },
            });
            await SendAsync(result, cancellationToken);
        }
    }

    private static string? TextOf(JsonElement json, string field) =>
        json.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private Task SendAsync(string text, CancellationToken cancellationToken) =>
        SendAsync(Encoding.UTF8.GetBytes(text), WebSocketMessageType.Text, cancellationToken);

    private async Task SendAsync(byte[] payload, WebSocketMessageType type, CancellationToken cancellationToken)
    {
        await _sending.WaitAsync(cancellationToken);
        try
        {
            await _socket.SendAsync(payload.AsMemory(), type, endOfMessage: true, cancellationToken);
        }
        finally
        {
            _sending.Release();
        }
    }
}
