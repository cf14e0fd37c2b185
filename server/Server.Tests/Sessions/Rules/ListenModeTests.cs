using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Speech;

namespace Server.Tests.Sessions.Rules;

/// <summary>After an answer an <c>auto</c> device says again that it listens, a <c>realtime</c> one never stopped, a
/// <c>manual</c> one rests. A device that was told to play nothing has left no state and says nothing.</summary>
[TestClass]
public sealed class ListenModeTests
{
    private static readonly VoiceServer Server = new();

    [ClassCleanup]
    public static void StopServer() => Server.Dispose();

    [TestMethod]
    public async Task In_auto_mode_the_server_hears_nothing_until_the_device_listens_again()
    {
        using var client = await Server.OpenAsync("aa:bb:cc:00:04:01");
        Server.Recognition.Hears("thank you");
        await client.SendAsync(Speaking.Auto);
        await client.SpeakAloudAsync();
        await client.ExpectAsync("tts", "stop");
        await client.SpeakAloudAsync();
        await client.SendAsync(Speaking.Abort);
        await client.ExpectOnlyStopAsync();
        Server.Recognition.Hears("help");
        await client.SendAsync(Speaking.Auto);
        await client.SpeakAloudAsync();
        Assert.AreEqual("help", (await client.ExpectAsync("stt")).GetProperty("text").GetString());
        await client.ExpectAliveAsync();
    }

    [TestMethod]
    public async Task In_auto_mode_noise_leaves_the_ear_open_for_the_device_says_nothing()
    {
        using var client = await Server.OpenAsync("aa:bb:cc:00:04:02");
        Server.Recognition.Hears(Transcript.Nothing);
        await client.SendAsync(Speaking.Auto);
        await client.SpeakAloudAsync();
        await client.ExpectAsync("tts", "stop");
        Server.Recognition.Hears("thank you");
        await client.SpeakAloudAsync();
        Assert.AreEqual("thank you", (await client.ExpectAsync("stt")).GetProperty("text").GetString());
        await client.ExpectAliveAsync();
    }

    [TestMethod]
    public async Task In_auto_mode_the_device_may_end_the_utterance_itself()
    {
        using var client = await Server.OpenAsync("aa:bb:cc:00:04:03");
        await client.SendAsync(Speaking.Auto);
        await client.SendAsync(Speaking.Stop);
        await client.ExpectOnlyStopAsync();
    }

    [TestMethod]
    public async Task In_realtime_mode_the_next_utterance_needs_no_new_start()
    {
        using var client = await Server.OpenAsync("aa:bb:cc:00:04:04");
        Server.Recognition.Hears("thank you");
        Server.Recognition.Hears("help");
        await client.SendAsync(Speaking.Realtime);
        await client.SpeakAloudAsync();
        await client.ExpectAsync("tts", "stop");
        await client.SpeakAloudAsync();
        Assert.AreEqual("help", (await client.ExpectAsync("stt")).GetProperty("text").GetString());
        await client.ExpectAliveAsync();
    }

    [TestMethod]
    public async Task In_manual_mode_what_comes_after_the_stop_is_not_heard()
    {
        using var client = await Server.OpenAsync("aa:bb:cc:00:04:05");
        Server.Recognition.Hears("thank you");
        await client.SendAsync(Speaking.Manual);
        await client.SendAudioAsync();
        await client.SendAsync(Speaking.Stop);
        await client.ExpectAsync("tts", "stop");
        await client.SpeakAloudAsync();
        await client.SendAsync(Speaking.Abort);
        await client.ExpectOnlyStopAsync();
    }
}
