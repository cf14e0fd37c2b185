using System.Text;
using Nano;

namespace System.IO.Ports;

/// <summary>
/// A serial port with the real one's habits: Read waits until all the bytes asked for are there, or throws and leaves in
/// the buffer what came; after such a time-out DataReceived stays silent until the bytes once asked for have gathered.
/// Source: nf-interpreter, sys_io_ser_native_System_IO_Ports_SerialPort.cpp.
/// </summary>
public sealed class SerialPort : IDisposable
{
    private const int FifoBytes = 128;
    private readonly EmulatedMachine _machine = EmulatedMachine.Current;
    private readonly int _port;
    private SerialWire? _wire;
    private SerialStream? _stream;
    private int _baudRate;
    private int _dataBits;
    private int _bufferSize = 256;
    private int _readTimeout = Threading.Timeout.Infinite;
    private int _writeTimeout = Threading.Timeout.Infinite;
    private int _receivedBytesThreshold = 1;
    private string _newLine = "\r\n";
    private int _bytesAwaited;
    private bool _inverted;
    private bool _disposed;

    /// <param name="portName">COM and one digit.</param>
    /// <exception cref="ArgumentException">There is an object for this port that was not disposed.</exception>
    public SerialPort(string portName, int baudRate = 9600, Parity parity = Parity.None, int dataBits = 8, StopBits stopBits = StopBits.One)
    {
        PortName = portName;
        _port = portName[3] - '0';
        _baudRate = baudRate;
        Parity = parity;
        _dataBits = dataBits;
        StopBits = stopBits;
        if (!_machine.Serial.TryName(_port)) throw new ArgumentException($"There is a SerialPort for {portName} already.");
    }

    /// <summary>Raised on the thread of the native events.</summary>
    public event SerialDataReceivedEventHandler? DataReceived;

    public string PortName { get; }

    public bool IsOpen { get; private set; }

    /// <summary>Null before Open.</summary>
    public Stream? BaseStream => _stream;

    public Handshake Handshake { get; set; }

    public Parity Parity { get; set; }

    public SerialMode Mode { get; set; }

    public StopBits StopBits { get; set; }

    public char WatchChar { get; set; }

