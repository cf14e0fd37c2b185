using nanoFramework.Hardware.Esp32;

namespace Nano;

/// <summary>The serial ports of the chip, COM1 up.</summary>
public sealed class SerialPorts
{
    private readonly EmulatedMachine _machine;
    private readonly SerialWire[] _wires;
    private readonly HashSet<int> _named = [];
    private readonly Lock _lock = new();

    internal SerialPorts(EmulatedMachine machine)
    {
        _machine = machine;
        _wires = [.. Enumerable.Range(0, machine.Chip.SerialPorts).Select(_ => new SerialWire(machine))];
    }

    /// <summary>The wire of COM1 for 1, and so on.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The chip has no such port.</exception>
    public SerialWire this[int port] => Find(port) ?? throw new ArgumentOutOfRangeException(nameof(port), $"{_machine.Chip.Name} has no COM{port}.");

    /// <summary>What a port can be opened as; COM1 of an ESP32 carries the debugger.</summary>
    internal IEnumerable<int> Usable => Enumerable.Range(1, _wires.Length).Where(port => port > 1 || _machine.Chip.Name != "esp32");

    internal SerialWire? Find(int port) => port >= 1 && port <= _wires.Length ? _wires[port - 1] : null;

    internal bool HasPins(int port) =>
        port == 1 || (PinOf(port, DeviceFunction.COM1_TX) >= 0 && PinOf(port, DeviceFunction.COM1_RX) >= 0);

    internal bool TryName(int port)
    {
        lock (_lock) return _named.Add(port);
    }

    internal void Forget(int port)
    {
        lock (_lock) _named.Remove(port);
    }

    internal void Reset()
    {
        lock (_lock) _named.Clear();
        foreach (var wire in _wires) wire.Close();
    }

    private int PinOf(int port, DeviceFunction ofPort1) => _machine.Functions.PinOf(ofPort1 + ((port - 1) << 8));
}
