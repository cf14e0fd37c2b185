using Server.Agents.Offline.Acts;

namespace Server.Agents.Offline;

/// <summary>One command or question as it was said.</summary>
/// <param name="Targets">For each thing named: which ones it may be; none for what is for no thing.</param>
/// <param name="Doubt">How unlikely this reading is beside others of the same words; 0 for the likeliest.</param>
internal sealed record Command(IReadOnlyList<Target> Targets, Act Act, int Doubt = 0)
{
    /// <summary>Seconds to wait before it is done; null for at once.</summary>
    public double? After { get; init; }

    /// <summary>Whether that counts from what is done before, and is nothing without it.</summary>
    public bool IsAfterOthers { get; init; }
}

/// <summary>Words that are for the talk itself.</summary>
internal enum TalkWords
{
    Stop,
    Thanks,
    Help,
    Yes,
    No,

    /// <summary>Takes back what was put off last: "cancel that".</summary>
    Cancel,

    /// <summary>Asks what time it is.</summary>
    Time,

    /// <summary>Asks for the date, or the day of the week.</summary>
    Date,

    /// <summary>Asks what has been put off.</summary>
    Later,

    /// <summary>Asks how much time is left.</summary>
    Timers,
}

/// <summary>Which of the things in question is meant, by their order.</summary>
internal enum Pick { First, Second, Third, Fourth, Last, All, None }

/// <summary>A thing's name alone: the answer to a question which one was meant. Null for all of them.</summary>
internal sealed record NamedThing(Target? Target)
{
    /// <summary>Whether it is meant besides what was asked about: "and the cellar lock".</summary>
    public bool IsMore { get; init; }
}

/// <summary>One way to understand a whole sentence: commands, or one of the others.</summary>
internal sealed record Understanding(IReadOnlyList<Command> Commands, TalkWords? Talk, NamedThing? Named)
{
    /// <summary>From 0 to 1; 1 for a sentence of the grammar.</summary>
    public double Confidence { get; init; } = 1;

    /// <summary>Whether it is only known that the sentence is listened for: what it means is to be read.</summary>
    public bool IsToBeRead { get; init; }

    /// <summary>Key of what to answer where a sentence was understood and nothing is to be done; null for the others.</summary>
    public string? Answer { get; init; }

    /// <summary>What the sentence is an order for that cannot be carried out by anything here; null for the others.</summary>
    public AbsentThing? Absent { get; init; }

    /// <summary>The smaller, the likelier. A phrase that a device gave goes before words for the talk: "stop" stops a
    /// robot that wants to be told so.</summary>
    public (int Commands, int Doubt) Unlikeliness =>
        Commands.Count > 0 ? (Commands.Count, Commands.Sum(command => command.Doubt)) : (1, 1);
}
