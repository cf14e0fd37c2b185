using Nano;
using nanoFramework.Hardware.Esp32;

namespace System.IO.Ports;

public enum Parity
{
    None = 0,
    Odd = 1,
    Even = 2,
}

public enum StopBits
{
    One = 1,
    Two = 2,
    OnePointFive = 3,
}

/// <summary>
/// A serial port with the real one's habits: the constructor takes the port, and Read waits for all the bytes that it is asked
/// for, for ever unless a time-out is set.
/// </summary>
public sealed class SerialPort : IDisposable
{
    private readonly SerialWire _wire;
    private readonly int _number;
    private bool _disposed;

    /// <exception cref="ArgumentException">There is a port of that name already, or it has no pins.</exception>
    public SerialPort(string portName, int baudRate = 9600, Parity parity = Parity.None, int dataBits = 8, StopBits stopBits = StopBits.One)
    {
        PortName = portName;
        BaudRate = baudRate;
        var machine = EmulatedMachine.Current;
        _number = portName[3] - '0';
        var offset = (_number - 1) << 8;
        if (machine.Functions.PinOf(DeviceFunction.COM1_TX + offset) < 0 || machine.Functions.PinOf(DeviceFunction.COM1_RX + offset) < 0)
            throw new ArgumentException($"{portName} has no pins.");
        _wire = machine.Serial.Take(_number);
    }

    public string PortName { get; }

    public int BaudRate { get; }

    public bool IsOpen { get; private set; }

    public int ReadTimeout { get; set; } = Timeout.Infinite;

    public int WriteTimeout { get; set; } = Timeout.Infinite;

    public int BytesToRead => _wire.Waiting;

    public void Open()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (IsOpen) throw new InvalidOperationException($"{PortName} is open.");
        IsOpen = true;
    }

    public void Close() => IsOpen = false;

    /// <exception cref="TimeoutException">Fewer bytes came in time.</exception>
    public int Read(byte[] buffer, int offset, int count)
    {
        if (!_wire.TryRead(buffer.AsSpan(offset, count), ReadTimeout)) throw new TimeoutException();
        return count;
    }

    public void Write(byte[] buffer, int offset, int count) => _wire.Send(buffer.AsSpan(offset, count));

    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        IsOpen = false;
        _wire.Free();
    }
}
