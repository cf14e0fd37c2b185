using System.Collections.Concurrent;

namespace Nano;

/// <summary>The serial ports, by number, with what is attached to them.</summary>
public sealed class SerialWires
{
    private readonly ConcurrentDictionary<int, SerialWire> _wires = new();

    public SerialWire this[int port] => _wires.GetOrAdd(port, _ => new SerialWire());

    internal SerialWire Take(int port)
    {
        var wire = this[port];
        return wire.TryTake() ? wire : throw new ArgumentException($"COM{port} is taken.");
    }

    internal void Reset()
    {
        foreach (var wire in _wires.Values) wire.Free();
    }
}

/// <summary>The two wires of a serial port.</summary>
public sealed class SerialWire
{
    private readonly Lock _lock = new();
    private readonly Queue<byte> _received = new();
    private readonly ManualResetEventSlim _arrived = new();
    private bool _taken;

    /// <summary>Raised with what the board sends, on the thread that sends it.</summary>
    public event EventHandler<byte[]>? Sent;

    internal int Waiting
    {
        get
        {
            lock (_lock) return _received.Count;
        }
    }

    /// <summary>What is attached sends bytes to the board.</summary>
    public void Receive(ReadOnlySpan<byte> bytes)
    {
        lock (_lock)
        {
            foreach (var value in bytes) _received.Enqueue(value);
            _arrived.Set();
        }
    }

    internal bool TryTake()
    {
        lock (_lock)
        {
            var wasFree = !_taken;
            _taken = true;
            return wasFree;
        }
    }

    internal void Free()
    {
        lock (_lock)
        {
            _taken = false;
            _received.Clear();
        }
    }

    internal void Send(ReadOnlySpan<byte> bytes) => Sent?.Invoke(this, bytes.ToArray());

    internal bool TryRead(Span<byte> bytes, int timeoutMilliseconds)
    {
        while (true)
        {
            lock (_lock)
            {
                if (_received.Count >= bytes.Length)
                {
                    for (var i = 0; i < bytes.Length; i++) bytes[i] = _received.Dequeue();
                    return true;
                }

                _arrived.Reset();
            }

            if (!_arrived.Wait(timeoutMilliseconds)) return false;
        }
    }
}
