using System.Text;
using System.Text.RegularExpressions;

namespace Providers.PocketSphinx;

/// <summary>A JSGF grammar of commands together with what else may be spoken: any sequence of phones. Both are searched
/// at once, so that their scores compare; the way through the phones ends in a word that nobody says, and is
/// therefore never the result.</summary>
/// <param name="Jsgf">The text that the decoder is given.</param>
/// <param name="Words">Every word and its phones; further pronunciations are named <c>word(2)</c> and on.</param>
internal sealed partial record Grammar(string Jsgf, IReadOnlyList<(string Word, string Phones)> Words)
{
    private const string Unspoken = "unspoken_word";

    // Twenty phones take 0.6 s at least, in which nothing else fits: even a short utterance does not end here.
    private static readonly string UnspokenPhones = string.Join(' ', Enumerable.Repeat("ZH OY", 10));

    private static readonly (string Word, string Phones)[] OtherSpeechWords =
        [(Unspoken, UnspokenPhones), .. Phones.AnySpeech.Select(phone => (NameOf(phone), phone))];

    private static readonly string OtherSpeech = $"""

        <other_speech> = <other_phone> <other_rest>;
        <other_rest> = <other_phone> <other_rest> | {Unspoken};
        <other_phone> = {string.Join(" | ", Phones.AnySpeech.Select(NameOf))};

        """;

    /// <summary>Looks up every word of a grammar. A word that cannot be pronounced makes the alternatives that need
    /// it unspeakable and leaves the others.</summary>
    /// <param name="jsgf">With one public rule.</param>
    /// <param name="pronunciations">Where the words are looked up.</param>
    /// <param name="unspeakable">Words without a pronunciation.</param>
    /// <returns>Null without a public rule or a word that can be spoken.</returns>
    public static Grammar? TryCompile(string jsgf, Pronunciations pronunciations, out IReadOnlyList<string> unspeakable)
    {
        MatchCollection tokens = Token().Matches(jsgf);
        string[] words = [.. tokens.Select(WordOf).OfType<string>().Distinct(StringComparer.Ordinal)];
        pronunciations.Load(words);
        unspeakable = Array.FindAll(words, word => pronunciations.Of(word).Count == 0);

        string? publicRule = null;
        var text = new StringBuilder(jsgf.Length + OtherSpeech.Length);
        foreach (Match token in tokens)
        {
            if (token.Groups["public"] is { Success: true, Value: var rule })
            {
                publicRule ??= rule;
                text.Append(rule);
            }
            else
            {
                text.Append(WordOf(token) is { } word && pronunciations.Of(word).Count == 0 ? Unspoken : token.Value);
            }
        }
        if (publicRule is null || unspeakable.Count == words.Length)
            return null;
        text.Append(OtherSpeech).Append($"public <utterance> = {publicRule} | <other_speech>;");
        return new Grammar(text.ToString(), [.. words.SelectMany(word => Name(word, pronunciations.Of(word))), .. OtherSpeechWords]);
    }

    /// <summary>True for a result that is no command.</summary>
    public static bool IsOtherSpeech(string hypothesis) => hypothesis.Contains(Unspoken, StringComparison.Ordinal);

    private static string NameOf(string phone) => $"phone_{phone.ToLowerInvariant()}";

    private static string? WordOf(Match token) => token.Groups["word"] is { Success: true, Value: var word } ? word : null;

    private static IEnumerable<(string, string)> Name(string word, IReadOnlyList<string> pronunciations)
        => pronunciations.Select((phones, i) => (i == 0 ? word : $"{word}({i + 1})", phones));

    // What is no word: the header, comments, the grammar's name, rules and imports, tags, weights, punctuation, space.
    [GeneratedRegex(
        """\A#[^;]*;|/\*.*?\*/|//[^\n]*|grammar\s+[^;]*|import\s+[^;]*|public\s+(?<public><[^>]*>)|<[^>]*>|\{(?:\\.|[^}\\])*\}|/[\d.eE+-]+/|[\s;=|()\[\]*+]+|(?<word>[^\s;=|()\[\]*+<>{}/]+)|.""",
        RegexOptions.Singleline)]
    private static partial Regex Token();
}
