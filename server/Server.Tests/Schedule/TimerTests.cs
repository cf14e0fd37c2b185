using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Journal;
using Server.Schedule;
using Server.Sessions;
using Server.Speech;
using Server.Tests.Sessions;

namespace Server.Tests.Schedule;

/// <summary>A timer that is over is said where it was set, when nobody speaks there.</summary>
[TestClass]
public sealed class TimerTests : IDisposable
{
    private const string Id = "aa:bb:cc:dd:ee:01";

    private readonly ManualTime _time = new();
    private readonly VoiceServer _server;
    private readonly JournalReader _journal;

    public TimerTests()
    {
        _server = new VoiceServer { Time = _time };
        _journal = _server.Watch();
    }

    public void Dispose()
    {
        _journal.Dispose();
        _server.Dispose();
    }

    [TestMethod]
    public async Task A_device_that_rests_is_told_to_play_it_like_a_greeting_and_shows_it()
    {
        using var client = await OpenAsync();
        await client.CallAsync("set_timer", """{"seconds":5}""");
        _time.Advance(TimeSpan.FromSeconds(5));
        var alert = await client.ExpectAsync("alert");
        Assert.AreEqual("Your timer is over.", alert.GetProperty("message").GetString());
        Assert.AreEqual("happy", alert.GetProperty("emotion").GetString());
        Assert.IsFalse(string.IsNullOrEmpty(alert.GetProperty("status").GetString()));
        var answer = await _time.UntilAsync(client.ReadAnswerAsync());
        Assert.AreEqual("tts:start", answer[0]);
        Assert.Contains("audio", answer);
        Assert.AreEqual(1, answer.Count(name => name == "tts:sentence_start"));
        Assert.DoesNotContain("stt", answer);
    }

    [TestMethod]
    public async Task A_timer_with_a_name_is_called_by_it()
    {
        using var client = await OpenAsync();
        await client.CallAsync("set_timer", """{"seconds":5,"name":"pasta"}""");
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.AreEqual("pasta", (await client.ExpectAsync("alert")).GetProperty("status").GetString());
        Assert.AreEqual("Your pasta timer is over.", await client.HearAsync());
    }

    [TestMethod]
    public async Task What_became_of_it_is_in_the_journal()
    {
        using var client = await OpenAsync();
        await client.CallAsync("set_timer", """{"seconds":5,"name":"pasta"}""");
        var set = await _journal.ExpectAsync<TimerSet>();
        Assert.AreEqual((Id, "pasta", TimeSpan.FromSeconds(5)), (set.DeviceId, set.Name, set.Left));
        var over = await _time.UntilAsync(_journal.ExpectAsync<TimerOver>());
        Assert.AreEqual((Id, "pasta", ScheduleOutcome.Done, set.At), (over.DeviceId, over.Name, over.Outcome, over.SetAt));
        Assert.AreEqual(set.SessionId, over.SessionId);
    }

    [TestMethod]
    public async Task Nobody_is_said_to_have_been_heard()
    {
        using var client = await OpenAsync();
        await client.CallAsync("set_timer", """{"seconds":5}""");
        _time.Advance(TimeSpan.FromSeconds(5));
        while (true)
        {
            using var entry = _journal.ExpectAsync<JournalEntry>();
            var happened = await _time.UntilAsync(entry);
            Assert.IsNotInstanceOfType<UtteranceHeard>(happened);
            if (happened is TimerOver) return;
        }
    }

    [TestMethod]
    public async Task A_cancelled_timer_says_nothing()
    {
        using var client = await OpenAsync();
        await client.CallAsync("set_timer", """{"seconds":5}""");
        await client.CallAsync("cancel_timer");
        Assert.AreEqual(ScheduleOutcome.Cancelled, (await _journal.ExpectAsync<TimerOver>()).Outcome);
        await client.CallAsync("set_timer", """{"seconds":6,"name":"next"}""");
        await _time.PassAsync(TimeSpan.FromSeconds(6));
        Assert.AreEqual("Your next timer is over.", await client.HearAsync());
    }

