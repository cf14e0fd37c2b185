using Nano;

namespace Emulator.Tests.Fakes;

/// <summary>A board clock that a test moves; sleeping moves it, too, so that nothing ever waits.</summary>
internal sealed class FakeBoardClock : IBoardClock
{
    public long Microseconds { get; private set; }

    /// <summary>How long callers slept in total.</summary>
    public long Slept { get; private set; }

    public void Advance(long microseconds) => Microseconds += microseconds;

    public void AdvanceMilliseconds(int milliseconds) => Advance(milliseconds * 1000L);

    public void SleepUntil(long microseconds)
    {
        if (microseconds <= Microseconds) return;
        Slept += microseconds - Microseconds;
        Microseconds = microseconds;
    }
}
