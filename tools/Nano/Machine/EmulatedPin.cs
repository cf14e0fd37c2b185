using System.Device.Gpio;

namespace Nano;

/// <summary>One pin: what the chip drives onto it, what the wire outside does to it, and the level that results.</summary>
public sealed class EmulatedPin
{
    private readonly IBoardClock _clock;
    private readonly InterruptLine _interrupts;
    private readonly PinHeader _header;
    private readonly Lock _lock = new();
    private bool _driven;
    private bool? _outside;
    private double? _duty;
    private int _frequencyHz;
    private double _voltageShare;
    private bool _debouncing;
    private bool _reported;

    internal EmulatedPin(int number, IBoardClock clock, InterruptLine interrupts, PinHeader header)
    {
        Number = number;
        _clock = clock;
        _interrupts = interrupts;
        _header = header;
    }

    /// <summary>Raised, on the sender's thread, when an RMT transmission begins on the pin.</summary>
    public event EventHandler<PulseTrain>? TrainSent;

    public int Number { get; }

    public PinMode Mode { get; private set; }

    /// <summary>The logic level on the wire.</summary>
    public bool IsHigh => IsOutput ? _driven : _outside ?? Mode is PinMode.InputPullUp or PinMode.OutputOpenDrainPullUp;

    /// <summary>The share of time that the pin is high, 0 to 1: the PWM duty, or the level of a plain output.</summary>
    public double Duty => _duty ?? (IsOutput && _driven ? 1 : 0);

    /// <summary>True while the chip drives the pin, as a plain output or with a peripheral.</summary>
    public bool IsDriven => IsOutput || _duty is not null;

    /// <summary>
    /// How long each PWM pulse is, in microseconds; 0 without PWM. A servo reads 500 to 2500 at 50 Hz as its angle.
    /// </summary>
    public double PulseMicroseconds => _duty is { } duty && _frequencyHz > 0 ? duty * 1_000_000 / _frequencyHz : 0;

    /// <summary>Frequency of the PWM on the pin in Hz; 0 without PWM.</summary>
    public int PulseFrequencyHz => _duty is null ? 0 : _frequencyHz;

    /// <summary>What the converter reads on the pin, as a share of its full scale, 0 to 1.</summary>
    public double VoltageShare
    {
        get => Volatile.Read(ref _voltageShare);
        set => Volatile.Write(ref _voltageShare, Math.Clamp(value, 0, 1));
    }

    /// <summary>True while firmware has an ADC channel open on the pin.</summary>
    public bool IsMeasured { get; internal set; }

    /// <summary>True while firmware has the pin open.</summary>
    public bool IsOpen => Opened is not null;

    internal bool IsOutput => Mode >= PinMode.Output;

    internal GpioPin? Opened { get; private set; }

    /// <summary>What is wired to the pin pulls it high or low; null lets it go, so that the chip's pull-up or pull-down counts.</summary>
    public void DriveFromOutside(bool? level)
    {
        lock (_lock) _outside = level;
        LevelMayHaveChanged();
    }

    internal bool TryOpen(GpioPin pin)
    {
        lock (_lock)
        {
            if (Opened is not null) return false;
            Opened = pin;
            Mode = PinMode.Input;
        }

        _reported = IsHigh;
        return true;
    }

    internal void Close()
    {
        lock (_lock)
        {
            Opened = null;
            Mode = PinMode.Input;
            _driven = false;
            _duty = null;
        }

        _header.RaiseChanged(this);
    }

    internal void SetMode(PinMode mode)
    {
        lock (_lock) Mode = mode;
        _reported = IsHigh;
    }

    internal void Write(bool level)
    {
        lock (_lock) _driven = level;
        _header.RaiseChanged(this);
        LevelMayHaveChanged();
    }

    internal void SetPulses(double duty, int frequencyHz)
    {
        lock (_lock)
        {
            if (_duty == duty && _frequencyHz == frequencyHz) return;
            _duty = duty;
            _frequencyHz = frequencyHz;
        }

        _header.RaiseChanged(this);
    }

    /// <summary>The level that a sending peripheral leaves on the pin between transmissions.</summary>
    internal void RestAt(bool level)
    {
        lock (_lock) Mode = PinMode.Output;
        Write(level);
    }

    internal void RaiseTrain(PulseTrain train) => TrainSent?.Invoke(this, train);

    /// <summary>
    /// With a debounce time an edge starts the wait, further edges are ignored meanwhile, and the event comes when the
    /// level at the end of it still is another than before; without one every edge is an event.
    /// </summary>
    private void LevelMayHaveChanged()
    {
        GpioPin? pin;
        int debounceMilliseconds;
        lock (_lock)
        {
            pin = Opened;
            if (pin is null || _debouncing || IsHigh == _reported) return;
            debounceMilliseconds = (int)pin.DebounceTimeout.TotalMilliseconds;
            _debouncing = debounceMilliseconds > 0;
            if (!_debouncing) _reported = IsHigh;
        }

        if (debounceMilliseconds == 0) Report(pin, IsHigh);
        else _interrupts.Raise(() => Debounce(pin, _clock.Microseconds + debounceMilliseconds * 1000L));
    }

    private void Debounce(GpioPin pin, long until)
    {
        _clock.SleepUntil(until);
        bool changed;
        bool high;
        lock (_lock)
        {
            _debouncing = false;
            high = IsHigh;
            changed = high != _reported;
            _reported = high;
        }

        if (changed) pin.RaiseValueChanged(high);
    }

    private void Report(GpioPin pin, bool high) => _interrupts.Raise(() => pin.RaiseValueChanged(high));
}
