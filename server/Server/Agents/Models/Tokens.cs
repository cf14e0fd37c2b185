namespace Server.Agents.Models;

/// <summary>Estimates how many tokens a text takes. Each model cuts differently; what is bounded by this may be off by a
/// third.</summary>
internal static class Tokens
{
    /// <summary>One for a character of the writings without spaces, one for four others.</summary>
    public static int In(string text)
    {
        var wide = 0;
        foreach (var c in text)
            if (c is >= '\u2E80' and <= '\uFFEF') wide++;
        return wide + ((text.Length - wide + 3) / 4);
    }
}
