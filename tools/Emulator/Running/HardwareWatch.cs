using Emulator.Attached;

namespace Emulator.Running;

/// <summary>
/// Reports what a piece of hardware does once its pins have come to rest: the three diodes of a lamp are set one after
/// the other, and what they show in between nobody sees.
/// </summary>
internal sealed class HardwareWatch : IDisposable
{
    private const int RestMilliseconds = 30;

    private readonly IAttachedHardware _hardware;
    private readonly Action<long, string> _report;
    private readonly Func<long> _now;
    private readonly Timer _timer;
    private readonly Lock _lock = new();
    private string _reported;
    private long _changedAt = -1;

    /// <param name="hardware">What to watch.</param>
    /// <param name="now">Milliseconds since the board was switched on.</param>
    /// <param name="report">Takes the moment of the change and what the hardware does since.</param>
    public HardwareWatch(IAttachedHardware hardware, Func<long> now, Action<long, string> report)
    {
        _hardware = hardware;
        _now = now;
        _report = report;
        _reported = hardware.Describe();
        _timer = new Timer(_ => ReportChange());
        hardware.Changed += (_, _) => NoteChange();
    }

    public void Dispose() => _timer.Dispose();

    private void NoteChange()
    {
        lock (_lock)
        {
            if (_changedAt < 0) _changedAt = _now();
            _timer.Change(RestMilliseconds, Timeout.Infinite);
        }
    }

    private void ReportChange()
    {
        long changedAt;
        lock (_lock)
        {
            changedAt = _changedAt;
            _changedAt = -1;
            var now = _hardware.Describe();
            if (now == _reported) return;
            _reported = now;
        }

        _report(changedAt, _reported);
    }
}
