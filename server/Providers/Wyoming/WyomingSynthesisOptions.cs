namespace Providers.Wyoming;

/// <summary>Settings of a Wyoming speech service, section <c>Speech:Wyoming:Synthesis</c>: wyoming-piper and others of Home
/// Assistant's world.</summary>
public sealed class WyomingSynthesisOptions
{
    /// <summary>Host and port, <c>127.0.0.1:10200</c>. The protocol knows no secrets: not over a network that others use.</summary>
    public string Address { get; init; } = "127.0.0.1:10200";

    /// <summary>Who speaks by default, as the service names it; without one the service decides.</summary>
    public string Voice { get; init; } = "";

    /// <summary>Rate of the samples that the server works with. Voices of other rates are converted to it; 22,050 is what most of
    /// Piper's have.</summary>
    public int SampleRateHz { get; init; } = 22_050;

    /// <summary>How long the first sound may take, and each part after it.</summary>
    public int TimeoutSeconds { get; init; } = 10;

    /// <summary>Sentences that are made at a time; others wait in line.</summary>
    public int AtOnce { get; init; } = 4;
}
