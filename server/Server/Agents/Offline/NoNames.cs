using System.Runtime.CompilerServices;
using Server.Agents.Offline.Reading;

namespace Server.Agents.Offline;

/// <summary>Words that a thing is not known by, whatever its board calls it: "it", "everything", "turn".</summary>
internal static class NoNames
{
    private static readonly WordRole[] Roles =
        [WordRole.Pronoun, WordRole.All, WordRole.Both, WordRole.Any, WordRole.Everything, WordRole.Not, WordRole.Here, WordRole.And, WordRole.Then, WordRole.Except];

    private static readonly ConditionalWeakTable<Language, HashSet<string>> Known = [];

    /// <summary>Those of a language, each with spaces between its words.</summary>
    public static HashSet<string> Of(Language language, SpokenText text) => Known.GetValue(language, _ =>
        [.. Roles.SelectMany(role => language.Reading.Words.GetValueOrDefault(role, [])).Concat(language.Reading.Verbs.GetValueOrDefault("set", []))
            .Concat(language.Everything).Concat(language.Pronouns).Select(phrase => text.Plain(phrase))]);
}
