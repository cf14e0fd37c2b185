using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Storage;

namespace Server.Tests.Storage;

[TestClass]
public sealed class ScheduleStoreOnSqliteTests : ScheduleStoreTests<SqlitePlace>;

[TestClass]
public sealed class ScheduleStoreOnPostgresTests : ScheduleStoreTests<PostgresPlace>;

public abstract class ScheduleStoreTests<TPlace> : StoreTests<TPlace>
    where TPlace : IDatabasePlace, new()
{
    private static readonly ScheduledEntry Timer =
        new("t1", Id, "pasta 🍝", DateTimeOffset.UnixEpoch.AddSeconds(1), DateTimeOffset.UnixEpoch.AddSeconds(301), null, null);

    private static readonly ScheduledEntry Call = new(
        "c1", OtherId, "lamp_2_set_level", DateTimeOffset.UnixEpoch.AddSeconds(2), DateTimeOffset.UnixEpoch.AddSeconds(60),
        DateTimeOffset.UnixEpoch.AddSeconds(1), new DelayedCall(Id, "lamp", "set_level", """{"level":40,"text":"\u0000"}""", ReachedHouse: true));

    private ScheduleStore Store => new(Database);

    [TestMethod]
    public async Task Timers_and_calls_are_read_back_the_first_that_is_due_first()
    {
        await WriteAsync(Timer, Call, Timer with { Id = "t2", Name = null });
        await using var other = Place.Open(Time);
        var read = await new ScheduleStore(other).ListAsync(10, CancellationToken.None);
        CollectionAssert.AreEqual((ScheduledEntry[])[Call, Timer, Timer with { Id = "t2", Name = null }], read.ToArray());
        Assert.AreEqual(Call, (await Store.ListAsync(1, CancellationToken.None)).Single());
    }

    [TestMethod]
    public async Task Only_one_takes_an_entry()
    {
        await WriteAsync(Timer);
        Assert.IsTrue(await Store.IsThereAsync("t1", CancellationToken.None));
        Assert.IsTrue(await Store.TakeAsync("t1", CancellationToken.None));
        Assert.IsFalse(await Store.TakeAsync("t1", CancellationToken.None));
        Assert.IsFalse(await Store.IsThereAsync("t1", CancellationToken.None));
    }

    [TestMethod]
    public async Task What_is_written_again_is_there_once_and_what_is_deleted_is_gone()
    {
        await WriteAsync(Timer, Call);
        await WriteAsync(Timer);
        await Store.WriteAsync([], ["c1", "never there"], CancellationToken.None);
        Assert.AreEqual(Timer, (await Store.ListAsync(10, CancellationToken.None)).Single());
    }

    [TestMethod]
    public async Task What_a_forgotten_device_asked_for_goes_with_it()
    {
        await WriteAsync(Timer, Call);
        await new DeviceStore(Database, Time).ForgetAsync(Id, CancellationToken.None);
        Assert.AreEqual(Call, (await Store.ListAsync(10, CancellationToken.None)).Single());
    }

    [TestMethod]
    public async Task A_timer_is_no_sign_of_life_later_than_when_it_was_set()
    {
        await WriteAsync(Timer);
        Assert.AreEqual(Timer.SetAt, (await new DeviceStore(Database, Time).FindAsync(Id, CancellationToken.None))!.LastSeen);
    }

    private Task WriteAsync(params ScheduledEntry[] entries) => Store.WriteAsync(entries, [], CancellationToken.None);
}
