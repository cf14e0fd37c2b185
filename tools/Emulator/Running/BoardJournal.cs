namespace Emulator.Running;

/// <summary>The events of one board in the order in which they happened. Written by any thread, waited on by any.</summary>
internal sealed class BoardJournal
{
    // A day of talking; older events are forgotten a quarter at a time.
    private const int EventsKept = 20_000;

    private readonly Lock _lock = new();
    private readonly List<BoardEvent> _events = [];
    private readonly List<Waiter> _waiters = [];
    private int _forgotten;

    /// <summary>Raised for every event, on the thread that caused it.</summary>
    public event EventHandler<BoardEvent>? Added;

    /// <summary>How many events there are: a mark to wait from.</summary>
    public int Count
    {
        get
        {
            lock (_lock) return _forgotten + _events.Count;
        }
    }

    public void Add(BoardEvent added)
    {
        lock (_lock)
        {
            if (_events.Count == EventsKept) Forget(EventsKept / 4);
            _events.Add(added);
            foreach (var waiter in _waiters.FindAll(waiter => waiter.Match(added))) waiter.Found.TrySetResult(added);
        }

        Added?.Invoke(this, added);
    }

    /// <summary>The events from a mark on.</summary>
    public IReadOnlyList<BoardEvent> Since(int mark)
    {
        lock (_lock) return _events[Index(mark)..];
    }

    /// <summary>The first event from a mark on that matches; null when none comes in time.</summary>
    public async Task<BoardEvent?> WaitAsync(int mark, Predicate<BoardEvent> match, TimeSpan patience, CancellationToken cancellation)
    {
        var waiter = new Waiter(match, new TaskCompletionSource<BoardEvent>(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_lock)
        {
            for (var i = Index(mark); i < _events.Count; i++)
            {
                if (match(_events[i])) return _events[i];
            }

            _waiters.Add(waiter);
        }

        try
        {
            return await waiter.Found.Task.WaitAsync(patience, cancellation).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return null;
        }
        finally
        {
            lock (_lock) _waiters.Remove(waiter);
        }
    }

    private int Index(int mark) => Math.Clamp(mark - _forgotten, 0, _events.Count);

    private void Forget(int count)
    {
        _events.RemoveRange(0, count);
        _forgotten += count;
    }

    private sealed record Waiter(Predicate<BoardEvent> Match, TaskCompletionSource<BoardEvent> Found);
}
