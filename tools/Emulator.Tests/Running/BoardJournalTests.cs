using Emulator.Demo;
using Emulator.Reporting;
using Emulator.Running;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Emulator.Tests.Running;

[TestClass]
public sealed class BoardJournalTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [TestMethod]
    public async Task Waiting_finds_what_has_happened_since_the_mark()
    {
        var journal = new BoardJournal();
        journal.Add(State("idle"));
        var mark = journal.Count;
        journal.Add(State("listening"));
        journal.Add(State("idle"));

        var found = await journal.WaitAsync(mark, entry => entry.Enters("idle"), Patience, CancellationToken.None);

        Assert.AreSame(journal.Since(0)[2], found);
    }

    [TestMethod]
    public async Task Waiting_finds_what_happens_later()
    {
        var journal = new BoardJournal();
        var waiting = journal.WaitAsync(0, entry => entry.Enters("speaking"), Patience, CancellationToken.None);

        journal.Add(State("listening"));
        Assert.IsFalse(waiting.IsCompleted);
        journal.Add(State("speaking"));

        Assert.IsNotNull(await waiting);
    }

    [TestMethod]
    public async Task Waiting_in_vain_gives_nothing() =>
        Assert.IsNull(await new BoardJournal().WaitAsync(0, _ => true, TimeSpan.Zero, CancellationToken.None));

    [TestMethod]
    public void Marks_stay_right_when_old_events_are_forgotten()
    {
        var journal = new BoardJournal();
        for (var i = 0; i < 30_000; i++) journal.Add(State("idle"));
        var mark = journal.Count;
        journal.Add(State("listening"));

        Assert.AreEqual(30_000, mark);
        Assert.AreEqual("listening", journal.Since(mark).Single()["to"]);
    }

    [TestMethod]
    public void An_event_is_one_line_of_json()
    {
        var line = JsonReport.Line(new BoardEvent(1234, BoardEventKind.Command, ("thing", "lamp"), ("success", true), ("result", "grün\n")));

        Assert.AreEqual("""{"t_ms":1234,"event":"command","thing":"lamp","success":true,"result":"grün\n"}""", line);
    }

    [TestMethod]
    [DataRow("Sorry, I did not understand.", true)]
    [DataRow("I didn't catch that.", true)]
    [DataRow("The living room light is on.", false)]
    [DataRow("", false)]
    public void A_refusal_is_told_from_an_answer(string answer, bool expected) => Assert.AreEqual(expected, Refusal.Is(answer));

    private static BoardEvent State(string to) => new(0, BoardEventKind.State, ("from", "x"), ("to", to));
}
