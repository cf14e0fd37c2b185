namespace Nano;

/// <summary>The native calls that are counted.</summary>
public enum NativeCall
{
    I2sRead,
    I2sWrite,
    SocketReceive,
    SocketSend,
}

/// <summary>
/// Counts, thread by thread, the bulk calls of the audio path and what the firmware allocates between them: the first law
/// of the firmware is that in steady state this is nothing.
/// </summary>
public sealed class NativeCallMeter : IDisposable
{
    private readonly ThreadLocal<ThreadMeter> _meters = new(() => new ThreadMeter(Thread.CurrentThread.Name), trackAllValues: true);

    /// <summary>The threads that made native calls so far.</summary>
    public IReadOnlyList<ThreadMeter> Threads => [.. _meters.Values];

    /// <summary>Bytes moved by one kind of call, over all threads.</summary>
    public long Bytes(NativeCall call) => Threads.Sum(thread => thread[call].Bytes);

    /// <summary>How often one kind of call was made, over all threads.</summary>
    public long Calls(NativeCall call) => Threads.Sum(thread => thread[call].Calls);

    /// <summary>Milliseconds that one kind of call blocked; on a chip the whole interpreter stands still meanwhile.</summary>
    public long BlockedMilliseconds(NativeCall call) => Threads.Sum(thread => thread[call].BlockedMicroseconds) / 1000;

    public void Dispose() => _meters.Dispose();

    internal ThreadMeter Enter(NativeCall call)
    {
        var meter = _meters.Value!;
        meter.Enter(call);
        return meter;
    }
}
