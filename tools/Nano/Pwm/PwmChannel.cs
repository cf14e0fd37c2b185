using Nano;
using nanoFramework.Hardware.Esp32;
using Esp32Configuration = nanoFramework.Hardware.Esp32.Configuration;

namespace System.Device.Pwm;

public enum PwmPulsePolarity
{
    ActiveHigh = 0,
    ActiveLow = 1,
}

/// <summary>A PWM output with the real one's habits: duty 0.5 unless told otherwise, timers shared by pairs, one started flag for all.</summary>
public sealed class PwmChannel : IDisposable
{
    private const int TimerCount = 8;
    private const double DutySteps = 10_000;
    private readonly PwmOutputs _outputs;
    private readonly int _timer;
    private readonly int _pin;
    private uint _duty;
    private int _frequency;
    private bool _disposed;

    /// <exception cref="ArgumentException">Always: the real constructor knows no pin and fails in its native part.</exception>
    public PwmChannel(int chip, int channel, int frequency = 400, double dutyCyclePercentage = 0.5)
        : this(chip, frequency, dutyCyclePercentage, -1)
    {
    }

    private PwmChannel(int timer, int frequency, double duty, int pin)
    {
        if (pin < 0) throw new ArgumentException("A PWM channel needs a pin: use CreateFromPin.");
        _outputs = EmulatedMachine.Current.Pwm;
        _timer = timer;
        _pin = pin;
        Frequency = frequency;
        _outputs.Reserve(timer, pin);
        DutyCycle = duty;
    }

    /// <summary>Of the timer, and so of the channel that shares it.</summary>
    /// <exception cref="ArgumentException">Not above zero.</exception>
    public int Frequency
    {
        get => _frequency;
        set
        {
            if (value <= 0) throw new ArgumentException("A frequency is above 0 Hz.");
            _outputs.SetFrequency(_timer, _pin, value, _duty);
            _frequency = value;
        }
    }

    /// <summary>0 to 1, kept in steps of 1/10,000. Reaches the pin of a started channel, unless another one was stopped since.</summary>
    /// <exception cref="ArgumentException">Outside 0 to 1.</exception>
    public double DutyCycle
    {
        get => _duty / DutySteps;
        set
        {
            if (value is not (>= 0 and <= 1)) throw new ArgumentException("A duty cycle is 0 to 1.");
            var duty = (uint)(value * DutySteps);
            _outputs.SetDuty(_timer, _pin, _frequency, duty);
            _duty = duty;
        }
    }

    public static PwmChannel Create(int chip, int channel, int frequency = 400, double dutyCyclePercentage = 0.5) =>
        new(chip, channel, frequency, dutyCyclePercentage);

    /// <summary>Null when the pin has no PWM function: Configuration.SetPinFunction comes first.</summary>
    public static PwmChannel? CreateFromPin(int pin, int frequency = 400, double dutyCyclePercentage = 0.5)
    {
        for (var timer = 0; timer < TimerCount; timer++)
        {
            if (HasFunction(pin, timer * 2) || HasFunction(pin, timer * 2 + 1))
                return new PwmChannel(timer, frequency, dutyCyclePercentage, pin);
        }

        return null;
    }

    public void Start() => _outputs.Start(_timer, _pin, _frequency, _duty);

    public void Stop() => _outputs.Stop(_timer, _pin);

    /// <summary>Gives the channel back; like the real one it does not silence the pin.</summary>
    public void Dispose()
    {
        if (_disposed) return;
        _disposed = true;
        _outputs.Free(_timer, _pin);
    }

    private static bool HasFunction(int pin, int channel) =>
        Esp32Configuration.GetFunctionPin(DeviceFunction.PWM1 + (channel << 8)) == pin;
}
