using System.Data.Common;

namespace Server.Storage.Engines;

/// <summary>What differs between the databases. Everything else is the same SQL for both: times are Unix milliseconds and
/// flags are 0 or 1, in <c>BIGINT</c> columns.</summary>
internal interface IDatabaseEngine : IAsyncDisposable
{
    /// <summary>Where the database is, for people; without a password.</summary>
    string Name { get; }

    /// <summary>How many transactions may write at a time.</summary>
    int Writers { get; }

    /// <summary>A query for the number of tables named <c>@name</c>.</summary>
    string CountTables { get; }

    /// <summary>The type of a primary key that the database counts up.</summary>
    string IdentityType { get; }

    /// <summary>Opens a connection to a database that is there already.</summary>
    Task<DbConnection> OpenAsync(CancellationToken cancellationToken);

    /// <summary>Opens a connection; makes the database first, where this engine can.</summary>
    Task<DbConnection> CreateAsync(CancellationToken cancellationToken);

    /// <summary>Waits until no other server changes the schema; the lock ends with the transaction.</summary>
    Task LockSchemaAsync(DbTransaction transaction, CancellationToken cancellationToken);

    /// <summary>A sentence when the exception says that the database cannot be used now; null for any other.</summary>
    string? ReasonUnavailable(Exception exception);
}
