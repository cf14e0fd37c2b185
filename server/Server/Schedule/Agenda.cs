using Server.Storage;

namespace Server.Schedule;

/// <summary>All that is to happen later, in memory: this is what counts, the database is where it is found again. Safe for
/// concurrent use.</summary>
internal sealed class Agenda(TimeProvider time)
{
    /// <summary>Timers and calls together that one device may have.</summary>
    public const int MaxPerDevice = 20;

    /// <summary>The same of all devices: ids are anybody's choice.</summary>
    public const int MaxEntries = 10_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Due> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Due>> _byDevice = new(StringComparer.Ordinal);

    /// <summary>Something was added. Handlers must not wait.</summary>
    public event Action? Added;

    /// <summary>How much is to happen.</summary>
    public int Count
    {
        get
        {
            lock (_lock) return _entries.Count;
        }
    }

    /// <summary>False when the device has, or all together have, as much as they may.</summary>
    public bool TryAdd(ScheduledEntry entry)
    {
        lock (_lock)
        {
            if (_entries.Count >= MaxEntries || Of(entry.DeviceId).Count >= MaxPerDevice) return false;
            Put(entry);
        }

        Added?.Invoke();
        return true;
    }

    /// <summary>Takes over what an earlier run of the server left.</summary>
    public void Restore(IEnumerable<ScheduledEntry> entries)
    {
        lock (_lock)
        {
            foreach (var entry in entries)
                if (_entries.Count < MaxEntries && !_entries.ContainsKey(entry.Id)) Put(entry);
        }

        Added?.Invoke();
    }

    /// <summary>The timers of a device that run, and the time until each is over; the first first.</summary>
    public IReadOnlyList<(ScheduledEntry Timer, TimeSpan Left)> TimersOf(string deviceId)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            return [.. Of(deviceId).Where(due => due.Entry.Call is null && due.Entry.DueAt > now).OrderBy(due => due.Entry.DueAt)
                .Select(due => (due.Entry, due.Entry.DueAt - now))];
        }
    }

    /// <summary>The calls that a device has put off and nobody works on yet, and the time until each is due; the first first.</summary>
    public IReadOnlyList<(ScheduledEntry Call, TimeSpan Left)> CallsOf(string deviceId)
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            return [.. Of(deviceId).Where(due => due is { Entry.Call: not null, IsTaken: false, Failure: null }).OrderBy(due => due.Entry.DueAt)
                .Select(due => (due.Entry, due.Entry.DueAt > now ? due.Entry.DueAt - now : TimeSpan.Zero))];
        }
    }

    /// <summary>Takes back what a device asked for, as far as nobody works on it yet.</summary>
    /// <returns>What was taken back.</returns>
    public IReadOnlyList<ScheduledEntry> Cancel(string deviceId, Func<ScheduledEntry, bool> isMeant)
    {
        lock (_lock)
        {
            Due[] cancelled = [.. Of(deviceId).Where(due => due is { IsTaken: false, Failure: null } && isMeant(due.Entry))];
            foreach (var due in cancelled) Leave(due);
            return [.. cancelled.Select(due => due.Entry)];
        }
    }

    /// <summary>What is to be worked on now. Each is given out once, until it is put back.</summary>
    public IReadOnlyList<Due> TakeDue()
    {
        var now = time.GetUtcNow();
        lock (_lock)
        {
            Due[] taken = [.. _entries.Values.Where(due => !due.IsTaken && due.NextTry <= now).OrderBy(due => due.Entry.DueAt)];
            foreach (var due in taken) due.IsTaken = true;
            return taken;
        }
    }

    /// <summary>To be tried again.</summary>
    public void PutBack(Due due, TimeSpan after)
    {
        lock (_lock)
        {
            due.NextTry = time.GetUtcNow() + after;
            due.Tries++;
            due.IsTaken = false;
        }

        Added?.Invoke();
    }

    /// <summary>It is over.</summary>
    public void Remove(Due due)
    {
        lock (_lock) Leave(due);
    }

    /// <summary>When the next is to be worked on; null when there is none.</summary>
    public DateTimeOffset? Next
    {
        get
        {
            lock (_lock) return _entries.Values.Where(due => !due.IsTaken).Min(due => (DateTimeOffset?)due.NextTry);
        }
    }

    private List<Due> Of(string deviceId) => _byDevice.GetValueOrDefault(deviceId) ?? [];

    private void Put(ScheduledEntry entry)
    {
        var due = new Due(entry);
        _entries.Add(entry.Id, due);
        if (_byDevice.TryGetValue(entry.DeviceId, out var others)) others.Add(due);
        else _byDevice.Add(entry.DeviceId, [due]);
    }

    private void Leave(Due due)
    {
        if (!_entries.Remove(due.Entry.Id) || !_byDevice.TryGetValue(due.Entry.DeviceId, out var others)) return;
        others.Remove(due);
        if (others.Count == 0) _byDevice.Remove(due.Entry.DeviceId);
    }
}
