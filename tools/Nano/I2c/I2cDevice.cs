using Nano;
using nanoFramework.Hardware.Esp32;

namespace System.Device.I2c;

/// <summary>A device on an I2C bus. Errors of the wire are results, not exceptions.</summary>
public class I2cDevice : IDisposable
{
    private readonly EmulatedMachine _machine = EmulatedMachine.Current;
    private bool _disposed;

    /// <exception cref="ArgumentException">The bus has no pins: Configuration.SetPinFunction comes first.</exception>
    public I2cDevice(I2cConnectionSettings settings)
    {
        ConnectionSettings = settings;
        var offset = (settings.BusId - 1) << 8;
        if (settings.BusId is < 1 or > 2
            || _machine.Functions.PinOf(DeviceFunction.I2C1_DATA + offset) < 0
            || _machine.Functions.PinOf(DeviceFunction.I2C1_CLOCK + offset) < 0)
            throw new ArgumentException($"I2C bus {settings.BusId} has no pins.");
    }

    public I2cConnectionSettings ConnectionSettings { get; }

    public static I2cDevice Create(I2cConnectionSettings settings) => new(settings);

    public byte ReadByte()
    {
        Span<byte> one = stackalloc byte[1];
        Transfer([], one);
        return one[0];
    }

    public I2cTransferResult Read(SpanByte buffer) => Transfer([], buffer);

    public I2cTransferResult WriteByte(byte value) => Transfer([value], []);

    public I2cTransferResult Write(SpanByte buffer) => Transfer(buffer, []);

    public I2cTransferResult WriteRead(SpanByte writeBuffer, SpanByte readBuffer) => Transfer(writeBuffer, readBuffer);

    public void Dispose()
    {
        _disposed = true;
        System.GC.SuppressFinalize(this);
    }

    private I2cTransferResult Transfer(Span<byte> write, Span<byte> read)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        var meter = _machine.Meter.Enter(NativeCall.I2cTransfer);
        var acknowledged = TryTransfer(write, read);
        var transferred = acknowledged ? write.Length + read.Length : 0;
        meter.Leave(transferred, 0);
        return new I2cTransferResult((uint)transferred, acknowledged ? I2cTransferStatus.FullTransfer : I2cTransferStatus.SlaveAddressNotAcknowledged);
    }

    private bool TryTransfer(Span<byte> write, Span<byte> read)
    {
        var slave = _machine.I2c.Find(ConnectionSettings.BusId, ConnectionSettings.DeviceAddress);
        return slave is not null && (write.Length == 0 || slave.TryWrite(write)) && (read.Length == 0 || slave.TryRead(read));
    }
}
