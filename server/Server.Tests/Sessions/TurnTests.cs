using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Speech;

namespace Server.Tests.Sessions;

[TestClass]
public sealed class TurnTests
{
    private const string Start = """{"type":"listen","state":"start","mode":"manual"}""";
    private const string Stop = """{"type":"listen","state":"stop"}""";
    private const string Abort = """{"type":"abort"}""";

    [TestMethod]
    public async Task A_spoken_command_reaches_the_thing_and_its_report_is_spoken()
    {
        using var server = new VoiceServer();
        using var client = await server.OpenAsync();
        await client.SendAsync(VoiceClient.Lamp);
        await SpeakAsync(server, client, "turn on the lamp");

        var stt = await client.ExpectAsync("stt");
        Assert.AreEqual("turn on the lamp", stt.GetProperty("text").GetString());
        Assert.IsTrue(stt.GetProperty("is_final").GetBoolean());
        var command = (await client.ExpectAsync("iot")).GetProperty("commands")[0];
        Assert.AreEqual("lamp", command.GetProperty("name").GetString());
        Assert.AreEqual("turn_on", command.GetProperty("method").GetString());
        await ReportAsync(client, command, success: true);

        await client.ExpectAsync("llm");
        await client.ExpectAsync("tts", "start");
        var sentence = (await client.ExpectAsync("tts", "sentence_start")).GetProperty("text").GetString();
        Assert.Contains("on", sentence!);
        Assert.IsNull(await client.ReceiveAsync(), "Audio follows the start of the sentence.");
        await client.ExpectAsync("tts", "sentence_end");
        await client.ExpectAsync("tts", "stop");
    }

    [TestMethod]
    public async Task A_failure_that_the_board_reports_is_what_is_said()
    {
        using var server = new VoiceServer();
        using var client = await server.OpenAsync();
        await client.SendAsync(VoiceClient.Lamp);
        await SpeakAsync(server, client, "turn on the lamp");
        var command = (await client.ExpectAsync("iot")).GetProperty("commands")[0];
        await ReportAsync(client, command, success: false);
        Assert.AreEqual("sad", (await client.ExpectAsync("llm")).GetProperty("emotion").GetString());
    }

    [TestMethod]
    public async Task A_board_that_does_not_report_is_said_to_be_offline()
    {
        var time = new ManualTime();
        using var server = new VoiceServer { Time = time };
        using var client = await server.OpenAsync();
        await client.SendAsync(VoiceClient.Lamp);
        await SpeakAsync(server, client, "turn on the lamp");
        await client.ExpectAsync("iot");
        time.Advance(TimeSpan.FromSeconds(3));
        Assert.AreEqual("sad", (await client.ExpectAsync("llm")).GetProperty("emotion").GetString());
    }

    [TestMethod]
    public async Task A_stock_board_that_sends_only_states_is_believed()
    {
        using var server = new VoiceServer();
        using var client = await server.OpenAsync();
        await client.SendAsync(VoiceClient.Lamp);
        await SpeakAsync(server, client, "turn on the lamp");
        await client.ExpectAsync("iot");
        await client.SendAsync("""{"type":"iot","update":true,"states":[{"name":"lamp","state":{"power":true}}]}""");
        Assert.AreNotEqual("sad", (await client.ExpectAsync("llm")).GetProperty("emotion").GetString());
    }

    [TestMethod]
    public async Task Silence_is_answered_with_a_stop_and_nothing_else()
    {
        using var server = new VoiceServer();
        using var client = await server.OpenAsync();
        server.Recognition.Hears(Transcript.Nothing);
        await client.SendAsync(Start);
        await client.SendAsync(Stop);
        var first = await client.ReceiveAsync();
        Assert.IsTrue(VoiceClient.Is(first!.Value, "tts", "stop"));
    }

    [TestMethod]
    public async Task Speech_that_is_no_command_is_answered_and_switches_nothing()
    {
        using var server = new VoiceServer();
        using var client = await server.OpenAsync();
        await client.SendAsync(VoiceClient.Lamp);
        server.Recognition.Hears(Transcript.NotUnderstood);
        await client.SendAsync(Start);
        await client.SendAsync(Stop);
        var sentences = 0;
        while (true)
        {
            if (await client.ReceiveAsync() is not { } message) continue;
            Assert.IsFalse(VoiceClient.Is(message, "iot"), "Nothing is switched.");
            if (VoiceClient.Is(message, "tts", "sentence_start")) sentences++;
            if (VoiceClient.Is(message, "tts", "stop")) break;
        }

        Assert.AreEqual(1, sentences);
    }

