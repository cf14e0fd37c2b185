using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Storage;

namespace Server.Tests.Storage;

[TestClass]
public sealed class HistoryOnSqliteTests : HistoryTests<SqlitePlace>;

[TestClass]
public sealed class HistoryOnPostgresTests : HistoryTests<PostgresPlace>;

/// <summary>Events and conversations.</summary>
public abstract class HistoryTests<TPlace> : StoreTests<TPlace>
    where TPlace : IDatabasePlace, new()
{
    private EventStore Events => new(Database);

    private ConversationStore Conversations => new(Database);

    [TestMethod]
    public async Task Events_are_read_back_newest_first_page_by_page()
    {
        await Events.AppendAsync([.. Enumerable.Range(0, 5).Select(i => Event(Id, i)), Event(OtherId, 5)], CancellationToken.None);
        var first = await Events.ListAsync(Id, 0, 3, CancellationToken.None);
        CollectionAssert.AreEqual((long[])[4, 3, 2], Seconds(first));
        CollectionAssert.AreEqual((long[])[1, 0], Seconds(await Events.ListAsync(Id, first[^1].Id, 3, CancellationToken.None)));
        Assert.AreEqual(OtherId, (await Events.ListAsync(null, 0, 1, CancellationToken.None)).Single().DeviceId);
        Assert.AreEqual(Event(Id, 4) with { Id = first[0].Id }, first[0]);
    }

    [TestMethod]
    public async Task A_conversation_is_read_back_newest_first_page_by_page()
    {
        await Conversations.AppendAsync(
            [Said(Id, 0, "turn on the lamp"), Said(Id, 1, "好的 💡") with { Role = StoredUtterance.Assistant, Emotion = "happy" }, Said(OtherId, 2, "hi")],
            CancellationToken.None);
        var all = await Conversations.ListAsync(Id, 0, 10, CancellationToken.None);
        Assert.HasCount(2, all);
        Assert.AreEqual(Said(Id, 1, "好的 💡") with { Id = all[0].Id, Role = "assistant", Emotion = "happy" }, all[0]);
        Assert.AreEqual("turn on the lamp", (await Conversations.ListAsync(Id, all[0].Id, 10, CancellationToken.None)).Single().Text);
    }

    [TestMethod]
    public async Task What_is_older_is_trimmed_and_the_rest_stays()
    {
        await Events.AppendAsync([.. Enumerable.Range(0, 6000).Select(i => Event(Id, i))], CancellationToken.None);
        await Conversations.AppendAsync([Said(Id, 1, "old"), Said(Id, 9000, "new")], CancellationToken.None);
        await Events.TrimAsync(DateTimeOffset.UnixEpoch.AddSeconds(5998), CancellationToken.None);
        await Conversations.TrimAsync(DateTimeOffset.UnixEpoch.AddSeconds(5998), CancellationToken.None);
        CollectionAssert.AreEqual((long[])[5999, 5998], Seconds(await Events.ListAsync(null, 0, 10, CancellationToken.None)));
        Assert.AreEqual("new", (await Conversations.ListAsync(Id, 0, 10, CancellationToken.None)).Single().Text);
    }

    [TestMethod]
    public async Task No_page_is_longer_than_the_longest()
    {
        await Events.AppendAsync([.. Enumerable.Range(0, History.PageSize + 1).Select(i => Event(Id, i))], CancellationToken.None);
        Assert.HasCount(History.PageSize, await Events.ListAsync(null, 0, int.MaxValue, CancellationToken.None));
    }

    [TestMethod]
    public async Task Forgetting_a_conversation_leaves_the_others()
    {
        await Conversations.AppendAsync([Said(Id, 1, "mine"), Said(OtherId, 1, "yours")], CancellationToken.None);
        await Conversations.ForgetAsync(Id, CancellationToken.None);
        Assert.IsEmpty(await Conversations.ListAsync(Id, 0, 10, CancellationToken.None));
        Assert.HasCount(1, await Conversations.ListAsync(OtherId, 0, 10, CancellationToken.None));
    }

    [TestMethod]
    public async Task Everything_that_hangs_on_a_device_goes_with_it()
    {
        var devices = new DeviceStore(Database, Time);
        await Events.AppendAsync([Event(Id, 1), Event(OtherId, 1)], CancellationToken.None);
        await Conversations.AppendAsync([Said(Id, 1, "hi")], CancellationToken.None);
        await new BindingStore(Database, Time).SaveAsync(new BindingCode(Id, "123456", Time.GetUtcNow(), 0), CancellationToken.None);
        await devices.ForgetAsync(Id, CancellationToken.None);
        Assert.AreEqual(OtherId, (await Events.ListAsync(null, 0, 10, CancellationToken.None)).Single().DeviceId);
        Assert.IsEmpty(await Conversations.ListAsync(Id, 0, 10, CancellationToken.None));
        Assert.IsEmpty(await new BindingStore(Database, Time).ListAsync(Id, CancellationToken.None));
    }

    private static StoredEvent Event(string device, int second) =>
        new(0, device, "s1", DateTimeOffset.UnixEpoch.AddSeconds(second), "turn_ended", """{"outcome":"answered"}""");

    private static StoredUtterance Said(string device, int second, string text) =>
        new(0, device, "s1", DateTimeOffset.UnixEpoch.AddSeconds(second), StoredUtterance.User, text, null);

    private static long[] Seconds(IEnumerable<StoredEvent> events) => [.. events.Select(happened => happened.At.ToUnixTimeSeconds())];
}
