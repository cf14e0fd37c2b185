namespace Nano;

/// <summary>
/// One run of a machine from a reset to the next. On a board no thread outlives it; on a PC no thread can be ended from
/// outside, so one that comes back to the board after the end is put to sleep for good.
/// </summary>
internal sealed class PowerCycle(EmulatedMachine machine)
{
    private volatile bool _ended;

    public EmulatedMachine Machine => machine;

    public void End() => _ended = true;

    /// <summary>Returns while the cycle lasts, and not at all afterwards.</summary>
    public void Continue()
    {
        if (!_ended) return;
        Thread.CurrentThread.IsBackground = true;
        Thread.Sleep(Timeout.Infinite);
    }
}
