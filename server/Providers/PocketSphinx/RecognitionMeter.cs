using System.Diagnostics.Metrics;

namespace Providers.PocketSphinx;

/// <summary>What the recogniser tells of its load, as the meter <see cref="Name"/>: how many utterances are spoken or wait,
/// and how long their speakers wait.</summary>
internal sealed class RecognitionMeter : IDisposable
{
    public const string Name = "Providers.PocketSphinx";

    private readonly Meter _meter = new(Name);
    private readonly Histogram<double> _wait;
    private readonly UpDownCounter<int> _waiting;

    /// <param name="searches">How many utterances are searched now.</param>
    public RecognitionMeter(Func<int> searches)
    {
        _wait = _meter.CreateHistogram(
            "recognition.wait", "s", "From the end of an utterance to its transcript.", null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.01, 0.02, 0.05, 0.1, 0.2, 0.4, 0.8, 1.5, 3, 6, 12] });
        _waiting = _meter.CreateUpDownCounter<int>("recognition.queue", "{utterance}", "Utterances that have ended and are not yet understood.");
        _meter.CreateObservableGauge("recognition.searches", searches, "{search}", "Utterances that are searched.");
    }

    /// <summary>An utterance has ended and waits for its transcript.</summary>
    public void Ended() => _waiting.Add(1);

    /// <summary>It has its transcript.</summary>
    public void Understood(TimeSpan wait)
    {
        _waiting.Add(-1);
        _wait.Record(wait.TotalSeconds);
    }

    public void Dispose() => _meter.Dispose();
}
