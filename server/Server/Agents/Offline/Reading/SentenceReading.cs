namespace Server.Agents.Offline.Reading;

/// <summary>What a sentence means by the free reading, and how sure that is.</summary>
/// <param name="Confidence">From 0 to 1: how much of the sentence it explains, and how well things and act fit.</param>
/// <param name="Answer">Key of what to answer where nothing can be done about a sentence that was understood.</param>
internal sealed record SentenceReading(IReadOnlyList<Command> Commands, double Confidence, string? Answer = null)
{
    public static readonly SentenceReading None = new([], 0);

    /// <summary>Things that were named and nothing else.</summary>
    public NamedThing? Named { get; init; }
}
