using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Server.Tests;

/// <summary>A client of the voice endpoint, message by message. Every wait ends after ten seconds with a failure.</summary>
internal sealed class VoiceClient(WebSocket socket) : IDisposable
{
    public const string Hello =
        """{"type":"hello","version":1,"transport":"websocket","audio_params":{"format":"pcm","sample_rate":16000,"channels":1,"frame_duration":60}}""";

    /// <summary>A lamp in the form of the protocol's own example.</summary>
    public const string Lamp =
        """{"type":"iot","descriptors":[{"name":"lamp","description":"Lamp","properties":{"power":{"type":"boolean","description":"Power","readable":true,"writable":false}},"methods":{"turn_on":{"description":"On","parameters":{}},"turn_off":{"description":"Off","parameters":{}}}}],"states":[{"name":"lamp","state":{"power":false}}]}""";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly byte[] _buffer = new byte[1 << 20];

    public WebSocketState State => socket.State;

    /// <summary>The last binary message, with whatever header it has.</summary>
    public byte[] Audio { get; private set; } = [];

    /// <summary>How the server closed.</summary>
    public WebSocketCloseStatus? CloseStatus => socket.CloseStatus;

    public Task SendAsync(string json) => SendAsync(Encoding.UTF8.GetBytes(json), WebSocketMessageType.Text);

    public Task SendAudioAsync(int bytes = 1920) => SendAsync(new byte[bytes], WebSocketMessageType.Binary);

    public async Task SendAsync(byte[] payload, WebSocketMessageType type, bool endOfMessage = true)
    {
        using var timeout = new CancellationTokenSource(Patience);
        await socket.SendAsync(payload, type, endOfMessage, timeout.Token);
    }

    /// <summary>The next message; null for a frame of audio. Fails when the server closes.</summary>
    public async Task<JsonElement?> ReceiveAsync()
    {
        using var timeout = new CancellationTokenSource(Patience);
        var length = 0;
        while (true)
        {
            var part = await socket.ReceiveAsync(_buffer.AsMemory(length), timeout.Token);
            Assert.AreNotEqual(WebSocketMessageType.Close, part.MessageType, "The server closed the connection.");
            length += part.Count;
            if (!part.EndOfMessage) continue;
            if (part.MessageType == WebSocketMessageType.Text)
                return JsonDocument.Parse(_buffer.AsMemory(0, length)).RootElement.Clone();
            Audio = _buffer[..length];
            return null;
        }
    }

    /// <summary>Reads up to the first message of a type (and state); audio and other messages before it are skipped.</summary>
    public async Task<JsonElement> ExpectAsync(string type, string? state = null)
    {
        while (true)
        {
            if (await ReceiveAsync() is { } message && Is(message, type, state)) return message;
        }
    }

    public async Task ExpectErrorAsync(string code)
    {
        var error = await ExpectAsync("server");
        Assert.AreEqual("error", error.GetProperty("status").GetString());
        Assert.AreEqual(code, error.GetProperty("error_code").GetString());
        Assert.IsFalse(string.IsNullOrWhiteSpace(error.GetProperty("message").GetString()));
    }

    /// <summary>As <see cref="ExpectErrorAsync"/>, in the form of the C# server API.</summary>
    public async Task ExpectPlainErrorAsync(string code)
    {
        var error = await ExpectAsync("error");
        Assert.AreEqual(code, error.GetProperty("code").GetString());
        Assert.IsFalse(string.IsNullOrWhiteSpace(error.GetProperty("message").GetString()));
        Assert.IsTrue(Guid.TryParse(error.GetProperty("session_id").GetString(), out _));
    }

    /// <summary>Reads up to the next frame of audio.</summary>
    public async Task<byte[]> ExpectAudioAsync()
    {
        while (await ReceiveAsync() is not null)
        {
        }

        return Audio;
    }

    /// <summary>Proves that the session goes on: everything before is handled when this returns.</summary>
    public async Task ExpectAliveAsync()
    {
        await SendAsync("""{"type":"abort"}""");
        await ExpectAsync("tts", "stop");
    }

    /// <summary>Reads until the server closes.</summary>
    public async Task ExpectCloseAsync()
    {
        using var timeout = new CancellationTokenSource(Patience);
        while (true)
        {
            var part = await socket.ReceiveAsync(_buffer.AsMemory(), timeout.Token);
            if (part.MessageType == WebSocketMessageType.Close) return;
        }
    }

    /// <summary>Sends the same message until the server has had enough; fails when it takes as many as that.</summary>
    public async Task SendUntilClosedAsync(string message, int atMost)
    {
        var closed = ExpectCloseAsync();
        try
        {
            for (var i = 0; i < atMost && !closed.IsCompleted; i++) await SendAsync(message);
        }
        catch (IOException)
        {
            Console.WriteLine("The server closed while a message was under way.");
        }

        await closed;
    }

    public async Task SayGoodbyeAsync()
    {
        await SendAsync("""{"type":"goodbye"}""");
        await ExpectCloseAsync();
    }

    /// <summary>Breaks the link as a lost network does.</summary>
    public void Abort() => socket.Abort();

    public void Dispose() => socket.Dispose();

    public static bool Is(JsonElement message, string type, string? state = null) =>
        message.GetProperty("type").GetString() == type
        && (state is null || message.GetProperty("state").GetString() == state);
}
