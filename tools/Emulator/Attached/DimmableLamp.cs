using Nano;

namespace Emulator.Attached;

/// <summary>A white lamp on one pin, PWM or not.</summary>
internal sealed class DimmableLamp : WiredHardware
{
    // A diode below this share of its time is dark to the eye.
    private const double DarkPercent = 0.5;

    private readonly EmulatedPin _out;

    public DimmableLamp(string thing, EmulatedMachine machine, int outPin)
        : base(thing)
    {
        _out = machine.Pins[outPin];
        Watch(machine, _out);
    }

    public double BrightnessPercent => 100 * _out.Duty;

    public bool IsOn => BrightnessPercent > DarkPercent;

    public override string Describe() => IsOn ? $"on, {BrightnessPercent:0} %" : "off";
}
