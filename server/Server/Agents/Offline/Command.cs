using Server.Agents.Offline.Acts;

namespace Server.Agents.Offline;

/// <summary>One command or question as it was said.</summary>
/// <param name="Targets">For each thing named: which ones it may be.</param>
/// <param name="Doubt">How unlikely this reading is beside others of the same words; 0 for the likeliest.</param>
internal sealed record Command(IReadOnlyList<Target> Targets, Act Act, int Doubt = 0);

/// <summary>Words that are for the talk itself.</summary>
internal enum TalkWords { Stop, Thanks, Help, Yes, No }

/// <summary>A thing's name alone: the answer to a question which one was meant. Null for all of them.</summary>
internal sealed record NamedThing(Target? Target);

/// <summary>One way to understand a whole sentence: commands, or one of the others.</summary>
internal sealed record Understanding(IReadOnlyList<Command> Commands, TalkWords? Talk, NamedThing? Named)
{
    /// <summary>The smaller, the likelier. A phrase that a device gave goes before words for the talk: "stop" stops a
    /// robot that wants to be told so.</summary>
    public (int Commands, int Doubt) Unlikeliness =>
        Commands.Count > 0 ? (Commands.Count, Commands.Sum(command => command.Doubt)) : (1, 1);
}
