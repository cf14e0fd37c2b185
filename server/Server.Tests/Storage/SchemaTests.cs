using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Storage;

namespace Server.Tests.Storage;

[TestClass]
public sealed class SchemaOnSqliteTests : SchemaTests<SqlitePlace>;

[TestClass]
public sealed class SchemaOnPostgresTests : SchemaTests<PostgresPlace>;

public abstract class SchemaTests<TPlace> : StoreTests<TPlace>
    where TPlace : IDatabasePlace, new()
{
    [TestMethod]
    public async Task What_an_older_server_wrote_is_there_after_the_update()
    {
        await using (var engine = Place.Engine())
        {
            await Schema.BringUpToDateAsync(engine, upTo: 1, Time, CancellationToken.None);
            await using var connection = await engine.OpenAsync(CancellationToken.None);
            await new DatabaseSession(connection, null, CancellationToken.None).ExecuteAsync(
                "INSERT INTO devices (id, name, first_seen, last_seen) VALUES ('aa', 'Kitchen', 1000, 2000)");
        }

        Assert.AreEqual("Kitchen", (await new DeviceStore(Database, Time).FindAsync("aa", CancellationToken.None))!.Name);
        Assert.IsEmpty(await new EventStore(Database).ListAsync(null, 0, 1, CancellationToken.None), "The tables of later steps are there.");
    }

    [TestMethod]
    public async Task Many_servers_that_start_at_once_apply_every_step_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            await using var engine = Place.Engine();
            await Schema.BringUpToDateAsync(engine, Schema.Newest, Time, CancellationToken.None);
        })));
        var steps = await Database.ReadAsync(
            session => session.QueryAsync<long>("SELECT version FROM schema_version ORDER BY version"), CancellationToken.None);
        CollectionAssert.AreEqual(Enumerable.Range(1, Schema.Newest).Select(step => (long)step).ToArray(), steps.ToArray());
    }

    [TestMethod]
    public async Task A_database_of_a_newer_server_is_refused_and_not_touched()
    {
        await MakeNewerAsync();
        await using var later = Place.Open(Time);
        var refused = await Assert.ThrowsExactlyAsync<StorageRefusedException>(() => later.OpenAsync(CancellationToken.None));
        StringAssert.Contains(refused.Message, "schema version 99", StringComparison.Ordinal);
    }

    [TestMethod]
    public async Task A_database_that_becomes_too_new_is_out_of_reach_for_a_server_that_runs()
    {
        await MakeNewerAsync();
        await using var running = Place.Open(Time);
        var refused = await Assert.ThrowsExactlyAsync<StorageUnavailableException>(
            () => new DeviceStore(running, Time).ListAsync(CancellationToken.None));
        StringAssert.Contains(refused.Message, "schema version 99", StringComparison.Ordinal);
    }

    [TestMethod]
    public async Task A_server_does_not_start_on_a_database_of_a_newer_one()
    {
        await MakeNewerAsync();
        await using var later = Place.Open(Time);
        var start = new StorageStart(later, NullLogger<StorageStart>.Instance);
        await Assert.ThrowsExactlyAsync<StorageRefusedException>(() => start.StartAsync(CancellationToken.None));
    }

    private Task<int> MakeNewerAsync() => Database.WriteAsync(
        session => session.ExecuteAsync("INSERT INTO schema_version (version, applied_at) VALUES (99, 0)"), CancellationToken.None);
}