    public int BaudRate
    {
        get => _baudRate;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            _baudRate = value;
            _wire?.SetBaudRate(value);
        }
    }

    public int DataBits
    {
        get => _dataBits;
        set => _dataBits = value is >= 5 and <= 8 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    public string NewLine
    {
        get => _newLine;
        set => _newLine = string.IsNullOrEmpty(value) ? throw new ArgumentException("A line ends with something.") : value;
    }

    /// <summary>Milliseconds; Timeout.Infinite waits for ever.</summary>
    public int ReadTimeout
    {
        get => _readTimeout;
        set => _readTimeout = value >= Threading.Timeout.Infinite ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <summary>Milliseconds; Timeout.Infinite waits for ever.</summary>
    public int WriteTimeout
    {
        get => _writeTimeout;
        set => _writeTimeout = value >= Threading.Timeout.Infinite ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    public int ReceivedBytesThreshold
    {
        get => _receivedBytesThreshold;
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
            _receivedBytesThreshold = value;
            if (IsOpen && value <= BytesToRead) _machine.Interrupt(() => RaiseReceived(BytesToRead));
        }
    }

    public int BytesToRead
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _wire?.Available() ?? 0;
        }
    }

    public bool InvertSignalLevels
    {
        get => _inverted;
        set => _inverted = _wire is null ? value : throw new InvalidOperationException("The port is open.");
    }

    /// <summary>One figure for both directions, as in the real class; at least 129 are made of it.</summary>
    public int ReadBufferSize
    {
        get => _bufferSize;
        set => SetBufferSize(value);
    }

    public int WriteBufferSize
    {
        get => _bufferSize;
        set => SetBufferSize(value);
    }

    internal bool WantsEvents => DataReceived is not null;

    private SerialWire Opened
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _wire ?? throw new InvalidOperationException($"{PortName} was never opened; the board would hang or crash here.");
        }
    }

    public static string[] GetPortNames() => [.. EmulatedMachine.Current.Serial.Usable.Select(port => $"COM{port}")];

    /// <exception cref="ArgumentException">The chip has no such port, or it carries the debugger.</exception>
    /// <exception cref="Exception">The port has no pins: Configuration.SetPinFunction comes first.</exception>
    /// <exception cref="InvalidOperationException">It is open.</exception>
    public void Open()
    {
        if (IsOpen) throw new InvalidOperationException($"{PortName} is open.");
        _disposed = false;
        if (!_machine.Serial.Usable.Contains(_port)) throw new ArgumentException($"{_machine.Chip.Name} has no {PortName} for the firmware.");
        if (!_machine.Serial.HasPins(_port)) throw new Exception($"{PortName} has no pins for TX and RX.");
        _wire = _machine.Serial[_port];
        _wire.Open(this, _baudRate, Math.Max(_bufferSize, FifoBytes + 1));
        _stream = new SerialStream(this);
        IsOpen = true;
    }

    /// <summary>Ends the events only: the real port goes on receiving until it is disposed.</summary>
    public void Close() => IsOpen = false;

    /// <summary>Waits until all the bytes are there.</summary>
    /// <exception cref="TimeoutException">They were not within ReadTimeout; what came stays in the buffer.</exception>
    public int Read(byte[] buffer, int offset, int count)
    {
        var wire = Opened;
        Check(buffer, offset, count);
        var meter = _machine.Meter.Enter(NativeCall.SerialRead);
        var read = 0;
        try
        {
            WaitFor(wire, count);
            read = wire.Take(buffer.AsSpan(offset, count));
            return read;
        }
        finally
        {
            meter.Leave(read, 0);
        }
    }

    public int ReadByte()
    {
        var buffer = new byte[1];
        Read(buffer, 0, 1);
        return buffer[0];
    }

    /// <summary>Empty when nothing is there.</summary>
    public string ReadExisting()
    {
        var bytes = new byte[BytesToRead];
        Opened.Take(bytes);
        return Encoding.UTF8.GetString(bytes);
    }

    /// <summary>Without its end.</summary>
    /// <exception cref="TimeoutException">No whole line came within ReadTimeout.</exception>
    public string ReadLine()
    {
        var wire = Opened;
        var ending = Encoding.UTF8.GetBytes(_newLine);
        var until = Deadline(_readTimeout);
        int at;
        while ((at = wire.Peek().AsSpan().IndexOf(ending)) < 0) WaitForMore(wire, wire.Available() + 1, until);
        var line = new byte[at + ending.Length];
        wire.Take(line);
        return Encoding.UTF8.GetString(line, 0, at);
    }

    /// <summary>Returns when all but the last 128 bytes, which the chip's FIFO takes, are on the wire.</summary>
    /// <exception cref="TimeoutException">Not within WriteTimeout; the bytes go out nevertheless.</exception>
    public void Write(byte[] buffer, int offset, int count)
    {
        var wire = Opened;
        Check(buffer, offset, count);
        var meter = _machine.Meter.Enter(NativeCall.SerialWrite);
        try
        {
            wire.Send(buffer.AsSpan(offset, count));
            var free = wire.SendingUntil - FifoBytes * wire.MicrosecondsPerByte;
            var until = Deadline(_writeTimeout);
            _machine.Clock.SleepUntil(Math.Min(free, until));
            if (free > until) throw new TimeoutException();
        }
        finally
        {
            meter.Leave(count, 0);
        }
    }

    public void WriteByte(byte value) => Write([value], 0, 1);

    public void Write(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Write(bytes, 0, bytes.Length);
    }

    public void WriteLine(string text) => Write(text + _newLine);

    public void Dispose()
    {
        if (_disposed) return;
        Close();
        _disposed = true;
        _machine.Serial.Forget(_port);
        _wire?.Close();
        _wire = null;
        System.GC.SuppressFinalize(this);
    }

    internal void RaiseReceived(int available)
    {
        if (!IsOpen || available < _receivedBytesThreshold || available < _bytesAwaited) return;
        if (_bytesAwaited > 0) _bytesAwaited = 0;
        else DataReceived?.Invoke(this, new SerialDataReceivedEventArgs(SerialData.Chars));
    }

    private static void Check(byte[] buffer, int offset, int count)
    {
        ArgumentNullException.ThrowIfNull(buffer);
        if (offset > buffer.Length || count > buffer.Length) throw new InvalidOperationException("The window is larger than the buffer.");
        if (offset + count > buffer.Length) throw new ArgumentException("The window leaves the buffer.");
    }

    private void SetBufferSize(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
        if (IsOpen) throw new InvalidOperationException($"{PortName} is open.");
        _bufferSize = value;
    }

    private long Deadline(int milliseconds) =>
        milliseconds < 0 ? long.MaxValue : _machine.Clock.Microseconds + milliseconds * 1000L;

    private void WaitFor(SerialWire wire, int count)
    {
        if (wire.Available() >= count) return;
        _bytesAwaited = count;
        WaitForMore(wire, count, Deadline(_readTimeout));
        _bytesAwaited = 0;
    }

    /// <summary>Bytes on their way are slept for; for those that nobody sent yet it looks again every 10 ms.</summary>
    private void WaitForMore(SerialWire wire, int count, long until)
    {
        while (wire.Available() < count)
        {
            var now = _machine.Clock.Microseconds;
            if (now >= until) throw new TimeoutException();
            ObjectDisposedException.ThrowIf(!wire.IsOpen, this);
            _machine.Clock.SleepUntil(Math.Min(until, wire.ArrivalOf(count) ?? now + 10_000));
        }
    }
}
