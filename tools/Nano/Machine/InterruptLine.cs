using System.Collections.Concurrent;

namespace Nano;

/// <summary>
/// Delivers pin events the way the interpreter does: one after the other, on a thread that is neither the one that
/// changed the level nor the firmware's. Like the real queue it is bounded; events beyond it are lost.
/// </summary>
internal sealed class InterruptLine(EmulatedMachine machine) : IDisposable
{
    private const int QueueLength = 64;
    private readonly BlockingCollection<Action> _pending = new(QueueLength);
    private readonly Lock _startLock = new();
    private Thread? _thread;

    public void Raise(Action handler)
    {
        StartOnce();
        if (!_pending.IsAddingCompleted) _pending.TryAdd(handler);
    }

    public void Dispose() => _pending.CompleteAdding();

    private void StartOnce()
    {
        lock (_startLock)
        {
            if (_thread is not null) return;
            _thread = new Thread(() => machine.Run(Deliver)) { IsBackground = true, Name = "pin events" };
            _thread.Start();
        }
    }

    private void Deliver()
    {
        foreach (var handler in _pending.GetConsumingEnumerable()) handler();
    }
}
