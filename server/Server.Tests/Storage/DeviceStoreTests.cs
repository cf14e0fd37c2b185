using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Storage;

namespace Server.Tests.Storage;

[TestClass]
public sealed class DeviceStoreOnSqliteTests : DeviceStoreTests<SqlitePlace>;

[TestClass]
public sealed class DeviceStoreOnPostgresTests : DeviceStoreTests<PostgresPlace>;

public abstract class DeviceStoreTests<TPlace> : StoreTests<TPlace>
    where TPlace : IDatabasePlace, new()
{
    private readonly DeviceStore _devices;

    protected DeviceStoreTests() => _devices = new DeviceStore(Database, Time);

    [TestMethod]
    public async Task A_device_that_never_came_is_not_known()
    {
        Assert.IsNull(await _devices.FindAsync(Id, CancellationToken.None));
        Assert.IsEmpty(await _devices.ListAsync(CancellationToken.None));
        Assert.IsFalse(await _devices.ForgetAsync(Id, CancellationToken.None));
    }

    [TestMethod]
    public async Task What_a_device_says_of_itself_is_kept()
    {
        Time.Advance(TimeSpan.FromMilliseconds(1234));
        await _devices.SeeAsync(Id, "client-1", "lamp-board", "1.2.3", CancellationToken.None);
        Assert.AreEqual(
            new DeviceRecord(Id, "client-1", "lamp-board", "1.2.3", null, "stable", null, Time.GetUtcNow(), Time.GetUtcNow()),
            await _devices.FindAsync(Id, CancellationToken.None));
    }

    [TestMethod]
    public async Task What_a_device_does_not_say_again_stays_known()
    {
        await _devices.SeeAsync(Id, "client-1", "lamp-board", "1.2.3", CancellationToken.None);
        var first = Time.GetUtcNow();
        Time.Advance(TimeSpan.FromHours(1));
        await _devices.SeeAsync(Id, null, null, "1.2.4", CancellationToken.None);
        Assert.AreEqual(
            new DeviceRecord(Id, "client-1", "lamp-board", "1.2.4", null, "stable", null, first, Time.GetUtcNow()),
            await _devices.FindAsync(Id, CancellationToken.None));
    }

    [TestMethod]
    public async Task Binding_a_known_device_keeps_what_is_known_of_it()
    {
        await _devices.SeeAsync(Id, "client-1", "lamp-board", "1.2.3", CancellationToken.None);
        Time.Advance(TimeSpan.FromHours(1));
        await _devices.BindAsync(Id, "Kitchen 厨房 💡", CancellationToken.None);
        var bound = await _devices.FindAsync(Id, CancellationToken.None);
        Assert.AreEqual(Time.GetUtcNow(), bound!.BoundAt);
        Assert.AreEqual("Kitchen 厨房 💡", bound.Name);
        Assert.AreEqual("lamp-board", bound.Board);
        Assert.AreEqual(DateTimeOffset.UnixEpoch, bound.LastSeen, "Nobody saw it then.");
    }

    [TestMethod]
    public async Task A_device_can_be_bound_before_it_ever_came()
    {
        await _devices.BindAsync(Id, null, CancellationToken.None);
        Assert.AreEqual(Time.GetUtcNow(), (await _devices.FindAsync(Id, CancellationToken.None))!.BoundAt);
    }

    [TestMethod]
    public async Task Binding_again_without_a_name_keeps_the_name()
    {
        await _devices.BindAsync(Id, "Kitchen", CancellationToken.None);
        await _devices.BindAsync(Id, null, CancellationToken.None);
        Assert.AreEqual("Kitchen", (await _devices.FindAsync(Id, CancellationToken.None))!.Name);
    }

    [TestMethod]
    public async Task An_unbound_device_stays_known()
    {
        await _devices.BindAsync(Id, "Kitchen", CancellationToken.None);
        await _devices.UnbindAsync(Id, CancellationToken.None);
        var device = await _devices.FindAsync(Id, CancellationToken.None);
        Assert.IsNull(device!.BoundAt);
        Assert.AreEqual("Kitchen", device.Name);
    }

    [TestMethod]
    public async Task Name_and_channel_are_changed()
    {
        await _devices.SeeAsync(Id, null, null, null, CancellationToken.None);
        await _devices.RenameAsync(Id, "Bedroom", CancellationToken.None);
        await _devices.SetChannelAsync(Id, "beta", CancellationToken.None);
        var device = await _devices.FindAsync(Id, CancellationToken.None);
        Assert.AreEqual("Bedroom", device!.Name);
        Assert.AreEqual("beta", device.Channel);
        await _devices.RenameAsync(Id, null, CancellationToken.None);
        Assert.IsNull((await _devices.FindAsync(Id, CancellationToken.None))!.Name);
    }

    [TestMethod]
    public async Task A_forgotten_device_is_gone_and_the_others_are_not()
    {
        await _devices.SeeAsync(Id, null, null, null, CancellationToken.None);
        await _devices.SeeAsync(OtherId, null, null, null, CancellationToken.None);
        Assert.IsTrue(await _devices.ForgetAsync(Id, CancellationToken.None));
        Assert.AreEqual(OtherId, (await _devices.ListAsync(CancellationToken.None)).Single().Id);
    }

    [TestMethod]
    public async Task Devices_are_listed_in_the_order_in_which_they_came()
    {
        foreach (var id in (string[])["c", "a", "b"])
        {
            await _devices.SeeAsync(id, null, null, null, CancellationToken.None);
            Time.Advance(TimeSpan.FromSeconds(1));
        }

        CollectionAssert.AreEqual(
            (string[])["c", "a", "b"], (await _devices.ListAsync(CancellationToken.None)).Select(device => device.Id).ToArray());
    }

    [TestMethod]
    public async Task Text_that_no_database_takes_is_made_fit()
    {
        await _devices.SeeAsync(Id, "a\0b", "half \ud83d", new string('v', 5000), CancellationToken.None);
        var device = await _devices.FindAsync(Id, CancellationToken.None);
        Assert.AreEqual("a\uFFFDb", device!.ClientId);
        Assert.AreEqual("half \uFFFD", device.Board);
        Assert.AreEqual(StoredText.NameLength, device.FirmwareVersion!.Length);
    }

    [TestMethod]
    public async Task What_one_server_wrote_another_reads()
    {
        await _devices.BindAsync(Id, "Kitchen", CancellationToken.None);
        await using var other = Place.Open(Time);
        Assert.AreEqual("Kitchen", (await new DeviceStore(other, Time).FindAsync(Id, CancellationToken.None))!.Name);
    }

    [TestMethod]
    public async Task Many_who_write_at_once_lose_nothing()
    {
        await using var other = Place.Open(Time);
        var stores = (DeviceStore[])[_devices, new DeviceStore(other, Time)];
        await Task.WhenAll(Enumerable.Range(0, 200).Select(i => Task.Run(
            () => stores[i % 2].SeeAsync($"device-{i % 100}", $"client-{i}", null, null, CancellationToken.None))));
        Assert.HasCount(100, await _devices.ListAsync(CancellationToken.None));
    }
}
