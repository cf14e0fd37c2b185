using Nano;

namespace Emulator.Attached;

/// <summary>Hardware of a kind that the emulator has no picture of: its pins, by role.</summary>
internal sealed class PlainOutputs : IAttachedHardware
{
    private readonly IReadOnlyList<(string Role, EmulatedPin Pin)> _pins;

    public PlainOutputs(string thing, EmulatedMachine machine, IEnumerable<KeyValuePair<string, int>> pins)
    {
        Thing = thing;
        _pins = [.. pins.Select(pin => (pin.Key, machine.Pins[pin.Value]))];
        machine.Pins.Changed += (_, changed) =>
        {
            if (_pins.Any(pin => pin.Pin == changed)) Changed?.Invoke(this, EventArgs.Empty);
        };
    }

    public event EventHandler? Changed;

    public string Thing { get; }

    public string Describe() => string.Join(", ", _pins.Select(pin => $"{pin.Role} {pin.Pin.Duty * 100:0} %"));
}
