namespace Providers.Flite;

/// <summary>Settings of the offline synthesiser, section <c>Speech:Flite</c>.</summary>
public sealed record FliteOptions
{
    /// <summary>Who speaks by default: <c>slt</c>, a woman, or the men <c>rms</c>, <c>awb</c> and <c>kal</c>.</summary>
    public string Voice { get; init; } = "slt";
}
