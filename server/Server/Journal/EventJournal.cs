using System.Threading.Channels;

namespace Server.Journal;

/// <summary>What happens in sessions, handed to all who watch. Writing never waits: a watcher that does not keep up
/// loses the oldest entries and is told how many. Safe for concurrent use.</summary>
public sealed class EventJournal
{
    private readonly Lock _lock = new();
    private JournalReader[] _readers = [];

    public void Write(JournalEntry entry)
    {
        foreach (var reader in Volatile.Read(ref _readers)) reader.Take(entry);
    }

    /// <summary>Everything that is written from now on. Disposing the reader ends it.</summary>
    /// <param name="capacity">How many entries may wait.</param>
    public JournalReader Watch(int capacity)
    {
        var reader = new JournalReader(capacity, Leave);
        lock (_lock) _readers = [.. _readers, reader];
        return reader;
    }

    private void Leave(JournalReader reader)
    {
        lock (_lock) _readers = [.. _readers.Where(other => other != reader)];
    }
}

/// <summary>One watcher's view of the journal; one consumer at a time.</summary>
public sealed class JournalReader : IDisposable
{
    private readonly Channel<JournalEntry> _entries;
    private readonly Action<JournalReader> _leave;
    private long _lost;

    internal JournalReader(int capacity, Action<JournalReader> leave)
    {
        _leave = leave;
        _entries = Channel.CreateBounded<JournalEntry>(
            new BoundedChannelOptions(capacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true },
            _ => Interlocked.Increment(ref _lost));
    }

    /// <summary>Entries that were dropped because nobody took them in time.</summary>
    public long Lost => Interlocked.Read(ref _lost);

    public IAsyncEnumerable<JournalEntry> ReadAllAsync(CancellationToken cancellationToken) =>
        _entries.Reader.ReadAllAsync(cancellationToken);

    public bool TryRead([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out JournalEntry? entry) => _entries.Reader.TryRead(out entry);

    public void Dispose()
    {
        _leave(this);
        _entries.Writer.TryComplete();
    }

    internal void Take(JournalEntry entry) => _entries.Writer.TryWrite(entry);
}
