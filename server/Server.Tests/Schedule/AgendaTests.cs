using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Schedule;
using Server.Storage;

namespace Server.Tests.Schedule;

[TestClass]
public sealed class AgendaTests
{
    private readonly ManualTime _time = new();
    private readonly Agenda _agenda;

    public AgendaTests() => _agenda = new Agenda(_time);

    [TestMethod]
    public void Nothing_is_due_a_tenth_of_a_second_too_early_and_all_of_it_when_it_is_time()
    {
        Assert.IsTrue(_agenda.TryAdd(Timer("a", 5)));
        _time.Advance(TimeSpan.FromSeconds(4.9));
        Assert.IsEmpty(_agenda.TakeDue());
        _time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.AreEqual("a", _agenda.TakeDue().Single().Entry.Id);
    }

    [TestMethod]
    public void What_is_worked_on_is_given_out_once_until_it_is_put_back()
    {
        _agenda.TryAdd(Timer("a", 1));
        _time.Advance(TimeSpan.FromSeconds(1));
        var due = _agenda.TakeDue().Single();
        Assert.IsEmpty(_agenda.TakeDue());
        Assert.IsNull(_agenda.Next);
        Assert.IsEmpty(_agenda.Cancel("board", _ => true), "It is too late to take it back.");
        _agenda.PutBack(due, TimeSpan.FromSeconds(1));
        Assert.AreEqual(_time.GetUtcNow().AddSeconds(1), _agenda.Next);
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.AreEqual(1, _agenda.TakeDue().Single().Tries);
        _agenda.Remove(due);
        Assert.AreEqual(0, _agenda.Count);
    }

    [TestMethod]
    public void All_devices_together_have_no_more_than_there_is_room_for()
    {
        for (var i = 0; i < Agenda.MaxEntries; i++) Assert.IsTrue(_agenda.TryAdd(Timer($"{i}", 60, $"board-{i / Agenda.MaxPerDevice}")));
        Assert.IsFalse(_agenda.TryAdd(Timer("more", 60, "another")));
        _agenda.Restore([Timer("restored", 60, "another")]);
        Assert.AreEqual(Agenda.MaxEntries, _agenda.Count);
    }

    [TestMethod]
    public void What_is_restored_is_there_once()
    {
        _agenda.TryAdd(Timer("a", 60));
        _agenda.Restore([Timer("a", 60), Timer("b", 60)]);
        Assert.AreEqual(2, _agenda.Count);
    }

    private ScheduledEntry Timer(string id, int seconds, string device = "board") =>
        new(id, device, null, _time.GetUtcNow(), _time.GetUtcNow().AddSeconds(seconds), null, null);
}
