using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Devices;
using Server.Journal;
using Server.Storage;

namespace Server.Tests.Storage;

[TestClass]
public sealed class RecorderOnSqliteTests : RecorderTests<SqlitePlace>;

[TestClass]
public sealed class RecorderOnPostgresTests : RecorderTests<PostgresPlace>;

public abstract class RecorderTests<TPlace> : StoreTests<TPlace>
    where TPlace : IDatabasePlace, new()
{
    private readonly EventJournal _journal = new();

    [TestMethod]
    public async Task A_session_leaves_its_device_and_its_events()
    {
        await RecordAsync(session =>
        {
            session.Opened("client-1");
            session.Commanded(
                new ThingCommand("lamp", "set", new Dictionary<string, object> { ["level"] = 40.0 }),
                new CommandResult(false, null, new Dictionary<string, object>(), "stuck", "HARDWARE_ERROR"), TimeSpan.FromMilliseconds(70));
            session.EndedTurn(TurnOutcome.Answered, TimeSpan.FromMilliseconds(120), null, TimeSpan.FromSeconds(2), lateFrames: 1);
            Time.Advance(TimeSpan.FromSeconds(30));
            session.Closed();
        });

        var device = await new DeviceStore(Database, Time).FindAsync(Id, CancellationToken.None);
        Assert.AreEqual("client-1", device!.ClientId);
        Assert.AreEqual(DateTimeOffset.UnixEpoch.AddSeconds(30), device.LastSeen);
        var events = await new EventStore(Database).ListAsync(Id, 0, 10, CancellationToken.None);
        CollectionAssert.AreEqual(
            (string[])["session_closed", "turn_ended", "command_done", "session_opened"], events.Select(happened => happened.Kind).ToArray());
        Assert.AreEqual(
            """{"thing":"lamp","method":"set","arguments":{"level":40},"success":false,"error":"stuck","error_code":"HARDWARE_ERROR","took_milliseconds":70}""",
            events[2].DetailJson);
        Assert.AreEqual(
            """{"outcome":"answered","recognition_milliseconds":120,"total_milliseconds":2000,"late_frames":1}""", events[1].DetailJson);
        Assert.AreEqual("s1", events[0].SessionId);
    }

    [TestMethod]
    public async Task What_is_attached_is_kept_with_the_state_reported_last()
    {
        await RecordAsync(session =>
        {
            session.Described([new ThingDescriptor("lamp", "Lamp", [], [])]);
            session.Reported("lamp", new Dictionary<string, object> { ["power"] = false });
            session.Reported("lamp", new Dictionary<string, object> { ["power"] = true });
        });
        var lamp = (await new ThingStore(Database, Time).ListAsync(Id, CancellationToken.None)).Single();
        Assert.AreEqual("""{"power":true}""", lamp.StateJson);
    }

    [TestMethod]
    public async Task What_was_said_is_kept_in_its_order()
    {
        await RecordAsync(Talk);
        var said = await new ConversationStore(Database).ListAsync(Id, 0, 10, CancellationToken.None);
        CollectionAssert.AreEqual(
            (string[])["assistant: The lamp is on. (happy)", "user: turn on the lamp ()"],
            said.Select(one => $"{one.Role}: {one.Text} ({one.Emotion})").ToArray());
    }

    [TestMethod]
    public async Task What_was_said_is_nowhere_when_the_owner_does_not_want_it_kept()
    {
        await RecordAsync(Talk, new StorageOptions { KeepConversations = false });
        Assert.IsEmpty(await new ConversationStore(Database).ListAsync(Id, 0, 10, CancellationToken.None));
        var events = await new EventStore(Database).ListAsync(null, 0, 10, CancellationToken.None);
        Assert.IsFalse(events.Any(happened => happened.DetailJson.Contains("lamp", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task A_flood_of_the_same_refusal_is_one_event()
    {
        await RecordAsync(session =>
        {
            for (var i = 0; i < 1000; i++) session.Refused("INVALID_MESSAGE", $"No. {i}");
            session.Refused("RATE_LIMIT_EXCEEDED", "Too much");
        });
        Assert.HasCount(2, await new EventStore(Database).ListAsync(Id, 0, 10, CancellationToken.None));
    }

    [TestMethod]
    public async Task More_devices_than_a_batch_holds_take_several_batches()
    {
        await RecordAsync(_ =>
        {
            for (var i = 0; i < UnwrittenRecords.MaxDevices + 100; i++)
                _journal.Write(new SessionClosed($"device-{i}", "s", DateTimeOffset.UnixEpoch));
        });
        Assert.HasCount(UnwrittenRecords.MaxDevices + 100, await new DeviceStore(Database, Time).ListAsync(CancellationToken.None));
    }

    [TestMethod]
    public async Task Text_that_no_database_takes_does_not_stop_the_rest()
    {
        await RecordAsync(session =>
        {
            session.Heard("zero \0 half \ud83d", 1);
            session.Refused("INVALID_MESSAGE", "\0\ud83d");
            session.Spoke("good", "neutral");
        });
        var said = await new ConversationStore(Database).ListAsync(Id, 0, 10, CancellationToken.None);
        Assert.AreEqual("good", said[0].Text);
        Assert.AreEqual("zero \uFFFD half \uFFFD", said[1].Text);
    }

    [TestMethod]
    public async Task What_is_older_than_the_owner_wants_is_removed_within_the_hour()
    {
        var conversations = new ConversationStore(Database);
        await RecordAsync(Talk);
        using var retention = new Retention(
            new EventStore(Database), conversations, new DeviceStore(Database, Time), new StorageOptions { ConversationDays = 1 }, Time, NullLogger<Retention>.Instance);
        Time.Advance(TimeSpan.FromDays(1));
        await retention.StartAsync(CancellationToken.None);
        await Time.TimerAsync();
        Assert.HasCount(2, await conversations.ListAsync(Id, 0, 10, CancellationToken.None), "It is a day old, and not older.");
        Time.Advance(Retention.Interval);
        await Time.TimerAsync();
        await retention.StopAsync(CancellationToken.None);
        Assert.IsEmpty(await conversations.ListAsync(Id, 0, 10, CancellationToken.None));
        Assert.IsNotEmpty(await new EventStore(Database).ListAsync(Id, 0, 10, CancellationToken.None), "These are kept longer.");
    }

    private static void Talk(SessionJournal session)
    {
        session.Opened(null);
        session.Heard("turn on the lamp", 0.9);
        session.Spoke("The lamp is on.", "happy");
    }

    /// <summary>Runs the recorder for as long as this happens; ending writes what is left.</summary>
    private async Task RecordAsync(Action<SessionJournal> happens, StorageOptions? options = null)
    {
        using var recorder = new Recorder(_journal, Database, options ?? new StorageOptions(), Time, NullLogger<Recorder>.Instance);
        await recorder.StartAsync(CancellationToken.None);
        happens(new SessionJournal(_journal, Id, "s1", Time));
        await recorder.StopAsync(CancellationToken.None);
    }
}
