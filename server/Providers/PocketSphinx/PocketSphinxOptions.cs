namespace Providers.PocketSphinx;

/// <summary>Settings of the offline recogniser, section <c>Speech:PocketSphinx</c>.</summary>
public sealed record PocketSphinxOptions
{
    /// <summary>The folder of the English model, with <c>en-us/</c> and <c>cmudict-en-us.dict</c> in it; by default
    /// where the system's packages put it.</summary>
    public string? ModelFolder { get; init; }

    /// <summary>A command is accepted when it fits at most this much worse than any phones at all, for each 10 ms of its
    /// words. Towards 0 refuses more; what that costs is in <c>docs/decisions/0003-rejection.md</c>.</summary>
    public double RejectionThreshold { get; init; } = -12;

    /// <summary>How much worse in all another sentence may fit to be told as one that may have been said, in the unit of the margin of
    /// one row: "forty" was 40 behind where "fourteen" was heard. More asks back more often; 0 never does.</summary>
    public int AlternativesWithin { get; init; } = 65;

    /// <summary>Pronunciations that no dictionary has, brand names above all: word to ARPAbet phones, as in
    /// <c>"ikea": "AY K IY AH"</c>.</summary>
    public IReadOnlyDictionary<string, string> Pronunciations { get; init; } = new Dictionary<string, string>();
}
