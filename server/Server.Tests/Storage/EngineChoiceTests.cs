using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Storage;
using Server.Storage.Engines;

namespace Server.Tests.Storage;

[TestClass]
public sealed class EngineChoiceTests
{
    [TestMethod]
    public async Task Without_a_connection_string_it_is_a_file_in_the_folder()
    {
        await using var engine = StorageServices.EngineOf(new StorageOptions { Folder = "elsewhere" });
        Assert.AreEqual(Path.Combine("elsewhere", "server.db"), ((SqliteEngine)engine).Name);
    }

    [TestMethod]
    [DataRow("Host=db.lan;Database=voice;Username=me;Password=secret")]
    [DataRow("postgres://me:secret@db.lan/voice")]
    [DataRow("postgresql://me:secret@db.lan:5432/voice?sslmode=verify-full")]
    public async Task Either_way_to_write_an_address_is_PostgreSQL_and_its_name_tells_no_password(string connectionString)
    {
        await using var engine = StorageServices.EngineOf(new StorageOptions { ConnectionString = connectionString });
        Assert.AreEqual("voice at db.lan", ((PostgresEngine)engine).Name);
    }

    [TestMethod]
    public void An_address_keeps_its_escapes_and_options()
    {
        var settings = PostgresAddress.Parse("postgres://me%40home:p%3Aw%2F@db.lan:6543/voice?sslmode=verify-full&Search%20Path=house");
        Assert.AreEqual("me@home", settings.Username);
        Assert.AreEqual("p:w/", settings.Password);
        Assert.AreEqual(6543, settings.Port);
        Assert.AreEqual(Npgsql.SslMode.VerifyFull, settings.SslMode);
        Assert.AreEqual("house", settings.SearchPath);
    }

    [TestMethod]
    [DataRow("mysql://db.lan/voice")]
    [DataRow("Host=db.lan;Colour=green")]
    [DataRow("postgres://")]
    [DataRow("Host=db.lan;Port=many")]
    public void What_cannot_be_read_is_refused_in_a_sentence(string connectionString)
    {
        var refused = Assert.ThrowsExactly<StorageRefusedException>(
            () => StorageServices.EngineOf(new StorageOptions { ConnectionString = connectionString }));
        StringAssert.StartsWith(refused.Message, "Storage:ConnectionString", StringComparison.Ordinal);
    }
}
