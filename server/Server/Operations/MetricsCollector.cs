using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace Server.Operations;

/// <summary>Keeps the values of the process's instruments and writes them in Prometheus's text format 0.0.4. Safe for
/// concurrent use.</summary>
internal sealed class MetricsCollector(IMeterFactory meters) : IDisposable
{
    /// <summary>Combinations of labels that one instrument may have; those beyond are not counted.</summary>
    public const int MaxSeries = 200;

    /// <summary>The runtime's memory, threads and processor time.</summary>
    private const string Runtime = "System.Runtime";

    /// <summary>Meters of providers begin with this.</summary>
    private const string Providers = "Providers.";

    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, Family> _families = new(StringComparer.Ordinal);
    private readonly MeterListener _listener = new();

    public void Start()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (IsShown(instrument.Meter.Name) && (instrument.Meter.Scope is null || instrument.Meter.Scope == meters)) listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<double>((instrument, value, labels, _) => Take(instrument, value, labels));
        _listener.SetMeasurementEventCallback<long>((instrument, value, labels, _) => Take(instrument, value, labels));
        _listener.SetMeasurementEventCallback<int>((instrument, value, labels, _) => Take(instrument, value, labels));
        _listener.Start();
    }

    /// <summary>All values as they are now.</summary>
    public string Write()
    {
        _listener.RecordObservableInstruments();
        var text = new StringBuilder();
        lock (_lock)
        {
            foreach (var family in _families.Values) family.Write(text);
        }

        return text.ToString();
    }

    public void Dispose() => _listener.Dispose();

    private static bool IsShown(string meter) =>
        meter is SessionMetrics.MeterName or Runtime || meter.StartsWith(Providers, StringComparison.Ordinal);

    private void Take(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> labels)
    {
        var labelText = LabelText(labels);
        lock (_lock)
        {
            var name = NameOf(instrument);
            if (!_families.TryGetValue(name, out var family)) _families.Add(name, family = new Family(name, instrument));
            family.Take(labelText, value);
        }
    }

    private static string NameOf(Instrument instrument)
    {
        var name = new StringBuilder(instrument.Name).Replace('.', '_').Replace('-', '_');
        if (instrument.Unit == "s") name.Append("_seconds");
        if (instrument.Unit == "By") name.Append("_bytes");
        if (Family.IsCounter(instrument)) name.Append("_total");
        return name.ToString();
    }

    private static string LabelText(ReadOnlySpan<KeyValuePair<string, object?>> labels)
    {
        if (labels.IsEmpty) return "";
        var text = new StringBuilder();
        foreach (var (name, value) in labels)
        {
            if (text.Length > 0) text.Append(',');
            var escaped = Convert.ToString(value, CultureInfo.InvariantCulture)?
                .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
            text.Append(name.Replace('.', '_')).Append("=\"").Append(escaped).Append('"');
        }

        return text.ToString();
    }

    /// <summary>The series of one instrument.</summary>
    private sealed class Family(string name, Instrument instrument)
    {
        private readonly Dictionary<string, Series> _series = new(StringComparer.Ordinal);
        private readonly double[] _bounds = instrument is Histogram<double> { Advice.HistogramBucketBoundaries: { } bounds } ? [.. bounds] : [];

        public static bool IsCounter(Instrument instrument) =>
            instrument is Counter<long> or Counter<double> or Counter<int> or ObservableCounter<long> or ObservableCounter<double> or ObservableCounter<int>;

        public void Take(string labels, double value)
        {
            if (!_series.TryGetValue(labels, out var series))
            {
                if (_series.Count >= MaxSeries) return;
                _series.Add(labels, series = new Series(new long[_bounds.Length]));
            }

            if (instrument is Histogram<double>)
            {
                series.Count++;
                series.Value += value;
                for (var i = 0; i < _bounds.Length; i++) if (value <= _bounds[i]) series.Buckets[i]++;
            }
            else if (instrument.IsObservable || !IsCounter(instrument) && !IsUpDown)
            {
                series.Value = value;
            }
            else
            {
                series.Value += value;
            }
        }

        public void Write(StringBuilder text)
        {
            var type = instrument is Histogram<double> ? "histogram" : IsCounter(instrument) ? "counter" : "gauge";
            if (instrument.Description is { Length: > 0 } description) text.Append("# HELP ").Append(name).Append(' ').Append(description).Append('\n');
            text.Append("# TYPE ").Append(name).Append(' ').Append(type).Append('\n');
            foreach (var (labels, series) in _series.OrderBy(entry => entry.Key, StringComparer.Ordinal))
            {
                if (type == "histogram") WriteHistogram(text, labels, series);
                else Line(text, name, labels, series.Value);
            }
        }

        private bool IsUpDown => instrument is UpDownCounter<long> or UpDownCounter<int> or UpDownCounter<double>;

        private void WriteHistogram(StringBuilder text, string labels, Series series)
        {
            var more = labels.Length == 0 ? "" : labels + ",";
            for (var i = 0; i < _bounds.Length; i++) Line(text, name + "_bucket", $"{more}le=\"{Plain(_bounds[i])}\"", series.Buckets[i]);
            Line(text, name + "_bucket", $"{more}le=\"+Inf\"", series.Count);
            Line(text, name + "_sum", labels, series.Value);
            Line(text, name + "_count", labels, series.Count);
        }

        private static void Line(StringBuilder text, string name, string labels, double value)
        {
            text.Append(name);
            if (labels.Length > 0) text.Append('{').Append(labels).Append('}');
            text.Append(' ').Append(Plain(value)).Append('\n');
        }

        private static string Plain(double value) => value.ToString("R", CultureInfo.InvariantCulture);
    }

    private sealed class Series(long[] buckets)
    {
        public long[] Buckets { get; } = buckets;
        public long Count { get; set; }
        public double Value { get; set; }
    }
}
