using System.Text.Json.Nodes;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Agents.Offline;
using Server.Tools;

namespace Server.Tests.Agents;

/// <summary>Talk about timers, about what was put off, and about the time itself.</summary>
[TestClass]
public class TimeTalkTests
{
    private static readonly RunningTimer[] Timers = [new(null, 78), new("pasta", 288)];
    private static readonly PutOffCall[] Later =
    [
        new("light_turn_off", [], 240), new("light_set_brightness", new JsonObject { ["value"] = 30 }, 3600), new("gone_thing_open", [], 5),
    ];

    [TestMethod]
    [DataRow("en", "how much time is left", "The timer has 1 minute and 18 seconds left and the pasta timer has 4 minutes and 48 seconds left.")]
    [DataRow("en", "what timers are running", "The timer has 1 minute and 18 seconds left and the pasta timer has 4 minutes and 48 seconds left.")]
    [DataRow("en", "how long is left on the pasta timer", "The pasta timer has 4 minutes and 48 seconds left.")]
    [DataRow("zh", "还剩多少时间", "计时器还剩1分钟和18秒，pasta计时器还剩4分钟和48秒。")]
    [DataRow("zh", "现在有哪些计时器", "计时器还剩1分钟和18秒，pasta计时器还剩4分钟和48秒。")]
    public async Task Timers_are_told_with_their_names_and_times(string language, string question, string answer) =>
        Assert.AreEqual(answer, await SayAsync(language, question, _ => RunningTimer.Write(Timers)));

    [TestMethod]
    [DataRow("en", "how much time is left", "No timer is running.")]
    [DataRow("en", "how much longer", "No timer is running.")]
    [DataRow("zh", "计时器还剩多久", "没有正在运行的计时器。")]
    [DataRow("zh", "还有多久", "没有正在运行的计时器。")]
    public async Task That_no_timer_runs_is_told(string language, string question, string answer) =>
        Assert.AreEqual(answer, await SayAsync(language, question, _ => "[]"));

    [TestMethod]
    [DataRow("en", "cancel the timer", 0, "No timer is running.")]
    [DataRow("en", "cancel the pasta timer", 0, "No pasta timer is running.")]
    [DataRow("en", "cancel the timer", 1, "The timer is cancelled.")]
    [DataRow("en", "cancel all timers", 3, "3 timers are cancelled.")]
    [DataRow("en", "cancel the scheduled command", 0, "Nothing is put off.")]
    [DataRow("en", "cancel the scheduled command", 2, "What was to come is cancelled.")]
    [DataRow("zh", "取消计时器", 0, "没有正在运行的计时器。")]
    [DataRow("zh", "取消计时器", 2, "2个计时器已取消。")]
    [DataRow("zh", "取消定时任务", 0, "没有要稍后做的事。")]
    public async Task Cancelling_tells_how_many_there_were(string language, string sentence, int count, string answer) =>
        Assert.AreEqual(answer, await SayAsync(language, sentence, _ => (double)count));

    [TestMethod]
    [DataRow("en", "turn off the light in ten minutes", "cancel that", "Nothing is put off.")]
    [DataRow("zh", "十分钟后关灯", "取消", "没有要稍后做的事。")]
    [DataRow("en", "turn off the light", "cancel that", "There is nothing to cancel.")]
    [DataRow("zh", "关灯", "取消那个", "没有什么可以取消的。")]
    public async Task What_is_not_put_off_any_more_cannot_be_cancelled(string language, string first, string second, string answer)
    {
        var talk = TalkIn(language, call => call.Tool == "cancel_later" ? 0.0 : null);
        await talk.SayAsync(first);
        Assert.AreEqual(answer, (await talk.SayAsync(second)).Sentence);
    }

