namespace Nano;

/// <summary>What one kind of native call came to.</summary>
/// <param name="ManagedBytes">What the firmware allocated before these calls, since the native call before each.</param>
/// <param name="AllocatingCalls">Calls before which the firmware allocated anything at all.</param>
/// <param name="BlockedMicroseconds">How long the interpreter stood still.</param>
public readonly record struct CallTotals(long Calls, long Bytes, long ManagedBytes, long AllocatingCalls, long BlockedMicroseconds)
{
    public static CallTotals operator +(CallTotals left, CallTotals right) => new(
        left.Calls + right.Calls,
        left.Bytes + right.Bytes,
        left.ManagedBytes + right.ManagedBytes,
        left.AllocatingCalls + right.AllocatingCalls,
        left.BlockedMicroseconds + right.BlockedMicroseconds);

    public static CallTotals operator -(CallTotals left, CallTotals right) => new(
        left.Calls - right.Calls,
        left.Bytes - right.Bytes,
        left.ManagedBytes - right.ManagedBytes,
        left.AllocatingCalls - right.AllocatingCalls,
        left.BlockedMicroseconds - right.BlockedMicroseconds);
}

/// <summary>The counts of one thread at one moment.</summary>
/// <param name="Thread">Its meter: two threads of one name are two.</param>
/// <param name="ManagedBytes">All that the thread allocated since its first native call, outside of native calls.</param>
/// <param name="Turns">How often its loop turned, of a thread that tells: see <see cref="NativeCallMeter.NoteTurn"/>.</param>
public sealed record ThreadReading(ThreadMeter Thread, long ManagedBytes, long Turns, IReadOnlyList<CallTotals> Calls)
{
    public CallTotals this[NativeCall call] => Calls[(int)call];
}

/// <summary>The counts of a machine at one moment, or, as the result of <see cref="Since"/>, between two.</summary>
public sealed record MeterReading(IReadOnlyList<ThreadReading> Threads)
{
    /// <summary>All that the firmware's threads allocated.</summary>
    public long ManagedBytes => Threads.Sum(thread => thread.ManagedBytes);

    /// <summary>How often loops turned.</summary>
    public long Turns => Threads.Sum(thread => thread.Turns);

    /// <summary>All native calls that are counted.</summary>
    public long Calls => Threads.Sum(thread => thread.Calls.Sum(call => call.Calls));

    /// <summary>One kind of call over all threads.</summary>
    public CallTotals this[NativeCall call] => Threads.Aggregate(default(CallTotals), (sum, thread) => sum + thread[call]);

    /// <summary>What came since an earlier reading of the same machine; a thread that is new counts in full.</summary>
    public MeterReading Since(MeterReading earlier) => new([.. Threads.Select(now => Difference(now, earlier))]);

    /// <summary>The part of the threads with a name.</summary>
    public MeterReading OfThread(string name) => Of(thread => thread.Thread.Name == name);

    /// <summary>The part of some threads.</summary>
    public MeterReading Of(Func<ThreadReading, bool> threads) => new([.. Threads.Where(threads)]);

    private static ThreadReading Difference(ThreadReading now, MeterReading earlier)
    {
        var before = earlier.Threads.FirstOrDefault(thread => ReferenceEquals(thread.Thread, now.Thread));
        if (before is null) return now;
        return now with
        {
            ManagedBytes = now.ManagedBytes - before.ManagedBytes,
            Turns = now.Turns - before.Turns,
            Calls = [.. now.Calls.Zip(before.Calls, (left, right) => left - right)],
        };
    }
}
