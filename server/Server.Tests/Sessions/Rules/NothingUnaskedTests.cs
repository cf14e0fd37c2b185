using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Server.Tests.Sessions.Rules;

/// <summary>A device drops audio until it is told that something will be heard, and one that has not listened yet is in no
/// state to be told.</summary>
[TestClass]
public sealed class NothingUnaskedTests
{
    private static readonly VoiceServer Server = new();

    [ClassCleanup]
    public static void StopServer() => Server.Dispose();

    [TestMethod]
    public async Task Nothing_is_sent_after_the_hello_until_the_device_listens()
    {
        using var client = await Server.OpenAsync("aa:bb:cc:00:01:01");
        await client.SendAsync(VoiceClient.Lamp);
        for (var i = 0; i < 40; i++) await client.SendAudioAsync();
        await client.SendAsync(Speaking.Abort);
        var first = await client.ReceiveAsync();
        Assert.IsTrue(first is { } message && VoiceClient.Is(message, "tts", "stop"), "Only the abort is answered.");
    }

    [TestMethod]
    [DataRow("aa:bb:cc:00:01:02", true)]
    [DataRow("aa:bb:cc:00:01:03", false)]
    public async Task Audio_comes_only_between_the_start_and_the_stop(string deviceId, bool isSpoken)
    {
        using var client = await Server.OpenAsync(deviceId);
        if (isSpoken)
        {
            Server.Recognition.Hears("thank you");
            await client.SendAsync(Speaking.Manual);
            await client.SendAudioAsync();
            await client.SendAsync(Speaking.Stop);
        }
        else
        {
            await client.ChatAsync("thank you");
        }

        var answer = await client.ReadAnswerAsync();
        var start = answer.IndexOf("tts:start");
        Assert.IsGreaterThanOrEqualTo(0, start);
        Assert.IsGreaterThan(start, answer.IndexOf("audio"));
        Assert.IsGreaterThan(start, answer.IndexOf("tts:sentence_start"));
        Assert.IsLessThan(answer.Count - 1, answer.LastIndexOf("audio"));
    }
}
