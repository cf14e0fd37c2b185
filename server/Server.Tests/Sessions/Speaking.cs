using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Server.Tests.Sessions;

/// <summary>What clients of these tests do again and again.</summary>
internal static class Speaking
{
    public const string Manual = """{"type":"listen","state":"start","mode":"manual"}""";
    public const string Auto = """{"type":"listen","state":"start","mode":"auto"}""";
    public const string Realtime = """{"type":"listen","state":"start","mode":"realtime"}""";
    public const string Stop = """{"type":"listen","state":"stop"}""";
    public const string Abort = """{"type":"abort"}""";

    /// <summary>One that is answered with a sentence whatever is attached.</summary>
    public const string Question = "what is the meaning of it all";

    public static Task DetectAsync(this VoiceClient client, string text) =>
        client.SendAsync(JsonSerializer.Serialize(new { type = "listen", state = "detect", text }));

    public static Task ChatAsync(this VoiceClient client, string text) =>
        client.SendAsync(JsonSerializer.Serialize(new { type = "chat", text }));

    /// <summary>Half a second of quiet, one of tone, one of quiet: an utterance for the endpointer.</summary>
    public static async Task SpeakAloudAsync(this VoiceClient client)
    {
        for (var i = 0; i < 8; i++) await client.SendAudioAsync();
        for (var i = 0; i < 16; i++) await client.SendAsync(Tone(), WebSocketMessageType.Binary);
        for (var i = 0; i < 16; i++) await client.SendAudioAsync();
    }

    /// <summary>A frame of 60 ms of a tone of 500 Hz, 16 kHz mono PCM.</summary>
    public static byte[] Tone()
    {
        var frame = new byte[1920];
        for (var i = 0; i < frame.Length / 2; i++)
            BitConverter.TryWriteBytes(frame.AsSpan(2 * i), (short)(10_000 * Math.Sin(2 * Math.PI * 500 * i / 16_000)));
        return frame;
    }

    /// <summary>Everything up to and with the next <c>tts</c> <c>stop</c>, as <c>type</c> or <c>tts:state</c>; audio is
    /// <c>audio</c>.</summary>
    public static async Task<List<string>> ReadAnswerAsync(this VoiceClient client)
    {
        var names = new List<string>();
        while (names is not [.., "tts:stop"])
        {
            names.Add(await client.ReceiveAsync() is { } message ? NameOf(message) : "audio");
        }

        return names;
    }

    /// <summary>Fails when anything comes before the next <c>tts</c> <c>stop</c>.</summary>
    public static async Task ExpectOnlyStopAsync(this VoiceClient client) =>
        Assert.AreEqual("tts:stop", string.Join(", ", await client.ReadAnswerAsync()));

    private static string NameOf(JsonElement message)
    {
        var type = message.GetProperty("type").GetString()!;
        return type == "tts" ? $"tts:{message.GetProperty("state").GetString()}" : type;
    }
}
