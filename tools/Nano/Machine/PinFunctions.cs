using System.Collections.Concurrent;
using nanoFramework.Hardware.Esp32;

namespace Nano;

/// <summary>Which pin serves which peripheral: what Configuration.SetPinFunction sets.</summary>
public sealed class PinFunctions
{
    private readonly ConcurrentDictionary<DeviceFunction, int> _pins = new();

    public void Set(int pin, DeviceFunction function) => _pins[function] = pin;

    /// <summary>-1 when no pin has the function.</summary>
    public int PinOf(DeviceFunction function) => _pins.TryGetValue(function, out var pin) ? pin : -1;

    internal void Reset() => _pins.Clear();
}
