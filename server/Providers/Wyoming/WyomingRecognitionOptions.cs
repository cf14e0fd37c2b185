namespace Providers.Wyoming;

/// <summary>Settings of a Wyoming recognition service, section <c>Speech:Wyoming:Recognition</c>: wyoming-faster-whisper and
/// others of Home Assistant's world.</summary>
public sealed class WyomingRecognitionOptions
{
    /// <summary>Host and port, <c>127.0.0.1:10300</c>. The protocol knows no secrets: not over a network that others use.</summary>
    public string Address { get; init; } = "127.0.0.1:10300";

    /// <summary>Name of the model; without one the service takes its own.</summary>
    public string Model { get; init; } = "";

    /// <summary>What people speak, such as <c>en</c>; without one the service decides.</summary>
    public string Language { get; init; } = "";

    /// <summary>How long the transcript may take from the end of the utterance on.</summary>
    public int TimeoutSeconds { get; init; } = 15;

    /// <summary>Utterances at a time, each over a connection of its own while it is spoken; others are kept and sent later.</summary>
    public int AtOnce { get; init; } = 16;
}
