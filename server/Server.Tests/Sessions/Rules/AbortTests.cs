using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Server.Tests.Sessions.Rules;

/// <summary>Every abort is answered with a stop, and no message of what was aborted comes after it: the device would take
/// a late one for the next answer's.</summary>
[TestClass]
public sealed class AbortTests
{
    [TestMethod]
    public async Task An_abort_with_nothing_to_abort_is_answered_with_a_stop()
    {
        using var server = new VoiceServer();
        using var client = await server.OpenAsync();
        await client.SendAsync("""{"type":"abort","reason":"wake_word_detected"}""");
        await client.ExpectOnlyStopAsync();
    }

    [TestMethod]
    public async Task Each_of_many_aborts_is_answered_once()
    {
        using var server = new VoiceServer();
        using var client = await server.OpenAsync();
        await client.ChatAsync(Speaking.Question);
        await client.ExpectAsync("tts", "sentence_start");
        for (var i = 0; i < 5; i++) await client.SendAsync(Speaking.Abort);
        await client.ReadAnswerAsync();
        for (var i = 1; i < 5; i++) await client.ExpectOnlyStopAsync();
    }

    [TestMethod]
    public async Task An_answer_that_comes_right_after_an_abort_is_whole_and_alone()
    {
        using var server = new VoiceServer();
        using var client = await server.OpenAsync();
        for (var round = 0; round < 20; round++)
        {
            await client.ChatAsync(Speaking.Question);
            if (round % 2 == 0) await client.ExpectAsync("tts", "start");
            await client.SendAsync(Speaking.Abort);
            await client.DetectAsync("thank you");
            await client.ReadAnswerAsync();
            var next = await ReadSentenceAsync(client);
            Assert.AreEqual("stt", next[0], $"Round {round}: something of the aborted answer came late.");
            Assert.AreEqual(1, next.Count(name => name == "tts:start"));
            await client.ExpectAliveAsync();
        }
    }

    [TestMethod]
    public async Task A_transcript_that_is_ready_only_after_the_abort_is_not_answered()
    {
        using var server = new VoiceServer();
        using var client = await server.OpenAsync();
        server.Recognition.Hold = new TaskCompletionSource();
        server.Recognition.Hears("thank you");
        await client.SendAsync(Speaking.Manual);
        await client.SendAudioAsync();
        await client.SendAsync(Speaking.Stop);
        await client.SendAsync(Speaking.Abort);
        await client.ExpectOnlyStopAsync();
        server.Recognition.Hold.SetResult();
        await client.SendAsync(Speaking.Abort);
        await client.ExpectOnlyStopAsync();
    }

    private static async Task<List<string>> ReadSentenceAsync(VoiceClient client)
    {
        var names = new List<string>();
        while (names is not [.., "tts:sentence_start"])
        {
            if (await client.ReceiveAsync() is not { } message) names.Add("audio");
            else names.Add(message.TryGetProperty("state", out var state) ? $"tts:{state.GetString()}" : message.GetProperty("type").GetString()!);
        }

        return names;
    }
}
