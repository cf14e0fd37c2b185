using System.Data.Common;
using Server.Storage.Engines;

namespace Server.Tests.Auth;

/// <summary>A database that a test can put out of reach.</summary>
internal sealed class CuttableEngine(IDatabaseEngine engine) : IDatabaseEngine
{
    private const string Reason = "it was cut off";

    public bool IsCut { get; set; }

    public string Name => engine.Name;

    public int Writers => engine.Writers;

    public string CountTables => engine.CountTables;

    public string IdentityType => engine.IdentityType;

    public Task<DbConnection> OpenAsync(CancellationToken cancellationToken) => IsCut ? throw new IOException(Reason) : engine.OpenAsync(cancellationToken);

    public Task<DbConnection> CreateAsync(CancellationToken cancellationToken) => IsCut ? throw new IOException(Reason) : engine.CreateAsync(cancellationToken);

    public Task LockSchemaAsync(DbTransaction transaction, CancellationToken cancellationToken) => engine.LockSchemaAsync(transaction, cancellationToken);

    public string? ReasonUnavailable(Exception exception) => exception is IOException ? Reason : engine.ReasonUnavailable(exception);

    public ValueTask DisposeAsync() => engine.DisposeAsync();
}
