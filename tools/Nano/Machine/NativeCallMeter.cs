namespace Nano;

/// <summary>The native calls that are counted.</summary>
public enum NativeCall
{
    I2sRead,
    I2sWrite,
    SocketReceive,
    SocketSend,
    FileRead,
    FileWrite,
    I2cTransfer,
    RmtSend,
    AdcRead,
    SerialRead,
    SerialWrite,
}

/// <summary>
/// Counts, thread by thread, the bulk calls of the firmware and what it allocates between them: the first law of the
/// firmware is that in the steady state of the audio path this is nothing. What the stand-ins allocate inside a call does
/// not count.
/// </summary>
public sealed class NativeCallMeter : IDisposable
{
    private readonly ThreadLocal<ThreadMeter> _meters = new(() => new ThreadMeter(Thread.CurrentThread), trackAllValues: true);
    private volatile bool _disposed;

    /// <summary>The threads that made native calls so far.</summary>
    public IReadOnlyList<ThreadMeter> Threads => [.. _meters.Values];

    /// <summary>Bytes moved by one kind of call, over all threads.</summary>
    public long Bytes(NativeCall call) => Threads.Sum(thread => thread[call].Bytes);

    /// <summary>How often one kind of call was made, over all threads.</summary>
    public long Calls(NativeCall call) => Threads.Sum(thread => thread[call].Calls);

    /// <summary>Milliseconds that one kind of call blocked; on a chip the whole interpreter stands still meanwhile.</summary>
    public long BlockedMilliseconds(NativeCall call) => Threads.Sum(thread => thread[call].BlockedMicroseconds) / 1000;

    /// <summary>
    /// All counts as they stand; <c>after.Since(before)</c> is what an activity took. Of the managed bytes a thread's count
    /// includes what it allocated up to its latest native call, the calling thread's up to now.
    /// </summary>
    public MeterReading Read()
    {
        var own = _meters.IsValueCreated ? _meters.Value : null;
        own?.CountAllocated();
        var reading = new MeterReading([.. Threads.Select(thread => thread.Read())]);
        own?.SkipAllocated();
        return reading;
    }

    /// <summary>To be called on a thread of the firmware, by whoever sees its loop turn, once a turn.</summary>
    public void NoteTurn()
    {
        if (!_disposed) _meters.Value!.NoteTurn();
    }

    /// <summary>What the calling thread allocates until the pause is disposed is not the firmware's.</summary>
    public MeterPause Pause()
    {
        var own = !_disposed && _meters.IsValueCreated ? _meters.Value : null;
        own?.CountAllocated();
        return new MeterPause(own);
    }

    public void Dispose()
    {
        _disposed = true;
        _meters.Dispose();
    }

    /// <summary>To be called as the first thing of a native call; a thread that outlives its machine is not counted.</summary>
    internal ThreadMeter Enter(NativeCall call)
    {
        var meter = _disposed ? new ThreadMeter(null) : _meters.Value!;
        meter.Enter(call);
        return meter;
    }
}
