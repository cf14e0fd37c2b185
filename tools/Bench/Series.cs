namespace Bench;

/// <summary>A sorted series of measurements in milliseconds.</summary>
internal sealed class Series
{
    private readonly List<double> _values = [];

    public int Count => _values.Count;

    public void Add(TimeSpan value)
    {
        var milliseconds = value.TotalMilliseconds;
        var at = _values.BinarySearch(milliseconds);
        _values.Insert(at < 0 ? ~at : at, milliseconds);
    }

    /// <summary>The smallest value that at least this share of the series does not exceed; NaN of nothing.</summary>
    public double Percentile(double share) =>
        Count == 0 ? double.NaN : _values[Math.Clamp((int)Math.Ceiling(share * Count) - 1, 0, Count - 1)];

    public double Max => Count == 0 ? double.NaN : _values[^1];

    /// <summary>For a summary line.</summary>
    public object Summary() => new
    {
        count = Count,
        p50_ms = Math.Round(Percentile(0.50), 1),
        p95_ms = Math.Round(Percentile(0.95), 1),
        max_ms = Math.Round(Max, 1),
    };
}
