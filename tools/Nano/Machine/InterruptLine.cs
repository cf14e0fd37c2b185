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
    private readonly Lock _lock = new();
    private Thread? _thread;

    public void Raise(Action handler)
    {
        lock (_lock)
        {
            if (_pending.IsAddingCompleted) return;
            StartOnce();
            _pending.TryAdd(handler);
        }
    }

    public void Dispose()
    {
        lock (_lock) _pending.CompleteAdding();
    }

    private void StartOnce()
    {
        if (_thread is not null) return;
        _thread = new Thread(Deliver) { IsBackground = true, Name = "pin events" };
        _thread.Start();
    }

    private void Deliver()
    {
        foreach (var handler in _pending.GetConsumingEnumerable()) machine.Run(handler);
    }
}
