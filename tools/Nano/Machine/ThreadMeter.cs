namespace Nano;

/// <summary>The counts of one firmware thread.</summary>
public sealed class ThreadMeter(string? name)
{
    private readonly CallCount[] _counts = [new(), new(), new(), new()];
    private NativeCall _current;
    private long _allocatedAtLeave = -1;

    /// <summary>The thread's name, null when it has none.</summary>
    public string? Name { get; } = name;

    public CallCount this[NativeCall call] => _counts[(int)call];

    /// <summary>What is counted for one kind of call on one thread.</summary>
    public sealed class CallCount
    {
        private readonly int[] _recentAllocations = new int[256];
        private int _recent;

        public long Calls { get; private set; }

        public long Bytes { get; private set; }

        public long BlockedMicroseconds { get; private set; }

        /// <summary>Managed bytes that the firmware allocated before the latest calls, oldest first; at most 256 figures.</summary>
        public int[] RecentAllocations()
        {
            var count = Math.Min(_recent, _recentAllocations.Length);
            var figures = new int[count];
            for (var i = 0; i < count; i++) figures[i] = _recentAllocations[(_recent - count + i) % _recentAllocations.Length];
            return figures;
        }

        internal void NoteAllocated(long bytes) => _recentAllocations[_recent++ % _recentAllocations.Length] = (int)bytes;

        internal void Note(int bytes, long blockedMicroseconds)
        {
            Calls++;
            Bytes += bytes;
            BlockedMicroseconds += blockedMicroseconds;
        }
    }

    internal void Enter(NativeCall call)
    {
        _current = call;
        if (_allocatedAtLeave >= 0) this[call].NoteAllocated(GC.GetAllocatedBytesForCurrentThread() - _allocatedAtLeave);
    }

    internal void Leave(int bytes, long blockedMicroseconds)
    {
        this[_current].Note(bytes, blockedMicroseconds);
        _allocatedAtLeave = GC.GetAllocatedBytesForCurrentThread();
    }
}
