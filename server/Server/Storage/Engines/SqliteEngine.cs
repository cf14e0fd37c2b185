using System.Data.Common;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Server.Storage.Engines;

/// <summary>SQLite in one file. Readers never wait for the writer (write-ahead log); of writers there is one.</summary>
internal sealed class SqliteEngine : IDatabaseEngine
{
    // A power cut may undo the last moments (synchronous = NORMAL), and never damages the file.
    private const string Preparation = "PRAGMA busy_timeout = 2000; PRAGMA synchronous = NORMAL;";

    // The same patience as above: the connection goes on trying after SQLite gave up, up to this.
    private const int PatienceSeconds = 2;

    private readonly string _path;
    private readonly string _open;
    private readonly string _create;

    public SqliteEngine(string path)
    {
        _path = path;
        _open = ConnectionString(path, SqliteOpenMode.ReadWrite, pooled: true);
        _create = ConnectionString(path, SqliteOpenMode.ReadWriteCreate, pooled: false);
    }

    public string Name => _path;

    public int Writers => 1;

    public string CountTables => "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = @name";

    public string IdentityType => "INTEGER PRIMARY KEY AUTOINCREMENT";

    public async Task<DbConnection> OpenAsync(CancellationToken cancellationToken)
    {
        var connection = await OpenAsync(_open, cancellationToken);
        if (!SqliteLibrary.HasMoved(connection)) return connection;
        SqliteConnection.ClearPool(connection);
        await connection.DisposeAsync();
        throw new IOException("the file was moved or deleted");
    }

    public async Task<DbConnection> CreateAsync(CancellationToken cancellationToken)
    {
        SqliteLibrary.Load();
        MakeFile();
        var connection = await OpenAsync(_create, cancellationToken);
        try
        {
            await ExecuteAsync(connection, "PRAGMA journal_mode = WAL", cancellationToken);
            return connection;
        }
        catch (SqliteException)
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>A transaction of SQLite begins with the lock on the whole file.</summary>
    public Task LockSchemaAsync(DbTransaction transaction, CancellationToken cancellationToken) => Task.CompletedTask;

    public string? ReasonUnavailable(Exception exception) => exception switch
    {
        SqliteException { SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED } => "it is locked by another program",
        SqliteException { SqliteErrorCode: raw.SQLITE_FULL } => "the disk is full",
        SqliteException { SqliteErrorCode: raw.SQLITE_READONLY or raw.SQLITE_PERM } => "it may not be written",
        SqliteException { SqliteErrorCode: raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB } =>
            "the file is damaged. Put a copy of it back, or move it away to begin with an empty one; the server does not touch it",
        SqliteException { SqliteErrorCode: raw.SQLITE_CONSTRAINT or raw.SQLITE_MISMATCH or raw.SQLITE_TOOBIG or raw.SQLITE_RANGE or raw.SQLITE_MISUSE } => null,
        SqliteException or IOException or UnauthorizedAccessException => exception.Message,
        _ => null,
    };

    public ValueTask DisposeAsync()
    {
        using var connection = new SqliteConnection(_open);
        SqliteConnection.ClearPool(connection);
        return ValueTask.CompletedTask;
    }

    /// <summary>What people said is nobody else's to read; the files beside it get the same rights from SQLite.</summary>
    private void MakeFile()
    {
        if (Path.GetDirectoryName(_path) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
        if (OperatingSystem.IsWindows() || File.Exists(_path)) return;
        using var file = new FileStream(_path, new FileStreamOptions
        {
            Mode = FileMode.OpenOrCreate,
            Access = FileAccess.Write,
            Share = FileShare.ReadWrite,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
    }

    private static async Task<SqliteConnection> OpenAsync(string connectionString, CancellationToken cancellationToken)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            await connection.OpenAsync(cancellationToken);
            await ExecuteAsync(connection, Preparation, cancellationToken);
            return connection;
        }
        catch (SqliteException)
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static async Task ExecuteAsync(SqliteConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static string ConnectionString(string path, SqliteOpenMode mode, bool pooled) => new SqliteConnectionStringBuilder
    {
        DataSource = path,
        Mode = mode,
        ForeignKeys = true,
        DefaultTimeout = PatienceSeconds,
        Pooling = pooled,
    }.ToString();
}
