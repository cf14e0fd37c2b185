using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Storage;

namespace Server.Tests.Storage;

[TestClass]
public sealed class BindingStoreOnSqliteTests : BindingStoreTests<SqlitePlace>;

[TestClass]
public sealed class BindingStoreOnPostgresTests : BindingStoreTests<PostgresPlace>;

public abstract class BindingStoreTests<TPlace> : StoreTests<TPlace>
    where TPlace : IDatabasePlace, new()
{
    private static readonly BindingCode Code = new(Id, "123456", DateTimeOffset.UnixEpoch.AddMinutes(10), 0);

    private BindingStore Codes => new(Database, Time);

    [TestMethod]
    public async Task A_code_is_found_by_another_server_too()
    {
        await Codes.SaveAsync(Code, CancellationToken.None);
        await using var other = Place.Open(Time);
        Assert.AreEqual(Code, (await new BindingStore(other, Time).ListAsync(Id, CancellationToken.None)).SingleOrDefault());
        Assert.IsEmpty(await Codes.ListAsync(OtherId, CancellationToken.None));
    }

    [TestMethod]
    public async Task A_device_has_one_code_at_a_time()
    {
        await Codes.SaveAsync(Code, CancellationToken.None);
        var next = Code with { Code = "654321", Attempts = 3 };
        await Codes.SaveAsync(next, CancellationToken.None);
        Assert.AreEqual(next, (await Codes.ListAsync(Id, CancellationToken.None)).SingleOrDefault());
    }

    [TestMethod]
    public async Task A_deleted_code_is_gone_and_its_device_is_not()
    {
        await Codes.SaveAsync(Code, CancellationToken.None);
        await Codes.DeleteAsync(Id, CancellationToken.None);
        Assert.IsEmpty(await Codes.ListAsync(Id, CancellationToken.None));
        Assert.IsNotNull(await new DeviceStore(Database, Time).FindAsync(Id, CancellationToken.None));
    }

    [TestMethod]
    public async Task Each_that_claims_to_be_a_device_has_a_code_of_its_own_and_of_many_the_first_to_end_gives_way()
    {
        for (var i = 0; i < BindingStore.MaxCodes + 2; i++)
            await Codes.SaveAsync(Code with { ClientId = $"client-{i}", ExpiresAt = Code.ExpiresAt.AddMinutes(i) }, CancellationToken.None);
        var codes = await Codes.ListAsync(Id, CancellationToken.None);
        Assert.HasCount(BindingStore.MaxCodes, codes);
        Assert.IsFalse(codes.Any(code => code.ClientId is "client-0" or "client-1"));
    }

    [TestMethod]
    public async Task A_device_that_was_seen_many_times_at_once_is_noted_once_with_all_that_it_said()
    {
        var now = Time.GetUtcNow();
        Sighting[] seen = [new(Id, now, "client"), new(Id, now, null, "board"), new(OtherId, now), new(Id, now, null, null, "1.2.3")];
        await Database.WriteAsync(
            async session =>
            {
                await DeviceStore.SeeAsync(session, Sighting.Merge(seen));
                return true;
            },
            CancellationToken.None);
        var device = await new DeviceStore(Database, Time).FindAsync(Id, CancellationToken.None);
        Assert.AreEqual(("client", "board", "1.2.3"), (device!.ClientId, device.Board, device.FirmwareVersion));
    }

    [TestMethod]
    public async Task Nobody_changes_the_Client_Id_of_a_bound_device()
    {
        var devices = new DeviceStore(Database, Time);
        await devices.BindAsync(Id, null, "own", CancellationToken.None);
        await devices.SeeAsync(Id, "another", null, null, CancellationToken.None);
        Assert.AreEqual("own", (await devices.FindAsync(Id, CancellationToken.None))!.ClientId);
    }
}