    [TestMethod]
    [DataRow("en", "what have you put off", "I will turn off the light in 4 minutes, set the light to 30 percent in 1 hour and use gone thing open in 5 seconds.")]
    [DataRow("en", "what is scheduled", "I will turn off the light in 4 minutes, set the light to 30 percent in 1 hour and use gone thing open in 5 seconds.")]
    [DataRow("en", "what will you do later", "I will turn off the light in 4 minutes, set the light to 30 percent in 1 hour and use gone thing open in 5 seconds.")]
    [DataRow("zh", "有哪些定时任务", "我会4分钟后关闭灯、1小时后把灯设为30%和5秒后调用gone thing open.")]
    [DataRow("zh", "你稍后要做什么", "我会4分钟后关闭灯、1小时后把灯设为30%和5秒后调用gone thing open.")]
    public async Task What_was_put_off_is_told(string language, string question, string answer) =>
        Assert.AreEqual(answer, await SayAsync(language, question, _ => PutOffCall.Write(Later)));

    [TestMethod]
    [DataRow("en", "is anything scheduled", "Nothing is put off.")]
    [DataRow("zh", "有没有安排", "没有要稍后做的事。")]
    public async Task That_nothing_was_put_off_is_told(string language, string question, string answer) =>
        Assert.AreEqual(answer, await SayAsync(language, question, _ => "[]"));

    [TestMethod]
    [DataRow("en", 19, 5, "what time is it", "It is 7:05 in the evening.")]
    [DataRow("en", 0, 30, "what's the time please", "It is 12:30 at night.")]
    [DataRow("en", 12, 0, "can you tell me what time it is", "It is 12 o'clock in the afternoon.")]
    [DataRow("en", 9, 41, "do you know what time it is?", "It is 9:41 in the morning.")]
    [DataRow("en", 9, 41, "what day is it", "Today is Thursday, January 1, 1970.")]
    [DataRow("en", 9, 41, "what's the date today", "Today is Thursday, January 1, 1970.")]
    [DataRow("en", 9, 41, "what is today's date", "Today is Thursday, January 1, 1970.")]
    [DataRow("zh", 19, 5, "现在几点", "现在是晚上7点05分。")]
    [DataRow("zh", 19, 0, "现在几点了？", "现在是晚上7点整。")]
    [DataRow("zh", 9, 41, "請問現在幾點", "现在是上午9点41分。")]
    [DataRow("zh", 9, 41, "今天几号", "今天是1970年1月1日，星期四。")]
    [DataRow("zh", 9, 41, "今天星期几", "今天是1970年1月1日，星期四。")]
    [DataRow("zh", 9, 41, "星期几", "今天是1970年1月1日，星期四。")]
    public async Task The_time_is_told_and_nothing_else_is_asked_or_done(string language, int hour, int minute, string question, string answer)
    {
        var time = new ManualTime();
        time.Advance(new TimeSpan(hour, minute, 20));
        var house = new House(Descriptors.Light("light"));
        var talk = new Talk(house, new OfflineAgent(language, time: HouseTime.Of(time, "UTC")), new HouseToolbox(house));
        await talk.SayAsync(language == "en" ? "turn on the light" : "打开灯");
        house.Executed.Clear();
        Assert.AreEqual(answer, (await talk.SayAsync(question)).Sentence);
        Assert.IsEmpty(house.Executed);
        Assert.IsTrue(talk.Agent.Understand(question, talk.Toolbox, talk.Conversation) is { IsSure: true, Calls.Count: 0, Answer: not null });
    }

    [TestMethod]
    public void What_time_and_day_it_is_can_be_heard()
    {
        var grammar = new Talk(new House(Descriptors.Light("light"))).Grammar;
        foreach (var word in (string[])["time", "day"]) Assert.Contains(word, grammar.Words);
    }

    [TestMethod]
    [DataRow("what time is it in London")]
    [DataRow("what day is the party")]
    [DataRow("is the meeting postponed")]
    public async Task Other_questions_of_time_are_not_answered(string question) =>
        Assert.AreEqual("Sorry, I did not understand.", await SayAsync("en", question, _ => "[]"));

    private static async Task<string> SayAsync(string language, string sentence, Func<ToolCall, object?> answering) =>
        (await TalkIn(language, answering).SayAsync(sentence)).Sentence;

    private static Talk TalkIn(string language, Func<ToolCall, object?> answering)
    {
        var house = new House(Descriptors.Light("light"));
        return new Talk(house, new OfflineAgent(language), new HouseToolbox(house) { Answering = answering });
    }
}
