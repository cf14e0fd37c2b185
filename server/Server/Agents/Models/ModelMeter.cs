using System.Diagnostics.Metrics;

namespace Server.Agents.Models;

/// <summary>Counts what is asked of the language model, as instruments of the meter <c>voice</c>.</summary>
internal sealed class ModelMeter
{
    private readonly Histogram<double> _firstToken;
    private readonly Counter<long> _tokens;
    private readonly Counter<long> _answers;

    public ModelMeter(IMeterFactory meters)
    {
        var meter = meters.Create("voice");
        _firstToken = meter.CreateHistogram(
            "voice.model.first_token", "s", "From a request to the language model to its first token.", null,
            new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.05, 0.1, 0.2, 0.4, 0.8, 1.5, 3, 6, 12] });
        _tokens = meter.CreateCounter<long>("voice.model.tokens", null, "Tokens as the model's server counts them, by direction.");
        _answers = meter.CreateCounter<long>("voice.model.answers", null, "Turns that the language model was asked in, by how they ended.");
    }

    public void FirstToken(TimeSpan wait) => _firstToken.Record(wait.TotalSeconds);

    public void Used(long? input, long? output)
    {
        if (input > 0) _tokens.Add(input.Value, KeyValuePair.Create("direction", (object?)"input"));
        if (output > 0) _tokens.Add(output.Value, KeyValuePair.Create("direction", (object?)"output"));
    }

    /// <param name="outcome"><c>answered</c>, <c>failed</c> or <c>cut_off</c>.</param>
    public void Ended(string outcome) => _answers.Add(1, KeyValuePair.Create("outcome", (object?)outcome));
}
