using System.Threading.Channels;
using Server.Storage;

namespace Server.Schedule;

/// <summary>Keeps the agenda in the database, behind the back of who uses it: nobody waits for a write. While the database
/// is away what is to be written waits here, no more than the agenda itself holds.</summary>
internal sealed class ScheduleKeeper(Agenda agenda, ScheduleStore store, TimeProvider time, ILogger<ScheduleKeeper> logger) : BackgroundService
{
    /// <summary>The first wait after a failure; it doubles up to <see cref="LongestRetry"/>.</summary>
    public static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(1);

    public static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan FlushTime = TimeSpan.FromSeconds(3);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, ScheduledEntry> _unwritten = new(StringComparer.Ordinal);
    private readonly HashSet<string> _writing = new(StringComparer.Ordinal);
    private readonly HashSet<string> _written = new(StringComparer.Ordinal);
    private readonly HashSet<string> _undeleted = new(StringComparer.Ordinal);
    private readonly Channel<bool> _wake = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Lets an entry survive a restart.</summary>
    public void Keep(ScheduledEntry entry)
    {
        lock (_lock)
        {
            _undeleted.Remove(entry.Id);
            _unwritten[entry.Id] = entry;
        }

        _wake.Writer.TryWrite(true);
    }

    /// <summary>It is over, or was taken back.</summary>
    public void Drop(string id)
    {
        lock (_lock)
        {
            _unwritten.Remove(id);
            if (_written.Remove(id) || _writing.Contains(id)) _undeleted.Add(id);
        }

        _wake.Writer.TryWrite(true);
    }

    /// <summary>Makes an entry this server's own for good, before it acts; false when another server has done so, or the device
    /// was forgotten. Without the database what is in memory counts.</summary>
    public async Task<bool> TryTakeAsync(string id, CancellationToken cancellationToken)
    {
        bool isWritten;
        lock (_lock) isWritten = _written.Contains(id);
        try
        {
            var isTaken = !isWritten || await store.TakeAsync(id, cancellationToken);
            if (isWritten) lock (_lock) _written.Remove(id);
            else Drop(id);
            return isTaken;
        }
        catch (StorageUnavailableException)
        {
            Drop(id);
            return true;
        }
    }

    /// <summary>False when it is gone, as its device may be; without the database what is in memory counts.</summary>
    public async Task<bool> IsThereAsync(string id, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (!_written.Contains(id)) return true;
        }

        try
        {
            return await store.IsThereAsync(id, cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            return true;
        }
    }

    /// <summary>Ends the loop, then writes what is left.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        using var timeout = new CancellationTokenSource(FlushTime, time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            if (await TryWriteAsync(ending.Token)) return;
        }
        catch (OperationCanceledException)
        {
            logger.LogDebug("The last write took longer than the server may take to end.");
        }

        logger.LogWarning("The database cannot be used: timers and delayed calls of the last moments will not be there after a restart.");
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            await TryUntilDoneAsync(TryRestoreAsync, stoppingToken);
            await foreach (var _ in _wake.Reader.ReadAllAsync(stoppingToken)) await TryUntilDoneAsync(TryWriteAsync, stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            logger.LogDebug("The schedule is not written any more.");
        }
    }

    private async Task TryUntilDoneAsync(Func<CancellationToken, Task<bool>> attempt, CancellationToken cancellationToken)
    {
        for (var wait = FirstRetry; !await attempt(cancellationToken); wait = wait * 2 < LongestRetry ? wait * 2 : LongestRetry)
            await Task.Delay(wait, time, cancellationToken);
    }

    private async Task<bool> TryRestoreAsync(CancellationToken cancellationToken)
    {
        try
        {
            var entries = await store.ListAsync(Agenda.MaxEntries, cancellationToken);
            lock (_lock) _written.UnionWith(entries.Select(entry => entry.Id));
            agenda.Restore(entries);
            return true;
        }
        catch (StorageUnavailableException)
        {
            return false; // The database has said so, once an outage.
        }
    }

    /// <summary>False when it must be tried again. What the database refuses for its content is not kept: it would be refused
    /// again.</summary>
    private async Task<bool> TryWriteAsync(CancellationToken cancellationToken)
    {
        ScheduledEntry[] kept;
        string[] deleted;
        lock (_lock)
        {
            (kept, deleted) = ([.. _unwritten.Values], [.. _undeleted]);
            _writing.UnionWith(_unwritten.Keys);
        }

        if (kept.Length + deleted.Length == 0) return true;
        var isWritten = false;
        try
        {
            await store.WriteAsync(kept, deleted, cancellationToken);
            isWritten = true;
            return true;
        }
        catch (StorageUnavailableException)
        {
            return false;
        }
        catch (Exception refusal) when (refusal is not OperationCanceledException)
        {
            logger.LogError(refusal, "The database refused {Count} entries of the schedule; they will not survive a restart.", kept.Length);
            Settle(kept, deleted, isWritten: false);
            return true;
        }
        finally
        {
            if (isWritten) Settle(kept, deleted, isWritten: true);
            lock (_lock) _writing.Clear();
        }
    }

    private void Settle(IEnumerable<ScheduledEntry> kept, IEnumerable<string> deleted, bool isWritten)
    {
        lock (_lock)
        {
            foreach (var entry in kept)
                if (_unwritten.Remove(entry.Id) && isWritten) _written.Add(entry.Id);
            _undeleted.ExceptWith(deleted);
        }
    }
}
