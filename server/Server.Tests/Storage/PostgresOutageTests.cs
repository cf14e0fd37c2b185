using Microsoft.VisualStudio.TestTools.UnitTesting;
using Npgsql;
using Server.Storage;
using Server.Storage.Engines;

namespace Server.Tests.Storage;

/// <summary>What can happen to the link to PostgreSQL, and to PostgreSQL.</summary>
[TestClass]
public sealed class PostgresOutageTests : StoreTests<PostgresPlace>
{
    [TestMethod]
    public async Task A_database_that_goes_away_and_comes_back_is_used_again()
    {
        await using var link = DatabaseLink.To(PostgresPlace.Server);
        await using var database = OpenThrough(link, new RecordedLog<Database>());
        var devices = new DeviceStore(database, Time);
        await devices.BindAsync(Id, "Kitchen", CancellationToken.None);
        link.Cut();
        for (var i = 0; i < 3; i++)
            await Assert.ThrowsExactlyAsync<StorageUnavailableException>(() => devices.FindAsync(Id, CancellationToken.None));
        link.Mend();
        Assert.AreEqual("Kitchen", (await devices.FindAsync(Id, CancellationToken.None))!.Name);
        await devices.RenameAsync(Id, "Bedroom", CancellationToken.None);
    }

    [TestMethod]
    public async Task A_database_that_was_away_at_the_start_gets_its_tables_when_it_comes()
    {
        await using var link = DatabaseLink.To(PostgresPlace.Server);
        link.Cut();
        var log = new RecordedLog<Database>();
        await using var database = OpenThrough(link, log);
        await Assert.ThrowsExactlyAsync<StorageUnavailableException>(() => database.OpenAsync(CancellationToken.None));
        link.Mend();
        Assert.IsEmpty(await new DeviceStore(database, Time).ListAsync(CancellationToken.None));
        Assert.AreEqual(1, log.Count("can be used again"));
    }

    [TestMethod]
    public async Task When_the_operator_ends_our_connections_the_next_ones_work()
    {
        var devices = new DeviceStore(Database, Time);
        await devices.BindAsync(Id, "Kitchen", CancellationToken.None);
        PostgresPlace.Execute($"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '{Place.Schema}'");
        await Assert.ThrowsExactlyAsync<StorageUnavailableException>(() => devices.FindAsync(Id, CancellationToken.None));
        Assert.AreEqual("Kitchen", (await devices.FindAsync(Id, CancellationToken.None))!.Name);
    }

    [TestMethod]
    public async Task A_lost_schema_is_made_anew()
    {
        var devices = new DeviceStore(Database, Time);
        await devices.BindAsync(Id, "Kitchen", CancellationToken.None);
        PostgresPlace.Execute($"DROP SCHEMA {Place.Schema} CASCADE; CREATE SCHEMA {Place.Schema}");
        await Assert.ThrowsExactlyAsync<StorageUnavailableException>(() => devices.ListAsync(CancellationToken.None));
        Assert.IsEmpty(await devices.ListAsync(CancellationToken.None));
    }

    [TestMethod]
    public async Task A_wrong_password_is_an_outage_too()
    {
        await using var database = new Database(
            new PostgresEngine($"{PostgresPlace.Server};Username=nobody_here;Password=wrong"), Time, new RecordedLog<Database>());
        await Assert.ThrowsExactlyAsync<StorageUnavailableException>(() => database.OpenAsync(CancellationToken.None));
    }

    private Database OpenThrough(DatabaseLink link, RecordedLog<Database> log)
    {
        var settings = new NpgsqlConnectionStringBuilder(Place.ConnectionString) { Host = "127.0.0.1", Port = link.Port };
        return new Database(new PostgresEngine(settings.ToString()), Time, log);
    }
}
