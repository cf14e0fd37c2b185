using Microsoft.Data.Sqlite;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Storage;

namespace Server.Tests.Storage;

/// <summary>What can happen to the file.</summary>
[TestClass]
public sealed class SqliteOutageTests : StoreTests<SqlitePlace>
{
    private DeviceStore Devices => new(Database, Time);

    [TestMethod]
    public async Task While_another_program_holds_the_lock_it_can_be_read_and_writing_fails_and_then_works()
    {
        await SeeAsync(Id);
        await using var other = await OpenRawAsync();
        await ExecuteAsync(other, "BEGIN EXCLUSIVE");
        Assert.AreEqual("it is locked by another program", await RefusalAsync(() => SeeAsync(OtherId)));
        Assert.IsNotNull(await Devices.FindAsync(Id, CancellationToken.None));
        await ExecuteAsync(other, "ROLLBACK");
        await SeeAsync(OtherId);
        Assert.HasCount(2, await Devices.ListAsync(CancellationToken.None));
    }

    [TestMethod]
    public async Task A_full_disk_refuses_writes_until_there_is_room_and_loses_nothing_written()
    {
        await SeeAsync(Id);
        await OnTheConnectionAsync("PRAGMA max_page_count = 1");
        var conversations = new ConversationStore(Database);
        var long_ = new StoredUtterance(0, Id, "s1", Time.GetUtcNow(), StoredUtterance.User, new string('x', 4000), null);
        Assert.AreEqual(
            "the disk is full", await RefusalAsync(() => conversations.AppendAsync([.. Enumerable.Repeat(long_, 100)], CancellationToken.None)));
        Assert.IsEmpty(await conversations.ListAsync(Id, 0, 1, CancellationToken.None), "All of them, or none.");
        await OnTheConnectionAsync("PRAGMA max_page_count = 100000");
        await conversations.AppendAsync([long_], CancellationToken.None);
        Assert.HasCount(1, await Devices.ListAsync(CancellationToken.None));
    }

    [TestMethod]
    public async Task A_file_that_may_not_be_written_can_still_be_read()
    {
        await SeeAsync(Id);
        await OnTheConnectionAsync("PRAGMA query_only = ON");
        Assert.AreEqual("it may not be written", await RefusalAsync(() => SeeAsync(OtherId)));
        Assert.IsNotNull(await Devices.FindAsync(Id, CancellationToken.None));
        await OnTheConnectionAsync("PRAGMA query_only = OFF");
        await SeeAsync(OtherId);
    }

    [TestMethod]
    public async Task After_the_file_was_deleted_an_empty_one_takes_its_place()
    {
        await SeeAsync(Id);
        foreach (var file in Directory.GetFiles(Place.Folder)) File.Delete(file);
        Assert.AreEqual("the file was moved or deleted", await RefusalAsync(() => SeeAsync(OtherId)));
        await SeeAsync(OtherId);
        Assert.AreEqual(OtherId, (await Devices.ListAsync(CancellationToken.None)).Single().Id);
    }

    [TestMethod]
    public async Task A_folder_that_was_taken_away_and_put_back_is_used_again()
    {
        await SeeAsync(Id);
        var elsewhere = Place.Folder + "-elsewhere";
        Directory.Move(Place.Folder, elsewhere);
        await File.WriteAllTextAsync(Place.Folder, "in the way");
        await RefusalAsync(() => SeeAsync(OtherId));
        await RefusalAsync(() => Devices.ListAsync(CancellationToken.None));
        File.Delete(Place.Folder);
        Directory.Move(elsewhere, Place.Folder);
        Assert.AreEqual(Id, (await Devices.ListAsync(CancellationToken.None)).Single().Id);
    }

    [TestMethod]
    public async Task A_damaged_file_is_named_as_such_and_left_alone()
    {
        var garbage = Enumerable.Range(0, 20_000).Select(i => (byte)(i * 7)).ToArray();
        await File.WriteAllBytesAsync(Place.File, garbage);
        StringAssert.StartsWith(await RefusalAsync(() => SeeAsync(Id)), "the file is damaged", StringComparison.Ordinal);
        CollectionAssert.AreEqual(garbage, await File.ReadAllBytesAsync(Place.File));
        File.Move(Place.File, Place.File + ".damaged");
        await SeeAsync(Id);
    }

    [TestMethod]
    public async Task An_outage_is_logged_once_and_so_is_its_end()
    {
        var log = new RecordedLog<Database>();
        await using var database = Place.Open(Time, log);
        var devices = new DeviceStore(database, Time);
        await devices.ListAsync(CancellationToken.None);
        var elsewhere = Place.Folder + "-elsewhere";
        Directory.Move(Place.Folder, elsewhere);
        await File.WriteAllTextAsync(Place.Folder, "in the way");
        for (var i = 0; i < 3; i++) await RefusalAsync(() => devices.ListAsync(CancellationToken.None));
        Assert.AreEqual(1, log.Count("cannot be used"));
        File.Delete(Place.Folder);
        Directory.Move(elsewhere, Place.Folder);
        await devices.ListAsync(CancellationToken.None);
        await devices.ListAsync(CancellationToken.None);
        Assert.AreEqual(1, log.Count("can be used again"));
    }

    [TestMethod]
    public async Task Nobody_else_on_the_machine_can_read_it()
    {
        if (OperatingSystem.IsWindows()) return; // It has rights of another kind.
        await SeeAsync(Id);
        foreach (var file in Directory.GetFiles(Place.Folder))
            Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file), file);
    }

    private Task SeeAsync(string id) => Devices.SeeAsync(id, null, null, null, CancellationToken.None);

    private static async Task<string> RefusalAsync(Func<Task> use) =>
        (await Assert.ThrowsExactlyAsync<StorageUnavailableException>(use)).Message;

    /// <summary>Runs a statement on the one connection that the stores use; it waits in the pool between uses.</summary>
    private Task<int> OnTheConnectionAsync(string sql) => Database.ReadAsync(session => session.ExecuteAsync(sql), CancellationToken.None);

    private async Task<SqliteConnection> OpenRawAsync()
    {
        var connection = new SqliteConnection($"Data Source={Place.File};Pooling=false");
        await connection.OpenAsync();
        return connection;
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
