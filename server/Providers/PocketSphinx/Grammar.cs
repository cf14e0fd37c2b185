using System.Text.RegularExpressions;

namespace Providers.PocketSphinx;

/// <summary>A JSGF grammar together with the pronunciations of its words.</summary>
/// <param name="Jsgf">The text that the decoder is given.</param>
/// <param name="Words">Every word and its phones; further pronunciations are named <c>word(2)</c> and on.</param>
internal sealed partial record Grammar(string Jsgf, IReadOnlyList<(string Word, string Phones)> Words)
{
    /// <summary>Any sequence of phones: what an utterance scores when nothing is asked of its words.</summary>
    public static Grammar PhoneLoop { get; } = new(
        $"#JSGF V1.0; grammar phones; public <phones> = ({string.Join(" | ", Phones.All.Select(phone => phone.ToLowerInvariant()))})+;",
        [.. Phones.All.Select(phone => (phone.ToLowerInvariant(), phone))]);

    /// <summary>Looks up every word of a grammar. A word that cannot be pronounced makes the alternatives that need
    /// it unspeakable and leaves the others.</summary>
    /// <param name="jsgf">With one public rule.</param>
    /// <param name="pronunciations">Where the words are looked up.</param>
    /// <param name="unspeakable">Words without a pronunciation.</param>
    public static Grammar Compile(string jsgf, Pronunciations pronunciations, out IReadOnlyList<string> unspeakable)
    {
        string[] words = [.. Token().Matches(jsgf).Select(WordOf).OfType<string>().Distinct(StringComparer.Ordinal)];
        pronunciations.Load(words);
        unspeakable = Array.FindAll(words, word => pronunciations.Of(word).Count == 0);
        string speakable = Token().Replace(
            jsgf, token => WordOf(token) is { } word && pronunciations.Of(word).Count == 0 ? "<VOID>" : token.Value);
        return new Grammar(speakable, [.. words.SelectMany(word => Name(word, pronunciations.Of(word)))]);
    }

    private static string? WordOf(Match token)
        => token.Groups["word"] is { Success: true, Value: not "public" and var word } ? word : null;

    private static IEnumerable<(string, string)> Name(string word, IReadOnlyList<string> pronunciations)
        => pronunciations.Select((phones, i) => (i == 0 ? word : $"{word}({i + 1})", phones));

    // What is no word: the header, comments, the grammar's name, rules and imports, tags, weights, punctuation, space.
    [GeneratedRegex(
        """\A#[^;]*;|/\*.*?\*/|//[^\n]*|grammar\s+[^;]*|import\s+[^;]*|<[^>]*>|\{(?:\\.|[^}\\])*\}|/[\d.eE+-]+/|[\s;=|()\[\]*+]+|(?<word>[^\s;=|()\[\]*+<>{}/]+)|.""",
        RegexOptions.Singleline)]
    private static partial Regex Token();
}
