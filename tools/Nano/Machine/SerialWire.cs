namespace Nano;

/// <summary>
/// One serial port with its wire. Both directions take their time: ten bits a byte. What arrives waits in a buffer; what
/// does not fit is lost.
/// </summary>
public sealed class SerialWire
{
    private readonly EmulatedMachine _machine;
    private readonly Queue<(long At, byte Value)> _arriving = new();
    private readonly Queue<byte> _received = new();
    private readonly Lock _lock = new();
    private ISerialPeer? _peer;
    private System.IO.Ports.SerialPort? _owner;
    private int _bufferSize;
    private int _baudRate;
    private bool _raised;
    private long _sendingUntil;
    private long _arrivingUntil;

    internal SerialWire(EmulatedMachine machine) => _machine = machine;

    /// <summary>Bytes that arrived while the buffer was full, at another baud rate, or with the port closed.</summary>
    public int LostBytes { get; private set; }

    /// <summary>Microseconds that one byte takes on the wire, rounded up.</summary>
    internal long MicrosecondsPerByte => (10_000_000L + _baudRate - 1) / Math.Max(1, _baudRate);

    internal bool IsOpen => _owner is not null;

    /// <summary>Until when the bytes that were handed over keep the wire busy.</summary>
    internal long SendingUntil => _sendingUntil;

    /// <summary>Hangs a peer on the port, in place of what hung there before.</summary>
    public void Attach(ISerialPeer peer)
    {
        lock (_lock) _peer = peer;
    }

    /// <summary>The peer speaks, from the moment on; bytes come one after the other behind what is still on the wire.</summary>
    public void SendToBoard(ReadOnlySpan<byte> bytes, long fromMicroseconds)
    {
        lock (_lock)
        {
            if (_owner is null || _peer?.BaudRate != _baudRate)
            {
                LostBytes += bytes.Length;
                return;
            }

            _arrivingUntil = Math.Max(_arrivingUntil, fromMicroseconds);
            foreach (var value in bytes)
            {
                _arrivingUntil += MicrosecondsPerByte;
                _arriving.Enqueue((_arrivingUntil, value));
            }
        }

        RaiseWhenArrived();
    }

    internal void Open(System.IO.Ports.SerialPort owner, int baudRate, int bufferSize)
    {
        lock (_lock)
        {
            _owner = owner;
            _bufferSize = bufferSize;
            _baudRate = baudRate;
            _arriving.Clear();
            _received.Clear();
        }
    }

    internal void SetBaudRate(int baudRate)
    {
        lock (_lock) _baudRate = baudRate;
    }

    internal void Close()
    {
        lock (_lock)
        {
            _owner = null;
            _arriving.Clear();
            _received.Clear();
        }
    }

    /// <summary>Hands the bytes to the wire; the peer learns at once when they will be complete.</summary>
    internal void Send(ReadOnlySpan<byte> bytes)
    {
        ISerialPeer? peer;
        lock (_lock)
        {
            _sendingUntil = Math.Max(_sendingUntil, _machine.Clock.Microseconds) + bytes.Length * MicrosecondsPerByte;
            peer = _peer?.BaudRate == _baudRate ? _peer : null;
        }

        peer?.Receive(bytes, _sendingUntil, this);
    }

    internal int Available()
    {
        lock (_lock)
        {
            TakeArrived();
            return _received.Count;
        }
    }

    internal int Take(Span<byte> into)
    {
        lock (_lock)
        {
            TakeArrived();
            var count = Math.Min(into.Length, _received.Count);
            for (var i = 0; i < count; i++) into[i] = _received.Dequeue();
            return count;
        }
    }

    internal byte[] Peek()
    {
        lock (_lock)
        {
            TakeArrived();
            return [.. _received];
        }
    }

    /// <summary>When so many bytes will have arrived; null when they are not on their way.</summary>
    internal long? ArrivalOf(int count)
    {
        lock (_lock)
        {
            TakeArrived();
            if (_received.Count >= count) return _machine.Clock.Microseconds;
            var missing = count - _received.Count;
            return _arriving.Count < missing ? null : _arriving.ElementAt(missing - 1).At;
        }
    }

    private void TakeArrived()
    {
        while (_arriving.TryPeek(out var next) && next.At <= _machine.Clock.Microseconds)
        {
            _arriving.Dequeue();
            if (_received.Count < _bufferSize) _received.Enqueue(next.Value);
            else LostBytes++;
        }
    }

    /// <summary>One event for what comes in one go, when the last byte of it has come.</summary>
    private void RaiseWhenArrived()
    {
        lock (_lock)
        {
            if (_raised || _owner is not { WantsEvents: true }) return;
            _raised = true;
        }

        _machine.Interrupt(() =>
        {
            _machine.Clock.SleepUntil(_arrivingUntil);
            System.IO.Ports.SerialPort? owner;
            lock (_lock)
            {
                _raised = false;
                owner = _owner;
            }

            owner?.RaiseReceived(Available());
        });
    }
}
