using Nano;

namespace Emulator.Attached;

/// <summary>
/// A curtain on a stepper motor behind a driver with a step and a direction input: each rising edge is a step, high
/// direction opens. Steps into a stop are lost, as a belt slips.
/// </summary>
internal sealed class StepperCurtain : WiredHardware
{
    private readonly EmulatedPin _step;
    private readonly EmulatedPin _direction;
    private readonly EmulatedPin? _enable;
    private readonly EmulatedPin? _closedSwitch;
    private readonly int _steps;
    private readonly Lock _lock = new();
    private bool _wasHigh;

    /// <param name="enablePin">Low lets the motor turn; null when the driver is always enabled.</param>
    /// <param name="closedSwitchPin">Pulled low while the curtain is closed; null without a switch.</param>
    /// <param name="steps">From closed to open.</param>
    public StepperCurtain(string thing, EmulatedMachine machine, int stepPin, int directionPin, int? enablePin, int? closedSwitchPin, int steps)
        : base(thing)
    {
        _step = machine.Pins[stepPin];
        _direction = machine.Pins[directionPin];
        _enable = enablePin is { } enable ? machine.Pins[enable] : null;
        _closedSwitch = closedSwitchPin is { } closed ? machine.Pins[closed] : null;
        _steps = steps;
        _step.TrainSent += (_, train) => Count(train);
        Watch(machine, _step);
        Move(0);
    }

    /// <summary>Steps from closed.</summary>
    public int Position { get; private set; }

    public double PositionPercent => 100.0 * Position / _steps;

    private bool IsEnabled => _enable is not { IsHigh: true };

    public override string Describe() =>
        Position == 0 ? "closed" : Position == _steps ? "open" : $"{PositionPercent:0} % open";

    protected override void OnPinChanged(EmulatedPin pin)
    {
        lock (_lock)
        {
            var rises = _step.IsHigh && !_wasHigh;
            _wasHigh = _step.IsHigh;
            if (rises) Move(1);
        }
    }

    private void Count(PulseTrain train)
    {
        lock (_lock)
        {
            var rising = 0;
            var high = _step.IsHigh;
            foreach (var pulse in train.Pulses)
            {
                if (pulse.IsHigh && !high) rising++;
                high = pulse.IsHigh;
            }

            // A carrier turns one pulse into many, of which no motor follows one.
            Move(train.Carrier is null ? rising : 0);
        }

        RaiseChanged();
    }

    private void Move(int steps)
    {
        if (IsEnabled) Position = Math.Clamp(Position + (_direction.IsHigh ? steps : -steps), 0, _steps);
        _closedSwitch?.DriveFromOutside(Position == 0 ? false : null);
    }
}
