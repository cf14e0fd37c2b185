namespace Providers.Flite;

/// <summary>Settings of the offline synthesiser, section <c>Speech:Flite</c>.</summary>
public sealed record FliteOptions
{
    /// <summary><c>slt</c>, a woman's voice, or <c>rms</c>, a man's; both American.</summary>
    public string Voice { get; init; } = "slt";
}
