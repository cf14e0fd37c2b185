using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Storage;

namespace Server.Tests.Storage;

/// <summary>What the tests of every store begin with: an empty database, and a clock.</summary>
public abstract class StoreTests<TPlace>
    where TPlace : IDatabasePlace, new()
{
    protected const string Id = "aa:bb:cc:dd:ee:01";
    protected const string OtherId = "aa:bb:cc:dd:ee:02";

    protected StoreTests() => Database = Place.Open(Time);

    protected TPlace Place { get; } = new();

    internal ManualTime Time { get; } = new();

    internal Database Database { get; }

    [TestCleanup]
    public async Task CleanUpAsync()
    {
        await Database.DisposeAsync();
        await Place.DisposeAsync();
    }
}
