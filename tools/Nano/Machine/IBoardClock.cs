namespace Nano;

/// <summary>The crystal of one emulated board: everything that hardware paces is paced by it.</summary>
public interface IBoardClock
{
    /// <summary>Microseconds since the board was switched on.</summary>
    long Microseconds { get; }

    /// <summary>Blocks the caller until <see cref="Microseconds"/> has reached the moment; returns at once when it has passed.</summary>
    void SleepUntil(long microseconds);
}
