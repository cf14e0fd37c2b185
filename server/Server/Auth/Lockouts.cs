namespace Server.Auth;

/// <summary>Makes guessing slow: who fails too often waits, and with each further failure twice as long. Safe for concurrent
/// use; what is remembered is bounded.</summary>
/// <param name="time">The clock of the waits.</param>
/// <param name="capacity">So many are remembered at once. Of more, those whose wait ends first are forgotten.</param>
internal sealed class Lockouts(TimeProvider time, int capacity = 10_000)
{
    /// <summary>So many failures cost nothing: people mistype.</summary>
    public const int FreeFailures = 3;

    public static readonly TimeSpan FirstWait = TimeSpan.FromSeconds(15);
    public static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);

    private readonly record struct Entry(int Failures, DateTimeOffset LockedUntil);

    /// <summary>Begins an attempt, which counts as failed until it has succeeded: so nobody gains by guessing many times at
    /// once.</summary>
    /// <param name="left">How long this one has to wait, when it must.</param>
    public bool TryBegin(string who, out TimeSpan left)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var known = _entries.TryGetValue(who, out var entry) && !IsForgotten(entry, now);
            left = known ? entry.LockedUntil - now : TimeSpan.Zero;
            if (left > TimeSpan.Zero) return false;
            if (!known) MakeRoom(now);
            var failures = known ? entry.Failures + 1 : 1;
            _entries[who] = new Entry(failures, now + WaitAfter(failures));
            return true;
        }
    }

    public void Succeeded(string who)
    {
        lock (_lock) _entries.Remove(who);
    }

    private static TimeSpan WaitAfter(int failures)
    {
        if (failures <= FreeFailures) return TimeSpan.Zero;
        var wait = FirstWait * Math.Pow(2, Math.Min(failures - FreeFailures - 1, 16));
        return wait < LongestWait ? wait : LongestWait;
    }

    /// <summary>After as long again as the longest wait nothing is held against anybody.</summary>
    private static bool IsForgotten(Entry entry, DateTimeOffset now) => now > entry.LockedUntil + LongestWait;

    private void MakeRoom(DateTimeOffset now)
    {
        if (_entries.Count < capacity) return;
        foreach (var (who, _) in _entries.Where(pair => IsForgotten(pair.Value, now)).ToArray()) _entries.Remove(who);
        if (_entries.Count >= capacity) _entries.Remove(_entries.MinBy(pair => pair.Value.LockedUntil).Key);
    }
}
