using Server.Devices;
using Server.Speech;
using Server.Tools;

namespace Server.Agents;

/// <summary>Decides what an utterance means, acts, and answers. Implemented here and by providers;
/// safe for concurrent use: what must be remembered is in the <see cref="Conversation"/>.</summary>
public interface IAgent
{
    /// <summary>What may be said to these things, for the recogniser. The same things give an equal vocabulary.</summary>
    Vocabulary BuildVocabulary(IReadOnlyList<Thing> things);

    /// <summary>The same in the language of a role.</summary>
    Vocabulary BuildVocabulary(IReadOnlyList<Thing> things, Role role) => BuildVocabulary(things);

    /// <summary>Answers one utterance, sentence by sentence; tools run on the way, and what is said of them is
    /// what they reported.</summary>
    /// <param name="heard">What was said, which may have been misheard, or typed.</param>
    IAsyncEnumerable<Reply> RespondAsync(
        Transcript heard, IToolbox toolbox, Conversation conversation, CancellationToken cancellationToken);
}

/// <summary>One sentence of an answer.</summary>
/// <param name="Sentence">To be shown and spoken.</param>
/// <param name="Emotion">One of the protocol's 21 emotions.</param>
public sealed record Reply(string Sentence, string Emotion)
{
    /// <summary>To be shown on the device's screen besides; null for nothing.</summary>
    public Alert? Alert { get; init; }
}

/// <summary>A notice for the device's screen.</summary>
/// <param name="Status">A headline.</param>
public sealed record Alert(string Status, string Message);

/// <summary>What one turn knows of the talk with one device, and leaves to the next. Used by one turn at a time.</summary>
public sealed class Conversation
{
    /// <summary>Who answers in it; may be another for each turn.</summary>
    public Role Role { get; set; } = new();

    /// <summary>False for who may cause no costs and is no business of another machine: no language model is asked for them.</summary>
    public bool MayAskModel { get; init; } = true;

    /// <summary>What was said, in the agent's own form, which is safe for concurrent use; null before anything was.</summary>
    public object? Talk { get; set; }

    /// <summary>The things that were spoken of last, for "it" and "them".</summary>
    public IReadOnlyList<string> LastThings { get; set; } = [];

    /// <summary>What the agent asked back and the next utterance may answer, in the agent's own form; null when nothing
    /// is open.</summary>
    public object? OpenQuestion { get; set; }

    /// <summary>What was done last, in the agent's own form, for "the fan too" and "no, the bedroom"; null for nothing.</summary>
    public object? Memory { get; set; }
}
