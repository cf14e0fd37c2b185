using Nano;

namespace Emulator.Attached;

/// <summary>The two motors of a rover behind an H-bridge: for each a pin that drives it forward and one that drives it backward.</summary>
internal sealed class TwoMotors : IAttachedHardware
{
    // Below a tenth of the voltage a motor stands.
    private const double Standing = 0.1;

    private readonly EmulatedPin[] _pins;

    /// <param name="thing">The name of the thing in the firmware.</param>
    /// <param name="machine">The board.</param>
    /// <param name="pins">Left forward, left backward, right forward, right backward.</param>
    public TwoMotors(string thing, EmulatedMachine machine, params IEnumerable<int> pins)
    {
        Thing = thing;
        _pins = [.. pins.Select(pin => machine.Pins[pin])];
        machine.Pins.Changed += (_, pin) =>
        {
            if (_pins.Contains(pin)) Changed?.Invoke(this, EventArgs.Empty);
        };
    }

    public event EventHandler? Changed;

    public string Thing { get; }

    /// <summary>Share of the voltage, -1 backward to 1 forward.</summary>
    public double Left => _pins[0].Duty - _pins[1].Duty;

    /// <summary>As <see cref="Left"/>.</summary>
    public double Right => _pins[2].Duty - _pins[3].Duty;

    public string Describe() => (Direction(Left), Direction(Right)) switch
    {
        (0, 0) => "standing still",
        ( > 0, > 0) => "driving forward",
        ( < 0, < 0) => "driving backward",
        _ => "turning",
    };

    private static int Direction(double drive) => Math.Abs(drive) < Standing ? 0 : Math.Sign(drive);
}
