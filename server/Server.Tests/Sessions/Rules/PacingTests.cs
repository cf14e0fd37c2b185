using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Server.Tests.Sessions.Rules;

/// <summary>A device's queue holds 2.4 s: three to five frames are sent ahead, the rest as it is heard, and the stop when
/// all of it has been.</summary>
[TestClass]
public sealed class PacingTests
{
    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(60);

    [TestMethod]
    public async Task Five_frames_come_at_once_and_one_more_each_60_ms()
    {
        var time = new ManualTime();
        using var server = new VoiceServer { Time = time };
        using var client = await server.OpenAsync();
        await client.ChatAsync("thank you");
        for (var i = 0; i < 5; i++) await client.ExpectAudioAsync();
        await ExpectQuietAsync(client, "Four frames ahead are enough.");
        for (var i = 0; i < 3; i++)
        {
            time.Advance(Frame);
            await client.ExpectAudioAsync();
            await ExpectQuietAsync(client, "One frame is heard, one is sent.");
        }
    }

    [TestMethod]
    public async Task The_stop_comes_when_the_last_frame_has_been_heard()
    {
        var time = new ManualTime();
        using var server = new VoiceServer { Time = time }.With("Speech:Fixed:ToneMilliseconds", "180");
        using var client = await server.OpenAsync();
        await client.ChatAsync("thank you");
        for (var i = 0; i < 3; i++) await client.ExpectAudioAsync();
        await client.ExpectAsync("tts", "sentence_end");
        time.Advance(2 * Frame);
        await ExpectQuietAsync(client, "The third frame is still being heard.");
        time.Advance(Frame);
        await client.ExpectAsync("tts", "stop");
    }

    /// <summary>What the server sends it sends in order: an error that comes first proves that nothing was before it.</summary>
    private static async Task ExpectQuietAsync(VoiceClient client, string why)
    {
        await client.SendAsync("?");
        Assert.IsTrue(await client.ReceiveAsync() is { } message && VoiceClient.Is(message, "server"), why);
    }
}
