using Nano;

namespace Emulator.Attached;

/// <summary>A relay on one pin, with what it switches: the switch.</summary>
internal sealed class Relay : WiredHardware
{
    private readonly EmulatedPin _out;
    private readonly bool _activeHigh;

    public Relay(string thing, EmulatedMachine machine, int outPin, bool activeHigh)
        : base(thing)
    {
        _out = machine.Pins[outPin];
        _activeHigh = activeHigh;
        Watch(machine, _out);
    }

    /// <summary>A relay module lets go while nothing drives its input.</summary>
    public bool IsOn => _out.IsDriven && _out.Duty > 0.5 == _activeHigh;

    public override string Describe() => IsOn ? "on" : "off";
}
