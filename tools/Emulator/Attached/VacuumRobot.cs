using Nano;

namespace Emulator.Attached;

/// <summary>What a robot vacuum does.</summary>
internal enum VacuumState
{
    Docked,
    Cleaning,
    Standing,
    Returning,
}

/// <summary>The robot itself: what its buttons make it do, and how long it takes home.</summary>
internal sealed class VacuumRobot(IBoardClock clock)
{
    /// <summary>Short enough to be watched.</summary>
    internal const long WayHomeMicroseconds = 5_000_000;

    private readonly Lock _lock = new();
    private VacuumState _state = VacuumState.Docked;
    private long _homeAt;

    public VacuumState State
    {
        get
        {
            lock (_lock)
            {
                if (_state == VacuumState.Returning && clock.Microseconds >= _homeAt) _state = VacuumState.Docked;
                return _state;
            }
        }
    }

    /// <summary>Starts it, or halts it while it moves.</summary>
    public void PressClean()
    {
        var before = State;
        lock (_lock) _state = before is VacuumState.Cleaning or VacuumState.Returning ? VacuumState.Standing : VacuumState.Cleaning;
    }

    /// <summary>Sends it home from wherever it is.</summary>
    public void GoHome()
    {
        if (State == VacuumState.Docked) return;
        lock (_lock)
        {
            _state = VacuumState.Returning;
            _homeAt = clock.Microseconds + WayHomeMicroseconds;
        }
    }

    /// <summary>Somebody puts it onto its dock, or lifts it off.</summary>
    public void Put(bool onDock)
    {
        lock (_lock) _state = onDock ? VacuumState.Docked : VacuumState.Standing;
    }

    public string Describe() => State switch
    {
        VacuumState.Docked => "on its dock",
        VacuumState.Cleaning => "cleaning",
        VacuumState.Returning => "on its way home",
        _ => "standing",
    };
}
