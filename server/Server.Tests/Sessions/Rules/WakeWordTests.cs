using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Server.Tests.Sessions.Rules;

/// <summary>What is said right after a wake word is heard, although <c>listen start</c> comes only later.</summary>
[TestClass]
public sealed class WakeWordTests
{
    // Time stands still, so that nobody is greeted for being slow.
    private static readonly VoiceServer Server = new() { Time = new ManualTime() };

    [ClassCleanup]
    public static void StopServer() => Server.Dispose();

    [TestMethod]
    [DataRow("aa:bb:cc:00:06:01", "你好小智", Speaking.Auto)]
    [DataRow("aa:bb:cc:00:06:02", "Computer", Speaking.Realtime)]
    [DataRow("aa:bb:cc:00:06:03", "", Speaking.Auto)]
    public async Task A_sentence_that_is_over_before_the_start_is_answered(string deviceId, string wakeWord, string start)
    {
        using var client = await Server.OpenAsync(deviceId);
        Server.Recognition.Hears("thank you");
        await client.DetectAsync(wakeWord);
        await client.SpeakAloudAsync();
        await client.SendAsync(start);
        Assert.AreEqual("thank you", (await client.ExpectAsync("stt")).GetProperty("text").GetString());
        await client.ExpectAliveAsync();
    }

    [TestMethod]
    public async Task A_sentence_in_the_middle_of_which_the_start_comes_is_heard_whole()
    {
        using var client = await Server.OpenAsync("aa:bb:cc:00:06:04");
        Server.Recognition.Hears("thank you");
        await client.DetectAsync("Computer");
        for (var i = 0; i < 8; i++) await client.SendAudioAsync();
        for (var i = 0; i < 8; i++) await client.SendAsync(Speaking.Tone(), System.Net.WebSockets.WebSocketMessageType.Binary);
        await client.SendAsync(Speaking.Auto);
        for (var i = 0; i < 8; i++) await client.SendAsync(Speaking.Tone(), System.Net.WebSockets.WebSocketMessageType.Binary);
        for (var i = 0; i < 16; i++) await client.SendAudioAsync();
        await client.ExpectAsync("stt");
        Assert.IsGreaterThan(16 * 960, Server.Recognition.Samples);
        await client.ExpectAliveAsync();
    }
}