    [TestMethod]
    public async Task While_an_answer_is_spoken_it_waits_for_its_end()
    {
        using var client = await OpenAsync();
        await client.CallAsync("set_timer", """{"seconds":1}""");
        await client.ChatAsync(Speaking.Question);
        await client.ExpectAsync("tts", "sentence_start");
        _time.Advance(TimeSpan.FromSeconds(1));
        var rest = await _time.UntilAsync(client.ReadAnswerAsync());
        Assert.DoesNotContain("alert", rest);
        Assert.AreEqual("Your timer is over.", await _time.UntilAsync(client.HearAsync()));
    }

    [TestMethod]
    public async Task While_the_talk_button_is_held_it_waits_until_what_is_said_was_answered()
    {
        using var client = await OpenAsync();
        await client.CallAsync("set_timer", """{"seconds":5}""");
        await client.SendAsync(Speaking.Manual);
        await client.PingAsync();
        await _time.PassAsync(TimeSpan.FromSeconds(6));
        await client.PingAsync();
        _server.Recognition.Hears("thank you");
        await client.SendAsync(Speaking.Stop);
        Assert.AreEqual("thank you", (await client.ExpectAsync("stt")).GetProperty("text").GetString());
        Assert.AreNotEqual("Your timer is over.", await client.HearAsync());
        Assert.AreEqual("Your timer is over.", await _time.UntilAsync(client.HearAsync()));
    }

    [TestMethod]
    public async Task A_microphone_into_which_somebody_speaks_is_not_spoken_over()
    {
        using var client = await OpenAsync();
        await client.CallAsync("set_timer", """{"seconds":5}""");
        _server.Recognition.Hears("thank you");
        await client.SendAsync(Speaking.Auto);
        for (var i = 0; i < 8; i++) await client.SendAudioAsync();
        for (var i = 0; i < 16; i++) await client.SendAsync(Speaking.Tone(), System.Net.WebSockets.WebSocketMessageType.Binary);
        await client.PingAsync();
        await _time.PassAsync(TimeSpan.FromSeconds(6));
        await client.PingAsync();
        for (var i = 0; i < 16; i++) await client.SendAudioAsync();
        Assert.AreEqual("thank you", (await client.ExpectAsync("stt")).GetProperty("text").GetString());
        Assert.AreNotEqual("Your timer is over.", await client.HearAsync());
        Assert.AreEqual("Your timer is over.", await _time.UntilAsync(client.HearAsync()));
    }

    [TestMethod]
    [DataRow(Speaking.Auto, true, DisplayName = "auto, listen start again")]
    [DataRow(Speaking.Auto, false, DisplayName = "auto, sound alone")]
    [DataRow(Speaking.Realtime, false, DisplayName = "realtime")]
    public async Task An_open_microphone_that_hears_nobody_is_told_and_heard_again_afterwards(string mode, bool startsAgain)
    {
        using var client = await OpenAsync();
        await client.CallAsync("set_timer", """{"seconds":5}""");
        await client.SendAsync(mode);
        await client.SendAudioAsync();
        await client.PingAsync();
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.AreEqual("Your timer is over.", await client.HearAsync());
        await _time.UntilAsync(client.ExpectAsync("tts", "stop"));
        _server.Recognition.Hears("thank you");
        if (startsAgain) await client.SendAsync(mode);
        await client.SpeakAloudAsync();
        Assert.AreEqual("thank you", (await client.ExpectAsync("stt")).GetProperty("text").GetString());
    }

    [TestMethod]
    public async Task Whoever_cuts_it_off_has_heard_it()
    {
        using var client = await OpenAsync();
        await client.CallAsync("set_timer", """{"seconds":5}""");
        _time.Advance(TimeSpan.FromSeconds(5));
        await client.HearAsync();
        await client.SendAsync(Speaking.Abort);
        await client.ExpectAsync("tts", "stop");
        Assert.AreEqual(ScheduleOutcome.Done, (await _time.UntilAsync(_journal.ExpectAsync<TimerOver>())).Outcome);
    }

