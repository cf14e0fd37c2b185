namespace Nano;

/// <summary>The counts of one firmware thread.</summary>
public sealed class ThreadMeter(Thread? thread)
{
    private readonly CallCount[] _counts = [.. Enum.GetValues<NativeCall>().Select(_ => new CallCount())];
    private NativeCall _current;
    private long _allocatedAtLeave = -1;
    private long _managedBytes;
    private long _turns;

    /// <summary>The thread's name, null when it has none.</summary>
    public string? Name { get; } = thread?.Name;

    /// <summary>False once the thread has ended.</summary>
    public bool IsAlive => thread?.IsAlive == true;

    public CallCount this[NativeCall call] => _counts[(int)call];

    /// <summary>What is counted for one kind of call on one thread.</summary>
    public sealed class CallCount
    {
        private const int Kept = 256;
        private int[]? _recentAllocations;
        private int _recent;

        public long Calls { get; private set; }

        public long Bytes { get; private set; }

        /// <summary>Managed bytes that the firmware allocated before these calls, each time since the native call or turn before.</summary>
        public long ManagedBytes { get; private set; }

        /// <summary>Calls before which the firmware allocated anything.</summary>
        public long AllocatingCalls { get; private set; }

        public long BlockedMicroseconds { get; private set; }

        /// <summary>Managed bytes that the firmware allocated before the latest calls, oldest first; at most 256 figures.</summary>
        public int[] RecentAllocations()
        {
            var count = Math.Min(_recent, Kept);
            var figures = new int[count];
            for (var i = 0; i < count; i++) figures[i] = _recentAllocations![(_recent - count + i) % Kept];
            return figures;
        }

        /// <summary>Makes room at the first call, so that later ones allocate nothing themselves.</summary>
        internal void Begin() => _recentAllocations ??= new int[Kept];

        internal void NoteAllocated(long bytes)
        {
            _recentAllocations![_recent++ % Kept] = (int)bytes;
            ManagedBytes += bytes;
            if (bytes > 0) AllocatingCalls++;
        }

        internal void Note(int bytes, long blockedMicroseconds)
        {
            Calls++;
            Bytes += bytes;
            BlockedMicroseconds += blockedMicroseconds;
        }

        internal CallTotals Read() => new(Calls, Bytes, ManagedBytes, AllocatingCalls, BlockedMicroseconds);
    }

    internal void Enter(NativeCall call)
    {
        _current = call;
        var bytes = CountAllocated();
        this[call].Begin();
        if (bytes >= 0) this[call].NoteAllocated(bytes);
    }

    internal void Leave(int bytes, long blockedMicroseconds)
    {
        this[_current].Note(bytes, blockedMicroseconds);
        _allocatedAtLeave = GC.GetAllocatedBytesForCurrentThread();
    }

    /// <summary>To be called on the thread itself, once a turn of its loop; the first begins the count of what it allocates.</summary>
    internal void NoteTurn()
    {
        CountAllocated();
        _turns++;
        _allocatedAtLeave = GC.GetAllocatedBytesForCurrentThread();
    }

    /// <summary>To be called on the thread itself. What it allocated since the last count; negative before its first call.</summary>
    internal long CountAllocated()
    {
        if (_allocatedAtLeave < 0) return -1;
        var now = GC.GetAllocatedBytesForCurrentThread();
        var bytes = now - _allocatedAtLeave;
        _allocatedAtLeave = now;
        _managedBytes += bytes;
        return bytes;
    }

    /// <summary>To be called on the thread itself: what it allocated since the last count was not the firmware's.</summary>
    internal void SkipAllocated()
    {
        if (_allocatedAtLeave >= 0) _allocatedAtLeave = GC.GetAllocatedBytesForCurrentThread();
    }

    internal ThreadReading Read() => new(this, Interlocked.Read(ref _managedBytes), Interlocked.Read(ref _turns), [.. _counts.Select(count => count.Read())]);
}
