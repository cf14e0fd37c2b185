using System.Globalization;

namespace Server.Agents.Offline;

/// <summary>Names of grammar rules: lower-case letters, digits and <c>_</c>, no two alike.</summary>
internal sealed class RuleNames
{
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public string Take(string wish)
    {
        var sanitised = string.Concat(wish.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        var name = sanitised;
        for (var number = 2; !_taken.Add(name); number++)
            name = sanitised + "_" + number.ToString(CultureInfo.InvariantCulture);
        return name;
    }
}
