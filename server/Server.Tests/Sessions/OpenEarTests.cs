using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Server.Tests.Sessions;

/// <summary>Modes in which the server finds the utterance: after a wake word, and with a microphone that stays open.</summary>
[TestClass]
public sealed class OpenEarTests
{
    private const string Abort = """{"type":"abort"}""";

    [TestMethod]
    public async Task A_wake_word_opens_the_ear_and_is_not_an_utterance()
    {
        using var server = new VoiceServer();
        using var client = await server.OpenAsync();
        await TypeAsync(client, "Computer");
        await client.SendAsync("fence");
        await client.ExpectErrorAsync("INVALID_JSON");
        Assert.IsNotNull(server.Recognition.Vocabulary, "The recogniser was made ready.");
        await TypeAsync(client, "thank you");
        Assert.AreEqual("thank you", (await client.ExpectAsync("stt")).GetProperty("text").GetString());
    }

    [TestMethod]
    public async Task What_is_said_between_a_wake_word_and_the_start_of_listening_is_answered()
    {
        using var server = new VoiceServer();
        using var client = await server.OpenAsync();
        server.Recognition.Hears("thank you");
        await TypeAsync(client, "Computer");
        await SpeakAloudAsync(client);
        await client.SendAsync("""{"type":"listen","state":"start","mode":"auto"}""");
        await client.ExpectAsync("stt");
        await client.ExpectAsync("tts", "stop");
    }

    [TestMethod]
    public async Task An_abort_after_a_wake_word_leaves_the_next_utterance_whole()
    {
        using var server = new VoiceServer();
        using var client = await server.OpenAsync();
        await TypeAsync(client, "Computer");
        for (var i = 0; i < 10; i++) await client.SendAsync(Tone(), WebSocketMessageType.Binary);
        await client.SendAsync(Abort);
        await client.ExpectAsync("tts", "stop");
        server.Recognition.Hears("thank you");
        await client.SendAsync("""{"type":"listen","state":"start","mode":"auto"}""");
        await SpeakAloudAsync(client);
        await client.ExpectAsync("stt");
    }

    [TestMethod]
    public async Task After_an_abort_a_realtime_client_is_still_heard_without_a_new_start()
    {
        using var server = new VoiceServer();
        using var client = await server.OpenAsync();
        await client.SendAsync("""{"type":"listen","state":"start","mode":"realtime"}""");
        server.Recognition.Hears("thank you");
        await SpeakAloudAsync(client);
        await client.ExpectAsync("tts", "sentence_start");
        await client.SendAsync(Abort);
        await client.ExpectAsync("tts", "stop");
        server.Recognition.Hears("help");
        await SpeakAloudAsync(client);
        Assert.AreEqual("help", (await client.ExpectAsync("stt")).GetProperty("text").GetString());
    }

    /// <summary>Half a second of quiet, one of tone, one of quiet: an utterance for the endpointer.</summary>
    private static async Task SpeakAloudAsync(VoiceClient client)
    {
        for (var i = 0; i < 8; i++) await client.SendAudioAsync();
        for (var i = 0; i < 16; i++) await client.SendAsync(Tone(), WebSocketMessageType.Binary);
        for (var i = 0; i < 16; i++) await client.SendAudioAsync();
    }

    /// <summary>A frame of 60 ms of a tone of 500 Hz.</summary>
    private static byte[] Tone()
    {
        var frame = new byte[1920];
        for (var i = 0; i < frame.Length / 2; i++)
            BitConverter.TryWriteBytes(frame.AsSpan(2 * i), (short)(10_000 * Math.Sin(2 * Math.PI * 500 * i / 16_000)));
        return frame;
    }

    private static Task TypeAsync(VoiceClient client, string text) =>
        client.SendAsync(JsonSerializer.Serialize(new { type = "listen", state = "detect", text }));
}
