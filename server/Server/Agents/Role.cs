namespace Server.Agents;

/// <summary>Who answers: what an agent says of itself, in which language, and with which voice.</summary>
public sealed record Role
{
    /// <summary>Of the configuration: <c>nurse</c>.</summary>
    public string Name { get; init; } = "assistant";

    /// <summary>As people call it.</summary>
    public string DisplayName { get; init; } = "Assistant";

    /// <summary>What a language model is told of itself.</summary>
    public string Description { get; init; } = "";

    /// <summary>A voice of the synthesis; null for the one that speaks by default.</summary>
    public string? Voice { get; init; }

    /// <summary>Of what is said and answered: a file of <c>Agents/Languages</c> for the offline understanding, any for a
    /// language model.</summary>
    public string Language { get; init; } = "en";

    /// <summary>What is answered to a wake word; null for the one of the sessions' settings.</summary>
    public string? Greeting { get; init; }

    /// <summary>Texts that only wake, beside those of the sessions' settings.</summary>
    public IReadOnlyList<string> WakeWords { get; init; } = [];
}
