using System.Collections.Concurrent;
using Nano;

namespace System.Device.Gpio;

/// <summary>Opens pins. Its pins are closed with it, as on the board.</summary>
public sealed class GpioController : IDisposable
{
    private readonly EmulatedMachine _machine = EmulatedMachine.Current;
    private readonly ConcurrentDictionary<int, GpioPin> _open = new();
    private readonly ConcurrentDictionary<int, PinValueChangedEventHandler> _callbacks = new();

    public GpioController()
    {
    }

    public GpioController(PinNumberingScheme numberingScheme) => NumberingScheme = numberingScheme;

    public PinNumberingScheme NumberingScheme { get; }

    public int PinCount => _machine.Chip.PinCount;

    /// <exception cref="InvalidOperationException">The chip has no such pin, or it is open.</exception>
    public GpioPin OpenPin(int pinNumber)
    {
        if (pinNumber < 0 || pinNumber >= PinCount)
            throw new InvalidOperationException($"{_machine.Chip.Name} has no GPIO {pinNumber}.");

        var pin = new GpioPin(_machine, pinNumber);
        if (!pin.TryInit()) throw new InvalidOperationException($"GPIO {pinNumber} is open already.");
        _open[pinNumber] = pin;
        return pin;
    }

    public GpioPin OpenPin(int pinNumber, PinMode mode)
    {
        var pin = OpenPin(pinNumber);
        pin.SetPinMode(mode);
        return pin;
    }

    public void ClosePin(int pinNumber)
    {
        Opened(pinNumber).Dispose();
        _open.TryRemove(pinNumber, out _);
    }

    public PinMode GetPinMode(int pinNumber) => Opened(pinNumber).GetPinMode();

    public void SetPinMode(int pinNumber, PinMode mode) => Opened(pinNumber).SetPinMode(mode);

    public bool IsPinModeSupported(int pinNumber, PinMode mode) => GpioPin.IsSupported(_machine.Chip, pinNumber, mode);

    public bool IsPinOpen(int pinNumber) => _machine.Pins[pinNumber].IsOpen;

    public PinValue Read(int pinNumber) => Opened(pinNumber).Read();

    public void Write(int pinNumber, PinValue value) => Opened(pinNumber).Write(value);

    /// <summary>One callback a pin: a second registration replaces the first one's filter, as on the board.</summary>
    public void RegisterCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback)
    {
        PinValueChangedEventHandler filtered = (_, e) =>
        {
            if ((eventTypes & e.ChangeType) != 0) callback(this, e);
        };
        var pin = Opened(pinNumber);
        if (_callbacks.TryRemove(pinNumber, out var before)) pin.ValueChanged -= before;
        _callbacks[pinNumber] = filtered;
        pin.ValueChanged += filtered;
    }

    public void UnregisterCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback)
    {
        if (_callbacks.TryRemove(pinNumber, out var handler)) Opened(pinNumber).ValueChanged -= handler;
    }

    public void Dispose()
    {
        foreach (var pin in _open.Values) pin.Dispose();
        _open.Clear();
    }

    private GpioPin Opened(int pinNumber) => _open.TryGetValue(pinNumber, out var pin)
        ? pin
        : throw new InvalidOperationException($"GPIO {pinNumber} is not open.");
}
