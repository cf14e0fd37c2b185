using Nano;

namespace Emulator.Attached;

/// <summary>A curtain on a servo: the length of its pulses is where it is.</summary>
internal sealed class ServoCurtain : WiredHardware
{
    // What model servos follow; outside of it they stay where they are.
    private const int ShortestMicroseconds = 400;
    private const int LongestMicroseconds = 2600;
    private const int SlowestHz = 40;
    private const int FastestHz = 60;

    private readonly EmulatedPin _servo;
    private readonly int _closedMicroseconds;
    private readonly int _openMicroseconds;
    private string _complaint = string.Empty;

    /// <param name="closedMicroseconds">Pulse at which the curtain is closed.</param>
    /// <param name="openMicroseconds">Pulse at which it is open; may be the shorter one.</param>
    public ServoCurtain(string thing, EmulatedMachine machine, int servoPin, int closedMicroseconds, int openMicroseconds)
        : base(thing)
    {
        _servo = machine.Pins[servoPin];
        _closedMicroseconds = closedMicroseconds;
        _openMicroseconds = openMicroseconds;
        Watch(machine, _servo);
    }

    /// <summary>0 closed to 100 open; where the last good pulses put it.</summary>
    public double PositionPercent { get; private set; }

    public override string Describe()
    {
        var place = PositionPercent < 0.5 ? "closed" : PositionPercent > 99.5 ? "open" : $"{PositionPercent:0} % open";
        return _complaint.Length == 0 ? place : $"{place}, {_complaint}";
    }

    protected override void OnPinChanged(EmulatedPin pin)
    {
        var pulse = _servo.PulseMicroseconds;
        if (pulse <= 0)
        {
            _complaint = string.Empty;
            return;
        }

        _complaint = _servo.PulseFrequencyHz is < SlowestHz or > FastestHz ? $"does not follow {_servo.PulseFrequencyHz} Hz"
            : pulse is < ShortestMicroseconds or > LongestMicroseconds ? $"does not follow {pulse:0} µs"
            : string.Empty;
        if (_complaint.Length > 0) return;
        PositionPercent = Math.Clamp(100 * (pulse - _closedMicroseconds) / (_openMicroseconds - _closedMicroseconds), 0, 100);
    }
}
