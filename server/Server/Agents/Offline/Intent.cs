namespace Server.Agents.Offline;

/// <summary>What is to be done about a sentence: something to carry out, or an answer.</summary>
/// <param name="Confidence">From 0 (not understood) to 1.</param>
internal sealed record Intent(double Confidence, Resolution? Resolution, Reply? Reply)
{
    /// <summary>The things to be spoken of next; null to leave them.</summary>
    public IReadOnlyList<string>? LastThings { get; init; }

    /// <summary>Whether it was no answer to a question that is open, and nothing that takes its place.</summary>
    public bool IsBesideTheQuestion { get; init; }

    /// <summary>An answer and nothing to carry out; an open question is over.</summary>
    public static Intent Answered(Reply reply, double confidence) => new(confidence, null, reply);

    /// <summary>An answer over which an open question stays open.</summary>
    public static Intent Beside(Reply reply, double confidence) => new(confidence, null, reply) { IsBesideTheQuestion = true };
}