    [TestMethod]
    public async Task Abort_while_speaking_is_answered_with_stop_and_nothing_of_the_turn_follows()
    {
        using var server = new VoiceServer();
        using var client = await server.OpenAsync();
        await TypeAsync(client, "what is the meaning of it all");
        await client.ExpectAsync("tts", "sentence_start");
        await client.SendAsync(Abort);
        await client.ExpectAsync("tts", "stop");
        await client.SendAsync(Abort);
        var next = await client.ReceiveAsync();
        Assert.IsTrue(next is { } message && VoiceClient.Is(message, "tts", "stop"), "Only the second abort is answered.");
    }

    [TestMethod]
    public async Task Abort_before_the_recogniser_is_done_sends_neither_text_nor_sound()
    {
        using var server = new VoiceServer();
        using var client = await server.OpenAsync();
        server.Recognition.Hold = new TaskCompletionSource();
        await SpeakAsync(server, client, "turn on the lamp");
        await client.SendAsync(Abort);
        var first = await client.ReceiveAsync();
        Assert.IsTrue(VoiceClient.Is(first!.Value, "tts", "stop"));
    }

    [TestMethod]
    public async Task A_new_listen_ends_the_answer_that_is_being_spoken()
    {
        using var server = new VoiceServer();
        using var client = await server.OpenAsync();
        await client.SendAsync(VoiceClient.Lamp);
        await TypeAsync(client, "what is the meaning of it all");
        await client.ExpectAsync("tts", "sentence_start");
        await SpeakAsync(server, client, "turn on the lamp");
        await client.ExpectAsync("stt");
        var command = await client.ReceiveAsync();
        Assert.IsTrue(VoiceClient.Is(command!.Value, "iot"), "Nothing of the first answer is left.");
    }

    [TestMethod]
    public async Task A_typed_utterance_is_answered_like_a_spoken_one()
    {
        using var server = new VoiceServer();
        using var client = await server.OpenAsync();
        await client.SendAsync(VoiceClient.Lamp);
        await TypeAsync(client, "turn the lamp on, please");
        await client.ExpectAsync("stt");
        await client.ExpectAsync("iot");
    }

    [TestMethod]
    public async Task An_aborted_utterance_gives_back_what_it_holds_of_the_recogniser()
    {
        using var server = new VoiceServer();
        using var client = await server.OpenAsync();
        await client.SendAsync(Start);
        await client.SendAudioAsync();
        await client.SendAsync(Abort);
        await client.ExpectAsync("tts", "stop");
        Assert.AreEqual(1, server.Recognition.Cancelled);
    }

    [TestMethod]
    public async Task A_report_that_comes_after_its_turn_still_tells_how_the_thing_is()
    {
        using var server = new VoiceServer();
        using var client = await server.OpenAsync();
        await client.SendAsync(VoiceClient.Lamp);
        await SpeakAsync(server, client, "turn on the lamp");
        var command = (await client.ExpectAsync("iot")).GetProperty("commands")[0];
        await client.SendAsync(Abort);
        await client.ExpectAsync("tts", "stop");
        await ReportAsync(client, command, success: true);
        await TypeAsync(client, "is the lamp on");
        Assert.Contains("Yes", (await client.ExpectAsync("tts", "sentence_start")).GetProperty("text").GetString()!);
    }

    [TestMethod]
    public async Task All_audio_between_start_and_stop_reaches_the_recogniser()
    {
        using var server = new VoiceServer();
        using var client = await server.OpenAsync();
        await client.SendAudioAsync();
        await client.SendAsync(Start);
        for (var i = 0; i < 10; i++) await client.SendAudioAsync();
        await client.SendAsync(Stop);
        await client.ExpectAsync("tts", "stop");
        Assert.AreEqual(10 * 960, server.Recognition.Samples);
    }

    [TestMethod]
    public async Task The_vocabulary_follows_what_is_attached()
    {
        using var server = new VoiceServer();
        using var client = await server.OpenAsync();
        await client.SendAsync(VoiceClient.Lamp);
        await client.SendAsync(Start);
        await client.SendAsync(Stop);
        await client.ExpectAsync("tts", "stop");
        Assert.Contains("lamp", server.Recognition.Vocabulary!.Jsgf);
    }

    private static async Task SpeakAsync(VoiceServer server, VoiceClient client, string text)
    {
        server.Recognition.Hears(text);
        await client.SendAsync(Start);
        await client.SendAudioAsync();
        await client.SendAsync(Stop);
    }

    private static Task TypeAsync(VoiceClient client, string text) =>
        client.SendAsync(JsonSerializer.Serialize(new { type = "listen", state = "detect", text }));

    private static Task ReportAsync(VoiceClient client, JsonElement command, bool success) =>
        client.SendAsync(JsonSerializer.Serialize(new
        {
            type = "iot",
            command_results = new[]
            {
                new
                {
                    command_id = command.GetProperty("command_id").GetString(),
                    name = "lamp",
                    method = "turn_on",
                    success,
                    new_state = new { power = success },
                },
            },
        }));
}
