namespace Providers.Fixed;

/// <summary>What the engines without latency give, section <c>Speech:Fixed</c>.</summary>
public sealed record FixedOptions
{
    /// <summary>What every utterance is recognised as.</summary>
    public string Sentence { get; init; } = "turn on the light";

    /// <summary>Length of what every sentence sounds like.</summary>
    public int ToneMilliseconds { get; init; } = 1000;

    /// <summary>Rate of its samples.</summary>
    public int SampleRateHz { get; init; } = 16_000;
}
