using Server.Storage.Engines;

namespace Server.Storage;

/// <summary>The database as the stores use it: its tables are there, and when it cannot be used that is one exception.
/// Safe for concurrent use. Every wait in it ends within seconds.</summary>
internal sealed class Database(IDatabaseEngine engine, TimeProvider time, ILogger<Database> logger) : IAsyncDisposable
{
    // Longer than the engines wait for a lock, lest those who queue behind one that waits fail before it does.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _writers = new(engine.Writers);
    private readonly SemaphoreSlim _preparing = new(1);
    private volatile bool _ready;
    private volatile Outage? _outage;

    /// <summary>False before it could be opened, and during an outage.</summary>
    public bool IsUsable => _ready && _outage is null;

    /// <summary>Makes the tables, or brings them up to date. What reads and writes does so by itself when it is needed;
    /// called at the start, and in an outage to see whether it is over.</summary>
    /// <exception cref="StorageUnavailableException">The database cannot be used now.</exception>
    /// <exception cref="StorageRefusedException">A newer server has written this database.</exception>
    public Task OpenAsync(CancellationToken cancellationToken) => GuardAsync(Use.Open, () => Task.FromResult(true), cancellationToken);

    /// <exception cref="StorageUnavailableException">The database cannot be used now.</exception>
    public Task<T> ReadAsync<T>(Func<DatabaseSession, Task<T>> read, CancellationToken cancellationToken) => GuardAsync(
        Use.Read,
        async () =>
        {
            await using var connection = await engine.OpenAsync(cancellationToken);
            return await read(new DatabaseSession(connection, null, cancellationToken));
        },
        cancellationToken);

    /// <summary>Runs statements in one transaction: all of them, or none.</summary>
    /// <exception cref="StorageUnavailableException">The database cannot be used now.</exception>
    public Task<T> WriteAsync<T>(Func<DatabaseSession, Task<T>> write, CancellationToken cancellationToken) => GuardAsync(
        Use.Write,
        async () =>
        {
            if (!await _writers.WaitAsync(Patience, cancellationToken)) throw new StorageUnavailableException("it is busy with other writers");
            try
            {
                await using var connection = await engine.OpenAsync(cancellationToken);
                await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
                var result = await write(new DatabaseSession(connection, transaction, cancellationToken));
                await transaction.CommitAsync(cancellationToken);
                return result;
            }
            finally
            {
                _writers.Release();
            }
        },
        cancellationToken);

    public async ValueTask DisposeAsync()
    {
        await engine.DisposeAsync();
        _writers.Dispose();
        _preparing.Dispose();
    }

    private async Task<T> GuardAsync<T>(Use use, Func<Task<T>> work, CancellationToken cancellationToken)
    {
        try
        {
            await PrepareAsync(cancellationToken);
            var result = await work();
            EndOutage(use);
            return result;
        }
        catch (Exception failure) when (ReasonUnavailable(failure, use) is { } reason)
        {
            _ready = false;
            BeginOutage(new Outage(reason, use == Use.Write));
            throw new StorageUnavailableException(reason, failure);
        }
    }

    /// <summary>One tries; while the database is known to be out of reach, the others do not wait for the outcome.</summary>
    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        if (_ready) return;
        if (!await _preparing.WaitAsync(_outage is null ? Patience : TimeSpan.Zero, cancellationToken))
            throw new StorageUnavailableException(_outage?.Reason ?? "it is not ready yet");
        try
        {
            if (_ready) return;
            await Schema.BringUpToDateAsync(engine, Schema.Newest, time, cancellationToken);
            _ready = true;
        }
        finally
        {
            _preparing.Release();
        }
    }

    /// <summary>A database that became too new under a server that runs is one more that is out of reach.</summary>
    private string? ReasonUnavailable(Exception failure, Use use) =>
        failure is StorageRefusedException && use != Use.Open ? failure.Message : engine.ReasonUnavailable(failure);

    /// <summary>Said once, however many meet it.</summary>
    private void BeginOutage(Outage outage)
    {
        var before = _outage;
        if (before is { OfWrites: true }) return;
        if (Interlocked.CompareExchange(ref _outage, outage, before) == before && before is null)
            logger.LogError("The database {Name} cannot be used: {Reason}. Voice goes on; it is tried again until it comes back.", engine.Name, outage.Reason);
    }

    /// <summary>What can be read again cannot always be written again: a lock, a full disk.</summary>
    private void EndOutage(Use use)
    {
        if (_outage is not { } outage || (outage.OfWrites && use != Use.Write)) return;
        if (Interlocked.CompareExchange(ref _outage, null, outage) == outage)
            logger.LogInformation("The database {Name} can be used again.", engine.Name);
    }

    private enum Use { Open, Read, Write }

    private sealed record Outage(string Reason, bool OfWrites);
}