    [TestMethod]
    public async Task Two_that_are_over_at_once_are_said_one_after_the_other()
    {
        using var client = await OpenAsync();
        await client.CallAsync("set_timer", """{"seconds":5,"name":"pasta"}""");
        await client.CallAsync("set_timer", """{"seconds":5,"name":"eggs"}""");
        _time.Advance(TimeSpan.FromSeconds(5));
        var first = await client.HearAsync();
        await _time.UntilAsync(client.ExpectAsync("tts", "stop"));
        string[] said = [first, await _time.UntilAsync(client.HearAsync())];
        CollectionAssert.AreEquivalent((string[])["Your pasta timer is over.", "Your eggs timer is over."], said);
    }

    [TestMethod]
    public async Task A_device_that_was_away_is_told_when_it_is_back_but_not_before_it_could_listen()
    {
        await SetAndLeaveAsync();
        await _time.PassAsync(TimeSpan.FromMinutes(59));
        using var back = await OpenAsync(leaveAlone: false);
        await back.SendAsync(Speaking.Manual);
        await back.SendAsync(Speaking.Stop);
        await back.ExpectOnlyStopAsync();
        await back.PingAsync();
        await _time.PassAsync(Announcer.Patience);
        Assert.AreEqual("Your timer is over.", await _time.UntilAsync(back.HearAsync()));
    }

    [TestMethod]
    public async Task A_link_that_breaks_before_anything_was_said_loses_nothing()
    {
        using (var client = await OpenAsync())
        {
            await client.CallAsync("set_timer", """{"seconds":5}""");
            await client.SendAsync(Speaking.Manual);
            await client.PingAsync();
            await _time.PassAsync(TimeSpan.FromSeconds(6));
            client.Abort();
        }

        using var back = await OpenAsync();
        Assert.AreEqual("Your timer is over.", await _time.UntilAsync(back.HearAsync()));
    }

    [TestMethod]
    public async Task Of_a_device_that_stays_away_it_is_recorded_that_nobody_heard_it()
    {
        await SetAndLeaveAsync();
        await _time.PassAsync(TimeSpan.FromSeconds(6));
        _time.Advance(Announcements.Patience);
        var over = await _time.UntilAsync(_journal.ExpectAsync<TimerOver>(), 1000);
        Assert.AreEqual((ScheduleOutcome.Missed, ""), (over.Outcome, over.SessionId));
        using var back = await OpenAsync();
        await back.PingAsync();
    }

    [TestMethod]
    public async Task What_cannot_be_spoken_is_shown_and_tried_once()
    {
        using var server = new VoiceServer { Time = _time, Substitutes = services => services.AddSingleton<ITextToSpeech, BrokenSpeech>() };
        using var journal = server.Watch();
        using var client = await server.OpenAsync(Id);
        await client.CallAsync("set_timer", """{"seconds":5}""");
        await _time.PassAsync(TimeSpan.FromSeconds(5));
        Assert.AreEqual("Your timer is over.", (await client.ExpectAsync("alert")).GetProperty("message").GetString());
        Assert.AreEqual(ScheduleOutcome.Failed, (await journal.ExpectAsync<TimerOver>()).Outcome);
        await client.ExpectAsync("tts", "stop");
        await _time.PassAsync(TimeSpan.FromSeconds(5));
        await client.PingAsync();
    }

    /// <summary>A voice that cannot say "timer".</summary>
    private sealed class BrokenSpeech : ITextToSpeech
    {
        public int SampleRateHz => 16_000;

        public IReadOnlyList<Voice> Voices { get; } = [];

        public async IAsyncEnumerable<ReadOnlyMemory<short>> SynthesizeAsync(
            string sentence, string? voice, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            if (sentence.Contains("timer", StringComparison.Ordinal)) throw new InvalidOperationException("The voice is broken.");
            await Task.CompletedTask;
            yield return new short[160];
        }
    }

    private async Task SetAndLeaveAsync()
    {
        using var client = await OpenAsync();
        await client.CallAsync("set_timer", """{"seconds":5}""");
        await client.SayGoodbyeAsync();
        await _journal.ExpectAsync<SessionClosed>();
    }

    /// <param name="leaveAlone">Lets the time pass in which a client that has just connected is told nothing.</param>
    private async Task<VoiceClient> OpenAsync(bool leaveAlone = true)
    {
        var client = await _server.OpenAsync(Id, "/xiaozhi/v1/");
        if (leaveAlone) await _time.PassAsync(Announcer.Patience, 5);
        return client;
    }
}
