using System.Text;

namespace Server.Agents.Offline;

/// <summary>Finds the words by which a tool or a thing tells that it opens the house or leaves it unguarded; which they are says
/// <see cref="Concepts.ToldRisks"/>.</summary>
internal static class RiskyWords
{
    /// <summary>Whether a description says that something is opened.</summary>
    public static bool TellOfOpening(string[] description) =>
        Say(description, Concepts.All.ToldRisks.Opening) || (Say(description, Concepts.All.ToldRisks.Open) && Say(description, Concepts.All.ToldRisks.Openable));

    /// <summary>Whether one of some words is among those of a name or a text.</summary>
    public static bool Say(string[] words, List<string> any) =>
        // Chinese has no spaces between its words.
        any.Exists(wanted => char.IsAscii(wanted[0]) ? words.Contains(wanted) : words.Any(word => word.Contains(wanted, StringComparison.Ordinal)));

    /// <summary>"self.gate_openNow" is "self gate open now".</summary>
    public static string[] Of(string name)
    {
        var words = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && char.IsLower(name[i - 1])) words.Append(' ');
            words.Append(char.IsLetterOrDigit(name[i]) ? char.ToLowerInvariant(name[i]) : ' ');
        }

        var split = words.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return split.Length > 0 ? split : [""];
    }
}
