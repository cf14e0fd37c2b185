namespace Providers.PocketSphinx;

/// <summary>What can be said, as a decoder takes it.</summary>
/// <param name="Network">The sentences.</param>
/// <param name="Words">Every word and its phones, and those of <see cref="OtherSpeech"/>; further pronunciations are named
/// <c>word(2)</c> and on.</param>
internal sealed record Grammar(WordNetwork Network, IReadOnlyList<(string Word, string Phones)> Words)
{
    /// <summary>About what it takes of memory.</summary>
    public long Bytes => Network.States.Sum(state => 64L + 24 * state.Arcs.Count)
        + Words.Sum(word => 64L + sizeof(char) * (word.Word.Length + word.Phones.Length));

    /// <summary>Reads a grammar and looks up every word of it. A word that cannot be pronounced makes the alternatives that
    /// need it unspeakable and leaves the others.</summary>
    /// <param name="jsgf">With one public rule.</param>
    /// <param name="pronunciations">Where the words are looked up.</param>
    /// <param name="unspeakable">Words without a pronunciation.</param>
    /// <returns>Null for what is no grammar, or one in which nothing can be spoken.</returns>
    public static Grammar? TryCompile(string jsgf, Pronunciations pronunciations, out IReadOnlyList<string> unspeakable)
    {
        unspeakable = [];
        if (!JsgfReader.TryRead(jsgf, out var rules, out string? publicRule))
            return null;
        string[] words = [.. rules.Values.SelectMany(WordsOf).Distinct(StringComparer.Ordinal)];
        pronunciations.Load(words);
        unspeakable = Array.FindAll(words, word => pronunciations.Of(word).Count == 0);
        return WordNetwork.TryBuild(rules, publicRule, word => pronunciations.Of(word).Count > 0) is { } network
            ? new Grammar(network, [.. words.SelectMany(word => Name(word, pronunciations.Of(word))), .. OtherSpeech.Words])
            : null;
    }

    /// <summary>True for a result that is no command.</summary>
    public static bool IsOtherSpeech(string hypothesis) => hypothesis.Contains(OtherSpeech.Unspoken, StringComparison.Ordinal);

    private static IEnumerable<string> WordsOf(JsgfPart part) => part switch
    {
        JsgfPart.Word word => [word.Text],
        JsgfPart.Sequence sequence => sequence.Parts.SelectMany(WordsOf),
        JsgfPart.Choice choice => choice.Alternatives.SelectMany(WordsOf),
        JsgfPart.Repeated repeated => WordsOf(repeated.Inner),
        _ => [],
    };

    private static IEnumerable<(string, string)> Name(string word, IReadOnlyList<string> pronunciations)
        => pronunciations.Select((phones, i) => (i == 0 ? word : $"{word}({i + 1})", phones));
}
