using Server.Agents.Offline.Reading;

namespace Server.Agents.Offline;

/// <summary>What is understood beyond the sentences that are listened for.</summary>
internal sealed class ReadingWords
{
    /// <summary>What a word does in a sentence, and the words that do.</summary>
    public Dictionary<WordRole, List<string>> Words { get; init; } = [];

    /// <summary>Acts of <see cref="Concepts"/>, and the verbs for them.</summary>
    public Dictionary<string, List<string>> Verbs { get; init; } = [];

    /// <summary>More ways to ask for methods, see <see cref="Language.Methods"/>; not listened for.</summary>
    public Dictionary<string, List<string>> Methods { get; init; } = [];

    /// <summary>What may stand inside or behind a method of two characters: "dance a dance". {0} and {1} are the characters.</summary>
    public List<string> MethodForms { get; init; } = [];

    /// <summary>More words for values, see <see cref="Language.Values"/>; not listened for.</summary>
    public Dictionary<string, List<string>> Values { get; init; } = [];

    /// <summary>How a name is found in a description that a device gave.</summary>
    public DescriptionWords Described { get; init; } = new();

    /// <summary>What stands apart from its verb: "turn it up".</summary>
    public DirectionWords Up { get; init; } = new();

    /// <summary>How a thing is that has been opened, locked, switched on: value of <see cref="Concepts"/>, and words.</summary>
    public Dictionary<string, List<string>> States { get; init; } = [];

    public Dictionary<string, List<string>> Colors { get; init; } = [];

    public Dictionary<string, List<string>> Whites { get; init; } = [];

    /// <summary>Parts of something: 0.25 for "a quarter of"; as amounts of time, too.</summary>
    public Dictionary<double, List<string>> Fractions { get; init; } = [];

    /// <summary>More ways to say how much, see <see cref="Language.Amounts"/>.</summary>
    public Dictionary<double, List<string>> Amounts { get; init; } = [];

    /// <summary>How many times as much: 0.5 for "half as".</summary>
    public Dictionary<double, List<string>> Ratios { get; init; } = [];

    /// <summary>One of something, without a number: "an hour".</summary>
    public List<string> One { get; init; } = [];

    /// <summary>What may stand between a number and its unit.</summary>
    public List<string> Measures { get; init; } = [];

    /// <summary>More patterns for <c>yes</c>, <c>no</c>, <c>stop</c>, <c>thanks</c>, <c>help</c>, <c>time</c> and <c>date</c>, and those for
    /// <c>cancel</c> and <c>later</c>.</summary>
    public Dictionary<TalkWords, string> Talk { get; init; } = [];

    /// <summary>Patterns that answer a question which is meant by the order of what was asked: "the first one", "neither".</summary>
    public Dictionary<Pick, string> Picks { get; init; } = [];

    /// <summary>Ending of a word that may be taken off: "'s".</summary>
    public List<string> Endings { get; init; } = [];
}
