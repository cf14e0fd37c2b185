using Nano;

namespace Emulator.Attached;

/// <summary>A motor on one PWM pin, with a second pin that turns it round where the board has one: the fan.</summary>
internal sealed class Motor : IAttachedHardware
{
    private readonly EmulatedPin _speed;
    private readonly EmulatedPin? _reverse;

    public Motor(string thing, EmulatedMachine machine, int speedPin, int? reversePin)
    {
        Thing = thing;
        _speed = machine.Pins[speedPin];
        _reverse = reversePin is { } number ? machine.Pins[number] : null;
        machine.Pins.Changed += (_, pin) =>
        {
            if (pin == _speed || pin == _reverse) Changed?.Invoke(this, EventArgs.Empty);
        };
    }

    public event EventHandler? Changed;

    public string Thing { get; }

    /// <summary>Share of the full voltage, 0 to 100.</summary>
    public double SpeedPercent => 100 * _speed.Duty;

    public bool IsTurning => SpeedPercent > 1;

    public bool IsReversed => _reverse?.Duty > 0.5;

    public string Describe() => IsTurning ? $"turning at {SpeedPercent:0} %{(IsReversed ? ", reversed" : "")}" : "standing still";
}
