namespace Nano;

/// <summary>
/// The PWM peripheral. The interpreter keeps one "started" flag for all channels: Start of any channel sets it, Stop of
/// any clears it, and while it is clear a new duty cycle is stored but reaches no pin. Firmware must therefore never
/// call Stop, and set a duty of 0 instead.
/// </summary>
public sealed class PwmOutputs(PinHeader pins)
{
    /// <summary>The one flag of the interpreter.</summary>
    public bool AnyStarted { get; internal set; }

    /// <summary>Duty cycles set on a running channel that reached no pin because another one had been stopped; 0 in sound firmware.</summary>
    public int IgnoredDuties { get; internal set; }

    internal void Drive(int pin, double duty) => pins[pin].SetDuty(duty);

    internal void Reset() => AnyStarted = false;
}
