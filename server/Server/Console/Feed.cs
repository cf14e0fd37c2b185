using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace Server.OwnerConsole;

/// <summary>One thing that the page is told.</summary>
/// <param name="Number">Counts up by one while the server runs.</param>
internal sealed record FeedItem<T>(long Number, T Content);

/// <summary>Numbers what happens, keeps the latest for pages that are opened later, and hands each item to the pages that
/// are open. Publishing never waits: a reader that does not keep up loses the oldest items. Safe for concurrent use.</summary>
/// <param name="kept">How many of the latest items are kept.</param>
/// <param name="waiting">How many items may wait for one reader.</param>
internal sealed class Feed<T>(int kept, int waiting)
{
    private readonly Lock _lock = new();
    private readonly Queue<FeedItem<T>> _kept = new(kept);
    private FeedReader<T>[] _readers = [];
    private long _number;

    /// <param name="keep">Whether a page that is opened later is to see it.</param>
    public void Publish(T content, bool keep = true)
    {
        lock (_lock)
        {
            var item = new FeedItem<T>(++_number, content);
            foreach (var reader in _readers) reader.Take(item);
            if (!keep) return;
            if (_kept.Count == kept) _kept.Dequeue();
            _kept.Enqueue(item);
        }
    }

    /// <summary>What is kept, oldest first, and the number of the item published last, kept or not.</summary>
    public (IReadOnlyList<FeedItem<T>> Items, long LastNumber) Latest()
    {
        lock (_lock) return ([.. _kept], _number);
    }

    /// <summary>Everything from now on; what is kept comes first when it is asked for. Disposing the reader ends it.</summary>
    public FeedReader<T> Subscribe(bool fromKept = false)
    {
        var reader = new FeedReader<T>(fromKept ? waiting + kept : waiting, Leave);
        lock (_lock)
        {
            if (fromKept)
                foreach (var item in _kept) reader.Take(item);
            _readers = [.. _readers, reader];
        }

        return reader;
    }

    private void Leave(FeedReader<T> reader)
    {
        lock (_lock) _readers = [.. _readers.Where(other => other != reader)];
    }
}

/// <summary>One page's view of a feed; one consumer at a time.</summary>
internal sealed class FeedReader<T> : IDisposable
{
    private readonly Channel<FeedItem<T>> _items;
    private readonly Action<FeedReader<T>> _leave;
    private long _lost;

    internal FeedReader(int capacity, Action<FeedReader<T>> leave)
    {
        _leave = leave;
        _items = Channel.CreateBounded<FeedItem<T>>(
            new BoundedChannelOptions(capacity) { FullMode = BoundedChannelFullMode.DropOldest, SingleReader = true },
            _ => Interlocked.Increment(ref _lost));
    }

    /// <summary>How many items were dropped since this was asked last.</summary>
    public long TakeLost() => Interlocked.Exchange(ref _lost, 0);

    /// <summary>False when the reader was disposed.</summary>
    public ValueTask<bool> WaitAsync(CancellationToken cancellationToken) => _items.Reader.WaitToReadAsync(cancellationToken);

    public bool TryRead([NotNullWhen(true)] out FeedItem<T>? item) => _items.Reader.TryRead(out item);

    public void Dispose()
    {
        _leave(this);
        _items.Writer.TryComplete();
    }

    internal void Take(FeedItem<T> item) => _items.Writer.TryWrite(item);
}
