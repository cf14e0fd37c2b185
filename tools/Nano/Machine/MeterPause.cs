namespace Nano;

/// <summary>A stretch on one thread that does not count: somebody else's code runs on it.</summary>
public readonly ref struct MeterPause
{
    private readonly ThreadMeter? _meter;

    internal MeterPause(ThreadMeter? meter)
    {
        _meter = meter;
    }

    /// <summary>To be called on the thread that began the pause.</summary>
    public void Dispose() => _meter?.SkipAllocated();
}
