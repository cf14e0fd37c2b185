namespace Nano;

/// <summary>
/// One run of a machine from a reset to the next. On a board no thread outlives it; on a PC no thread can be ended from
/// outside, so one that comes back to the board after the end is thrown out, and put to sleep for good when its loops catch
/// that again and again. Not at once: it may hold locks that the firmware shares between its boards on one PC.
/// </summary>
internal sealed class PowerCycle(EmulatedMachine machine)
{
    private const int Throws = 50;

    private readonly ThreadLocal<int> _thrown = new();
    private volatile bool _ended;

    public EmulatedMachine Machine => machine;

    public bool HasEnded => _ended;

    public void End() => _ended = true;

    /// <summary>Returns while the cycle lasts, and not at all afterwards.</summary>
    /// <exception cref="BoardRebootedException">The cycle has ended.</exception>
    public void Continue()
    {
        if (!_ended) return;
        Thread.CurrentThread.IsBackground = true;
        if (_thrown.Value++ < Throws) throw new BoardRebootedException();
        Thread.Sleep(Timeout.Infinite);
    }
}
