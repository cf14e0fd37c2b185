using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Agents;
using Server.Agents.Models;

namespace Server.Tests.Agents;

/// <summary>How long, of how many and of whom talks are remembered.</summary>
[TestClass]
public sealed class ConversationsTests
{
    private static readonly Speaker Board = new("board-1", null);
    private static readonly Role Butler = new() { Name = "butler" };

    private readonly ManualTime _time = new();

    [TestMethod]
    public void The_talk_outlives_what_it_leans_on()
    {
        var talks = new Conversations(new MemoryOptions(), _time);
        Leave(talks, Board);
        _time.Advance(TimeSpan.FromMinutes(5));
        var later = talks.Recall(Board, Butler);
        Assert.IsNotNull(later.Talk);
        Assert.IsEmpty(later.LastThings);
        Assert.IsNull(later.Memory);
        Assert.IsNull(later.OpenQuestion);
    }

    [TestMethod]
    public void What_nobody_came_back_to_is_not_kept_for_ever()
    {
        var talks = new Conversations(new MemoryOptions(), _time);
        for (var i = 0; i < 100; i++) Leave(talks, new Speaker($"board-{i}", null));
        _time.Advance(TimeSpan.FromMinutes(30));
        talks.Recall(Board, Butler);
        Assert.AreEqual(1, talks.Count);
    }

    [TestMethod]
    public void The_talk_that_rested_longest_makes_room()
    {
        var talks = new Conversations(new MemoryOptions { Devices = 2 }, _time);
        Leave(talks, new Speaker("first", null));
        Leave(talks, new Speaker("second", null));
        Leave(talks, new Speaker("first", null));
        Leave(talks, new Speaker("third", null));
        Assert.AreEqual(2, talks.Count);
        Assert.IsNotNull(talks.Recall(new Speaker("first", null), Butler).Talk);
        Assert.IsNotNull(talks.Recall(new Speaker("third", null), Butler).Talk);
        Assert.IsNull(talks.Recall(new Speaker("second", null), Butler).Talk);
    }

    [TestMethod]
    public void A_question_is_given_out_once()
    {
        var talks = new Conversations(new MemoryOptions(), _time);
        Leave(talks, Board);
        Assert.AreEqual("a question", talks.Recall(Board, Butler).OpenQuestion);
        Assert.IsNull(talks.Recall(Board, Butler).OpenQuestion);
    }

    [TestMethod]
    public void An_old_turn_that_comes_no_further_takes_nothing_from_a_new_one()
    {
        var talks = new Conversations(new MemoryOptions(), _time);
        var old = talks.Recall(Board, Butler);
        old.OpenQuestion = "a question";
        var kept = talks.Keep(Board, old, null);
        Assert.AreEqual("a question", talks.Recall(Board, Butler).OpenQuestion);
        talks.Keep(Board, old, kept);
        Assert.IsNull(talks.Recall(Board, Butler).OpenQuestion, "It was answered on the new link.");
    }

    [TestMethod]
    public void A_turn_of_a_device_that_was_let_go_leaves_nothing_behind()
    {
        var talks = new Conversations(new MemoryOptions(), _time);
        var turn = talks.Recall(Board, Butler);
        talks.Forget(Board.DeviceId);
        turn.LastThings = ["lamp"];
        talks.Keep(Board, turn, null);
        Assert.AreEqual(0, talks.Count);
    }

    [TestMethod]
    [DataRow("nurse", "en")]
    [DataRow("butler", "zh")]
    public void Another_role_or_language_begins_anew(string role, string language)
    {
        var talks = new Conversations(new MemoryOptions(), _time);
        Leave(talks, Board);
        Assert.IsNull(talks.Recall(Board, new Role { Name = role, Language = language }).Talk);
    }

    [TestMethod]
    public void Two_links_of_one_device_break_nothing()
    {
        var talks = new Conversations(new MemoryOptions(), _time);
        Leave(talks, Board);
        var memory = (TalkMemory)talks.Recall(Board, Butler).Talk!;
        Parallel.For(0, 2_000, i =>
        {
            var turn = talks.Recall(Board, Butler);
            ((TalkMemory)turn.Talk!).Add(new TalkTurn($"said {i}", "answered"));
            memory.Summarised($"a summary {i}", memory.Older);
            Assert.IsTrue(memory.Recent.All(kept => kept.Answered.Length > 0));
            talks.Keep(Board, turn, null);
        });
        Assert.AreSame(memory, talks.Recall(Board, Butler).Talk);
        Assert.AreEqual(1, talks.Count);
    }

    private static void Leave(Conversations talks, Speaker speaker)
    {
        var turn = talks.Recall(speaker, Butler);
        turn.LastThings = ["lamp"];
        turn.OpenQuestion = "a question";
        turn.Memory = "what was done";
        turn.Talk ??= new TalkMemory(100);
        talks.Keep(speaker, turn, null);
    }
}
