using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Storage;

namespace Server.Tests.Storage;

[TestClass]
public sealed class FirmwareCatalogOnSqliteTests : FirmwareCatalogTests<SqlitePlace>;

[TestClass]
public sealed class FirmwareCatalogOnPostgresTests : FirmwareCatalogTests<PostgresPlace>;

public abstract class FirmwareCatalogTests<TPlace> : StoreTests<TPlace>
    where TPlace : IDatabasePlace, new()
{
    private static readonly FirmwareRecord Lamp = new(
        "lamp-board", "1.2.3", "stable", 100, "lamp-board-1.2.3.bin", 5_000_000_000, new string('a', 64),
        DateTimeOffset.UnixEpoch.AddDays(1), Withdrawn: false);

    private FirmwareCatalog Catalog => new(Database);

    [TestMethod]
    public async Task Firmware_is_listed_as_it_was_entered()
    {
        await Catalog.AddAsync(Lamp, CancellationToken.None);
        Assert.AreEqual(Lamp, (await Catalog.ListAsync(null, CancellationToken.None)).Single());
    }

    [TestMethod]
    public async Task Firmware_of_one_board_is_listed_newest_first()
    {
        await Catalog.AddAsync(Lamp, CancellationToken.None);
        await Catalog.AddAsync(Lamp with { Version = "1.3.0", PublishedAt = Lamp.PublishedAt.AddDays(1) }, CancellationToken.None);
        await Catalog.AddAsync(Lamp with { Board = "car-board" }, CancellationToken.None);
        CollectionAssert.AreEqual(
            (string[])["1.3.0", "1.2.3"],
            (await Catalog.ListAsync("lamp-board", CancellationToken.None)).Select(firmware => firmware.Version).ToArray());
        Assert.HasCount(3, await Catalog.ListAsync(null, CancellationToken.None));
    }

    [TestMethod]
    public async Task Entering_a_version_again_replaces_it()
    {
        await Catalog.AddAsync(Lamp, CancellationToken.None);
        var again = Lamp with { Sha256 = new string('b', 64), Size = 7, RolloutPercent = 10 };
        await Catalog.AddAsync(again, CancellationToken.None);
        Assert.AreEqual(again, (await Catalog.ListAsync(null, CancellationToken.None)).Single());
    }

    [TestMethod]
    public async Task A_rollout_changes_channel_and_share_of_that_version_alone()
    {
        await Catalog.AddAsync(Lamp, CancellationToken.None);
        await Catalog.AddAsync(Lamp with { Version = "1.3.0" }, CancellationToken.None);
        await Catalog.SetRolloutAsync("lamp-board", "1.3.0", "beta", 25, CancellationToken.None);
        var byVersion = (await Catalog.ListAsync(null, CancellationToken.None)).ToDictionary(firmware => firmware.Version);
        Assert.AreEqual(("beta", 25), (byVersion["1.3.0"].Channel, byVersion["1.3.0"].RolloutPercent));
        Assert.AreEqual(Lamp, byVersion["1.2.3"]);
    }

    [TestMethod]
    public async Task A_share_beyond_all_of_them_is_refused() =>
        await Assert.ThrowsExactlyAsync<ArgumentOutOfRangeException>(
            () => Catalog.SetRolloutAsync("lamp-board", "1.3.0", "beta", 101, CancellationToken.None));

    [TestMethod]
    public async Task Withdrawn_firmware_stays_listed_as_such()
    {
        await Catalog.AddAsync(Lamp, CancellationToken.None);
        await Catalog.WithdrawAsync("lamp-board", "1.2.3", CancellationToken.None);
        Assert.AreEqual(Lamp with { Withdrawn = true }, (await Catalog.ListAsync(null, CancellationToken.None)).Single());
    }
}
