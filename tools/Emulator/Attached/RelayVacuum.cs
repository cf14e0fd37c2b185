using Nano;

namespace Emulator.Attached;

/// <summary>
/// A robot vacuum with relays across its two buttons. It takes a closed contact of 50 to 1000 ms as a press; less is
/// bounce, more is a long press that means something else.
/// </summary>
internal sealed class RelayVacuum : WiredHardware
{
    private const long ShortestMilliseconds = 50;
    private const long LongestMilliseconds = 1000;

    private readonly EmulatedPin _clean;
    private readonly EmulatedPin _home;
    private readonly IBoardClock _clock;
    private readonly Dictionary<EmulatedPin, long> _pressedAt = [];
    private readonly VacuumRobot _robot;
    private string _complaint = string.Empty;

    public RelayVacuum(string thing, EmulatedMachine machine, int cleanPin, int homePin)
        : base(thing)
    {
        _clean = machine.Pins[cleanPin];
        _home = machine.Pins[homePin];
        _clock = machine.Clock;
        _robot = new VacuumRobot(machine.Clock);
        Watch(machine, _clean, _home);
    }

    public VacuumState State => _robot.State;

    public override string Describe() => _complaint.Length == 0 ? _robot.Describe() : $"{_robot.Describe()}, {_complaint}";

    protected override void OnPinChanged(EmulatedPin pin)
    {
        lock (_pressedAt)
        {
            if (pin.IsHigh) _pressedAt.TryAdd(pin, _clock.Microseconds);
            else if (_pressedAt.Remove(pin, out var since)) Release(pin, (_clock.Microseconds - since) / 1000);
        }
    }

    private void Release(EmulatedPin pin, long milliseconds)
    {
        _complaint = milliseconds < ShortestMilliseconds ? $"missed a press of {milliseconds} ms"
            : milliseconds > LongestMilliseconds ? $"held for {milliseconds} ms" : string.Empty;
        if (_complaint.Length > 0) return;
        if (pin == _clean) _robot.PressClean();
        else _robot.GoHome();
    }
}
