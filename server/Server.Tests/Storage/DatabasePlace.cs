using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Npgsql;
using Server.Storage;
using Server.Storage.Engines;

namespace Server.Tests.Storage;

/// <summary>An empty database for one test, of which servers can be made; gone when it is disposed.</summary>
public interface IDatabasePlace : IAsyncDisposable
{
    /// <summary>What a server is told to use it.</summary>
    internal StorageOptions Options { get; }
}

/// <summary>SQLite in a folder of its own.</summary>
public sealed class SqlitePlace : IDatabasePlace
{
    internal string Folder { get; } = Directory.CreateTempSubdirectory("storage").FullName;

    internal string File => Path.Combine(Folder, StorageServices.FileName);

    StorageOptions IDatabasePlace.Options => new() { Folder = Folder };

    public ValueTask DisposeAsync()
    {
        if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}

/// <summary>A schema of its own in the PostgreSQL that <c>TEST_POSTGRES</c> names; <c>tools/fw test</c> starts one.</summary>
public sealed class PostgresPlace : IDatabasePlace
{
    private static readonly Lazy<NpgsqlDataSource> Operator = new(() => NpgsqlDataSource.Create(Server));

    public PostgresPlace() => Execute($"CREATE SCHEMA {Schema}");

    internal string Schema { get; } = $"test_{Guid.NewGuid():N}";

    internal static string Server
    {
        get
        {
            var server = Environment.GetEnvironmentVariable("TEST_POSTGRES");
            if (string.IsNullOrEmpty(server)) Assert.Inconclusive("TEST_POSTGRES names no PostgreSQL; tools/fw test starts one.");
            return server;
        }
    }

    internal string ConnectionString => $"{Server};Search Path={Schema};Application Name={Schema};Maximum Pool Size=10";

    StorageOptions IDatabasePlace.Options => new() { ConnectionString = ConnectionString };

    public ValueTask DisposeAsync()
    {
        Execute($"DROP SCHEMA IF EXISTS {Schema} CASCADE");
        return ValueTask.CompletedTask;
    }

    internal static void Execute(string sql)
    {
        using var command = Operator.Value.CreateCommand(sql);
        command.ExecuteNonQuery();
    }
}

internal static class DatabasePlaces
{
    /// <summary>A server's view of the place; several of one place are several servers.</summary>
    public static Database Open(this IDatabasePlace place, TimeProvider time, ILogger<Database>? logger = null) =>
        new(StorageServices.EngineOf(place.Options), time, logger ?? NullLogger<Database>.Instance);

    public static IDatabaseEngine Engine(this IDatabasePlace place) => StorageServices.EngineOf(place.Options);
}
