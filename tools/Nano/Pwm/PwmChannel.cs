using Nano;
using nanoFramework.Hardware.Esp32;
using Esp32Configuration = nanoFramework.Hardware.Esp32.Configuration;

namespace System.Device.Pwm;

public enum PwmPulsePolarity
{
    ActiveHigh = 0,
    ActiveLow = 1,
}

/// <summary>A PWM output with the real one's habits: duty 0.5 unless told otherwise, and one started flag for all.</summary>
public sealed class PwmChannel : IDisposable
{
    private const int ChannelCount = 16;
    private const double DutySteps = 10_000;
    private readonly PwmOutputs _outputs;
    private readonly int _pin;
    private uint _duty;
    private int _frequency;
    private bool _running;

    /// <exception cref="ArgumentException">Always: the real constructor knows no pin and fails in its native part.</exception>
    public PwmChannel(int chip, int channel, int frequency = 400, double dutyCyclePercentage = 0.5)
        : this(-1, frequency, dutyCyclePercentage)
    {
    }

    private PwmChannel(int pin, int frequency, double duty)
    {
        if (pin < 0) throw new ArgumentException("A PWM channel needs a pin: use CreateFromPin.");
        _outputs = EmulatedMachine.Current.Pwm;
        _pin = pin;
        Frequency = frequency;
        DutyCycle = duty;
    }

    /// <exception cref="ArgumentException">Not above zero.</exception>
    public int Frequency
    {
        get => _frequency;
        set
        {
            if (value <= 0) throw new ArgumentException("A frequency is above 0 Hz.");
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
            _duty = (uint)(value * DutySteps);
            if (!_running) return;
            if (_outputs.AnyStarted) _outputs.Drive(_pin, DutyCycle);
            else _outputs.IgnoredDuties++;
        }
    }

    public static PwmChannel Create(int chip, int channel, int frequency = 400, double dutyCyclePercentage = 0.5) =>
        new(chip, channel, frequency, dutyCyclePercentage);

    /// <summary>Null when the pin has no PWM function: Configuration.SetPinFunction comes first.</summary>
    public static PwmChannel? CreateFromPin(int pin, int frequency = 400, double dutyCyclePercentage = 0.5)
    {
        for (var channel = 0; channel < ChannelCount; channel++)
        {
            if (Esp32Configuration.GetFunctionPin(DeviceFunction.PWM1 + (channel << 8)) == pin)
                return new PwmChannel(pin, frequency, dutyCyclePercentage);
        }

        return null;
    }

    public void Start()
    {
        _running = true;
        _outputs.AnyStarted = true;
        _outputs.Drive(_pin, DutyCycle);
    }

    public void Stop()
    {
        _running = false;
        _outputs.AnyStarted = false;
        _outputs.Drive(_pin, 0);
    }

    /// <summary>Gives the channel back; like the real one it does not silence the pin.</summary>
    public void Dispose()
    {
        // Only the channel table of the interpreter changes, and that has no visible effect here.
    }
}
