namespace Server.Sessions;

/// <summary>Settings of voice sessions; section <c>Sessions</c> of the configuration.</summary>
internal sealed record SessionOptions
{
    /// <summary>How long a connection may stand without a hello.</summary>
    public TimeSpan HelloTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a device may take to report on a command.</summary>
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>The longest utterance; what is said after it is not heard. Babble never pauses.</summary>
    public TimeSpan UtteranceLimit { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Texts of <c>listen detect</c> that only announce an utterance.</summary>
    public IReadOnlyList<string> WakeWords { get; init; } = [];

    /// <summary>True for a wake word and for an empty text.</summary>
    public bool IsWakeWord(string text) =>
        string.IsNullOrWhiteSpace(text) || WakeWords.Contains(text.Trim(), StringComparer.OrdinalIgnoreCase);
}
