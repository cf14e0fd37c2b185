using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Server.Protocol;

namespace Server.Agents.Models;

/// <summary>Makes what a model writes fit to be read aloud: markup, emoji, addresses, code and its aloud thinking go, and the
/// feeling that it names is kept apart. One for each answer; takes its sentences in their order.</summary>
internal sealed partial class SpokenMarkup
{
    private bool _isCode;

    /// <summary>The feeling named last, one of the protocol's 21.</summary>
    public string Emotion { get; private set; } = Emotions.Neutral;

    /// <summary>The sentence as it is to be spoken; empty when nothing of it is.</summary>
    public string Clean(string sentence)
    {
        var text = WithoutCode(sentence);
        text = WithoutFeeling(text.TrimStart());
        text = Image().Replace(text, "");
        text = Link().Replace(text, "$1");
        text = Address().Replace(text, "");
        text = Tag().Replace(text, " ");
        text = LineStart().Replace(text, "");
        text = Marks().Replace(text, "");
        text = WithoutSymbols(text.Replace('|', ' '));
        text = Spaces().Replace(text, " ").Trim();
        return text.Any(char.IsLetterOrDigit) && !LooksLikeJson(text) ? text : "";
    }

    private string WithoutCode(string text)
    {
        if (!text.Contains("```", StringComparison.Ordinal)) return _isCode ? "" : text;
        var kept = new StringBuilder();
        var parts = text.Split("```");
        for (var i = 0; i < parts.Length; i++)
        {
            if (i > 0) _isCode = !_isCode;
            if (!_isCode) kept.Append(parts[i]).Append(' ');
        }

        return kept.ToString();
    }

    /// <summary>"[happy] Hello." and "😊 Hello."</summary>
    private string WithoutFeeling(string text)
    {
        if (Feeling().Match(text) is not { Success: true } match) return text;
        var word = match.Groups[1].Value.ToLowerInvariant();
        if (Emotions.IsKnown(word)) Emotion = word;
        // At its place stands nothing that is to be read out, whatever word it is.
        else if (match.Value.TrimStart()[0] is not ('[' or '【' or '<')) return text;
        return text[match.Length..];
    }

    private string WithoutSymbols(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (Emotions.OfSymbol(rune.ToString()) is { } emotion) Emotion = emotion;
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.OtherSymbol when rune.Value is not (0xB0 or 0x2103 or 0x2109):
                case UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate:
                case UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned:
                case UnicodeCategory.ModifierSymbol or UnicodeCategory.EnclosingMark:
                case UnicodeCategory.NonSpacingMark when rune.Value is >= 0xFE00 and <= 0xFE0F:
                    kept.Append(rune.Value is '\n' or '\t' or '\r' ? " " : "");
                    break;
                default:
                    kept.Append(rune.ToString());
                    break;
            }
        }

        return kept.ToString();
    }

    // Models that know no better way write their calls as text.
    private static bool LooksLikeJson(string text) => text[0] is '{' or '[' && text.Contains('"', StringComparison.Ordinal);

    [GeneratedRegex(@"^\s*[\[(（【<*]{1,2}\s*([A-Za-z]{2,15})\s*[\])）】>*]{1,2}[:：]?\s*")]
    private static partial Regex Feeling();

    [GeneratedRegex(@"!\[[^\]]*\]\([^)]*\)")]
    private static partial Regex Image();

    [GeneratedRegex(@"\[([^\]]*)\]\([^)]*\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\b(?:https?://|www\.)[^\s<>（）。，]+[^\s<>（）。，.,!?)\]]")]
    private static partial Regex Address();

    [GeneratedRegex(@"</?[A-Za-z_|][^<>]{0,80}>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"^\s*(?:#{1,6}\s+|[-*+•]\s+|>\s+|\d{1,2}[.)]\s+)+")]
    private static partial Regex LineStart();

    [GeneratedRegex(@"\*+|__+|~~|`+|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])")]
    private static partial Regex Marks();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
