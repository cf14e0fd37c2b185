using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Sessions;

namespace Server.Tests.Sessions;

/// <summary>Clients that only wake the server wait for an answer; those that go on to speak must not be spoken over.</summary>
[TestClass]
public sealed class GreetingTests
{
    private readonly ManualTime _time = new();

    [TestMethod]
    [DataRow("你好小智")]
    [DataRow("嘿，你好呀")]
    [DataRow("Hey Jarvis!")]
    public async Task A_client_that_sends_no_sound_after_a_wake_word_is_greeted(string wakeWord)
    {
        using var server = new VoiceServer { Time = _time };
        using var client = await server.OpenAsync();
        await client.DetectAsync(wakeWord);
        await client.SendAsync("""{"type":"ping"}""");
        await client.ExpectAsync("pong");
        _time.Advance(TimeSpan.FromMilliseconds(150));
        Assert.AreEqual(wakeWord, (await client.ExpectAsync("stt")).GetProperty("text").GetString());
        Assert.AreEqual("Yes?", (await client.ExpectAsync("tts", "sentence_start")).GetProperty("text").GetString());
    }

    [TestMethod]
    public async Task Who_speaks_on_is_answered_and_not_greeted()
    {
        using var server = new VoiceServer { Time = _time };
        using var client = await server.OpenAsync();
        server.Recognition.Hears("thank you");
        await client.DetectAsync("Computer");
        await client.SpeakAloudAsync();
        Assert.AreEqual("thank you", (await client.ExpectAsync("stt")).GetProperty("text").GetString());
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.AreNotEqual("Yes?", (await client.ExpectAsync("tts", "sentence_start")).GetProperty("text").GetString());
    }

    [TestMethod]
    public async Task A_microphone_that_hears_nobody_is_greeted_later()
    {
        var greeting = new Greeting(new SessionOptions(), _time);
        greeting.MicrophoneIsOpen();
        var due = greeting.WaitAsync("computer");
        _time.Advance(TimeSpan.FromMilliseconds(150));
        Assert.IsFalse(greeting.IsDue);
        while (_time.Waiting == 0) await Task.Yield();
        _time.Advance(TimeSpan.FromMilliseconds(550));
        Assert.AreEqual("computer", (await due.WaitAsync(TimeSpan.FromSeconds(10))).Text);
    }

    [TestMethod]
    public async Task Without_a_greeting_a_wake_word_is_only_confirmed()
    {
        using var server = new VoiceServer().With("Sessions:Greeting", "");
        using var client = await server.OpenAsync();
        await client.DetectAsync("computer");
        Assert.AreEqual("stt, tts:stop", string.Join(", ", await client.ReadAnswerAsync()));
    }

    [TestMethod]
    [DataRow(Speaking.Auto)]
    [DataRow(Speaking.Realtime)]
    public async Task A_microphone_that_is_opened_right_after_a_typed_text_does_not_cut_its_answer_off(string start)
    {
        using var server = new VoiceServer();
        using var client = await server.OpenAsync();
        await client.DetectAsync(Speaking.Question);
        await client.SendAsync(start);
        var answer = await client.ReadAnswerAsync();
        Assert.Contains("tts:sentence_end", answer);
        Assert.Contains("audio", answer);
    }

    [TestMethod]
    public async Task After_that_answer_the_microphone_is_heard()
    {
        using var server = new VoiceServer();
        using var client = await server.OpenAsync();
        server.Recognition.Hears("thank you");
        await client.DetectAsync(Speaking.Question);
        await client.SendAsync(Speaking.Auto);
        await client.ReadAnswerAsync();
        await client.SpeakAloudAsync();
        Assert.AreEqual("thank you", (await client.ExpectAsync("stt")).GetProperty("text").GetString());
    }

    [TestMethod]
    public async Task A_talk_button_cuts_a_typed_answer_off_and_says_so()
    {
        using var server = new VoiceServer { Time = _time };
        using var client = await server.OpenAsync();
        await client.DetectAsync(Speaking.Question);
        await client.ExpectAsync("tts", "sentence_start");
        await client.SendAsync(Speaking.Manual);
        Assert.AreEqual("tts:stop", (await client.ReadAnswerAsync())[^1]);
        await client.ExpectAliveAsync();
    }

    [TestMethod]
    public async Task Digital_silence_after_speech_ends_an_utterance_whose_end_nobody_tells()
    {
        using var server = new VoiceServer { Time = _time };
        using var client = await server.OpenAsync();
        server.Recognition.Hears("thank you");
        await client.SendAsync(Speaking.Manual);
        for (var i = 0; i < 10; i++) await client.SendAsync(Speaking.Tone(), System.Net.WebSockets.WebSocketMessageType.Binary);
        for (var i = 0; i < 34; i++) await client.SendAudioAsync();
        Assert.AreEqual("thank you", (await client.ExpectAsync("stt")).GetProperty("text").GetString());
    }

    [TestMethod]
    public void A_pause_in_front_of_a_real_microphone_ends_nothing()
    {
        var end = new QuietEnd();
        var speech = new short[960];
        Array.Fill(speech, (short)3000);
        var room = new short[960];
        for (var i = 0; i < room.Length; i++) room[i] = (short)(i % 2 == 0 ? 20 : -20);
        Assert.IsFalse(end.Write(speech));
        for (var i = 0; i < 200; i++) Assert.IsFalse(end.Write(room));
        for (var i = 0; i < 19; i++) Assert.IsFalse(end.Write(new short[960]));
        Assert.IsTrue(end.Write(new short[960]));
    }

    [TestMethod]
    public void Silence_before_the_first_word_ends_nothing()
    {
        var end = new QuietEnd();
        for (var i = 0; i < 200; i++) Assert.IsFalse(end.Write(new short[960]));
    }
}
