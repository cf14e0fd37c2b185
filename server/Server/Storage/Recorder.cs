using Server.Journal;

namespace Server.Storage;

/// <summary>Writes what happens in sessions to the database, a batch at a time. Sessions never wait for it: while the
/// database is away it collects within bounds, tries again, and says afterwards how much was lost.</summary>
internal sealed class Recorder(
    EventJournal journal, Database database, StorageOptions options, TimeProvider time, ILogger<Recorder> logger) : BackgroundService
{
    /// <summary>How long what happened is collected before it is written.</summary>
    public static readonly TimeSpan BatchTime = TimeSpan.FromMilliseconds(500);

    /// <summary>The first wait after a failure; it doubles up to <see cref="LongestRetry"/>.</summary>
    public static readonly TimeSpan FirstRetry = TimeSpan.FromSeconds(1);

    /// <summary>Short, because the journal keeps no more than <see cref="JournalCapacity"/> entries meanwhile.</summary>
    public static readonly TimeSpan LongestRetry = TimeSpan.FromSeconds(5);

    private const int JournalCapacity = 8192;

    private static readonly TimeSpan FlushTime = TimeSpan.FromSeconds(5);

    private readonly UnwrittenRecords _unwritten = new(options.KeepConversations);
    private JournalReader? _reader;
    private long _lostByReader;

    public override Task StartAsync(CancellationToken cancellationToken)
    {
        _reader = journal.Watch(JournalCapacity);
        return base.StartAsync(cancellationToken);
    }

    /// <summary>Ends the loop, then writes what is left.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_reader is null) return; // The server was refused its start.
        using var timeout = new CancellationTokenSource(FlushTime, time);
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            do
            {
                TakeWaiting(pushOut: false);
                if (_unwritten.Count == 0) return;
            }
            while (await TryWriteAsync(ending.Token));
        }
        catch (OperationCanceledException)
        {
            logger.LogDebug("The last batch took longer than the server may take to end.");
        }

        TakeWaiting(pushOut: true);
        logger.LogWarning("{Lost} records of sessions were lost: the server ends, and the database cannot be used.", _unwritten.Count + _unwritten.Lost);
    }

    public override void Dispose()
    {
        _reader?.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            // Perhaps nothing waits yet, but the database may have been away at the start.
            await Task.Delay(BatchTime, time, stoppingToken);
            await WriteUntilDoneAsync(stoppingToken);
            await foreach (var entry in _reader!.ReadAllAsync(stoppingToken))
            {
                _unwritten.Add(entry);
                await Task.Delay(BatchTime, time, stoppingToken);
                await WriteUntilDoneAsync(stoppingToken);
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            logger.LogDebug("The recorder ends.");
        }
    }

    private async Task WriteUntilDoneAsync(CancellationToken cancellationToken)
    {
        for (var wait = FirstRetry; ; wait = wait * 2 < LongestRetry ? wait * 2 : LongestRetry)
        {
            TakeWaiting(pushOut: false);
            if (await TryWriteAsync(cancellationToken)) return;
            TakeWaiting(pushOut: true);
            await Task.Delay(wait, time, cancellationToken);
        }
    }

    /// <summary>Takes no more than fits the journal, lest it never end while much happens.</summary>
    /// <param name="pushOut">Whether to go on when older entries have to go for newer ones.</param>
    private void TakeWaiting(bool pushOut)
    {
        for (var taken = 0; taken < JournalCapacity && (pushOut || !_unwritten.IsFull); taken++)
        {
            if (!_reader!.TryRead(out var entry)) return;
            _unwritten.Add(entry);
        }
    }

    /// <summary>False when it must be tried again. This is the end of the loop's work, so that no failure leaves it: what
    /// the database refuses for its content is dropped, for it would be refused again.</summary>
    private async Task<bool> TryWriteAsync(CancellationToken cancellationToken)
    {
        try
        {
            await database.WriteAsync(_unwritten.WriteAsync, cancellationToken);
        }
        catch (StorageUnavailableException)
        {
            return false; // The database has said so, once an outage.
        }
        catch (Exception refusal) when (refusal is not OperationCanceledException)
        {
            logger.LogError(refusal, "The database refused {Count} records; they are dropped.", _unwritten.Count);
        }

        ReportLosses();
        _unwritten.Clear();
        return true;
    }

    private void ReportLosses()
    {
        var lost = _unwritten.Lost + _reader!.Lost - _lostByReader;
        _lostByReader = _reader.Lost;
        if (lost > 0) logger.LogWarning("{Lost} records of sessions were lost while the database could not be used.", lost);
    }
}
