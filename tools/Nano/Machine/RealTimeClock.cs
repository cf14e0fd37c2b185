using System.Diagnostics;

namespace Nano;

/// <summary>A board clock that runs with the PC's.</summary>
public sealed class RealTimeClock : IBoardClock
{
    private readonly long _switchedOn = Stopwatch.GetTimestamp();

    public long Microseconds => (Stopwatch.GetTimestamp() - _switchedOn) * 1_000_000 / Stopwatch.Frequency;

    public void SleepUntil(long microseconds)
    {
        while (microseconds - Microseconds is > 0 and var left) Thread.Sleep((int)Math.Min(1000, (left + 999) / 1000));
    }
}
