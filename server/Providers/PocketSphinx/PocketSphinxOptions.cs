namespace Providers.PocketSphinx;

/// <summary>Settings of the offline recogniser, section <c>Speech:PocketSphinx</c>.</summary>
public sealed record PocketSphinxOptions
{
    /// <summary>The folder of the English model, with <c>en-us/</c> and <c>cmudict-en-us.dict</c> in it; by default
    /// where the system's packages put it.</summary>
    public string? ModelFolder { get; init; }

    /// <summary>A command is accepted when its score is at most this far below that of the free phone loop, per
    /// frame of 10 ms. Higher refuses more; what that costs is in <c>docs/decisions/0003-rejection.md</c>.</summary>
    public double RejectionThreshold { get; init; } = -4.5;

    /// <summary>Decoders that may exist at once, of 5 to 10 MB each. Two work on every utterance while it is spoken;
    /// devices beyond that are decoded when their utterance ends.</summary>
    public int MaxDecoders { get; init; } = 64;

    /// <summary>Pronunciations that no dictionary has, brand names above all: word to ARPAbet phones, as in
    /// <c>"ikea": "AY K IY AH"</c>.</summary>
    public IReadOnlyDictionary<string, string> Pronunciations { get; init; } = new Dictionary<string, string>();
}
