using Nano;

namespace System.Device.I2s;

/// <summary>One direction of one bus. Read and Write block until the DMA has, or has taken, all bytes; neither allocates.</summary>
public class I2sDevice : IDisposable
{
    private readonly EmulatedMachine _machine = EmulatedMachine.Current;
    private readonly I2sReceiver? _receiver;
    private readonly I2sTransmitter? _transmitter;
    private bool _disposed;

    /// <exception cref="ArgumentException">The chip has no such bus, the mode is not Master with exactly one of Rx and Tx, or a pin has no function.</exception>
    /// <exception cref="InvalidOperationException">
    /// The bus is in use. The real driver says nothing and shares the first device's set-up; no firmware can want that.
    /// </exception>
    public I2sDevice(I2sConnectionSettings settings)
    {
        ConnectionSettings = settings;
        using var pause = _machine.Meter.Pause();
        _machine.I2s.Claim(settings);
        if (settings.Mode.HasFlag(I2sMode.Rx)) _receiver = new I2sReceiver(_machine, settings);
        else _transmitter = new I2sTransmitter(_machine, settings);
    }

    public I2sConnectionSettings ConnectionSettings { get; }

    public static I2sDevice Create(I2sConnectionSettings settings) => new(settings);

    /// <summary>Blocks until the whole span is filled. The real call blocks the whole interpreter; here the thread, and the wait is counted.</summary>
    public void Read(SpanByte buffer)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_receiver is null) throw new ArgumentException("The bus was opened for sending.");
        var meter = _machine.Meter.Enter(NativeCall.I2sRead);
        var waited = _receiver.Read(buffer);
        meter.Leave(buffer.Length, waited);
    }

    /// <summary>Blocks until the ring has taken the whole span.</summary>
    public void Write(SpanByte buffer)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_transmitter is null) throw new InvalidOperationException("The bus was opened for receiving.");
        var meter = _machine.Meter.Enter(NativeCall.I2sWrite);
        var waited = _transmitter.Write(buffer);
        meter.Leave(buffer.Length, waited);
    }

    /// <summary>Frees the bus; what the ring still holds is cut off.</summary>
    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        using var pause = _machine.Meter.Pause();
        _transmitter?.CutOff();
        _machine.I2s.Release(ConnectionSettings.BusId);
        System.GC.SuppressFinalize(this);
    }
}
