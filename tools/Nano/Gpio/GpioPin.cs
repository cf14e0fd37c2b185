using Nano;

namespace System.Device.Gpio;

/// <summary>An opened pin of the machine's header.</summary>
public sealed class GpioPin : IDisposable
{
    private readonly EmulatedMachine _machine;
    private readonly EmulatedPin _pin;
    private PinValueChangedEventHandler? _callbacks;
    private bool _disposed;

    internal GpioPin(EmulatedMachine machine, int pinNumber)
    {
        _machine = machine;
        _pin = machine.Pins[pinNumber];
        PinNumber = pinNumber;
    }

    /// <summary>Raised on the thread that delivers pin events, never on the one that changed the level.</summary>
    public event PinValueChangedEventHandler ValueChanged
    {
        add
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _callbacks += value;
        }

        remove => _callbacks -= value;
    }

    public TimeSpan DebounceTimeout { get; set; }

    public int PinNumber { get; }

    public PinMode GetPinMode()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _pin.Mode;
    }

    public bool IsPinModeSupported(PinMode pinMode) => IsSupported(_machine.Chip, PinNumber, pinMode);

    /// <exception cref="ArgumentException">The pin cannot do that.</exception>
    public void SetPinMode(PinMode value)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (!IsPinModeSupported(value)) throw new ArgumentException($"GPIO {PinNumber} has no mode {value}.");
        _pin.SetMode(value);
    }

    public PinValue Read()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        return _pin.IsHigh;
    }

    /// <exception cref="InvalidOperationException">The pin is an input.</exception>
    public void Write(PinValue value)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        EmulatedMachine.StayOnlyIfPowered();
        if (!_pin.IsOutput) throw new InvalidOperationException($"GPIO {PinNumber} is no output.");
        _pin.Write((bool)value);
    }

    public void Toggle() => Write(!(bool)Read());

    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        _pin.Close();
    }

    internal static bool IsSupported(Chip chip, int pinNumber, PinMode mode)
    {
        if (pinNumber < 0 || pinNumber >= chip.PinCount) return false;
        var inputOnly = chip.FirstInputOnlyPin >= 0 && pinNumber >= chip.FirstInputOnlyPin;
        return mode switch
        {
            PinMode.Input => true,
            PinMode.OutputOpenSource or PinMode.OutputOpenSourcePullDown => false,
            _ => !inputOnly,
        };
    }

    internal bool TryInit() => _pin.TryOpen(this);

    internal void RaiseValueChanged(bool high)
    {
        if (_disposed) return;
        _callbacks?.Invoke(this, new PinValueChangedEventArgs(high ? PinEventTypes.Rising : PinEventTypes.Falling, PinNumber));
    }
}
