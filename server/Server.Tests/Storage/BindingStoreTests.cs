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
        Assert.AreEqual(Code, await new BindingStore(other, Time).FindAsync(Id, CancellationToken.None));
        Assert.IsNull(await Codes.FindAsync(OtherId, CancellationToken.None));
    }

    [TestMethod]
    public async Task A_device_has_one_code_at_a_time()
    {
        await Codes.SaveAsync(Code, CancellationToken.None);
        var next = Code with { Code = "654321", Attempts = 3 };
        await Codes.SaveAsync(next, CancellationToken.None);
        Assert.AreEqual(next, await Codes.FindAsync(Id, CancellationToken.None));
    }

    [TestMethod]
    public async Task A_deleted_code_is_gone_and_its_device_is_not()
    {
        await Codes.SaveAsync(Code, CancellationToken.None);
        await Codes.DeleteAsync(Id, CancellationToken.None);
        Assert.IsNull(await Codes.FindAsync(Id, CancellationToken.None));
        Assert.IsNotNull(await new DeviceStore(Database, Time).FindAsync(Id, CancellationToken.None));
    }
}
