using Providers.PocketSphinx.Acoustics;
using Providers.PocketSphinx.Search;

namespace Providers.PocketSphinx;

/// <summary>What can be said, made ready to be searched.</summary>
internal sealed record Grammar(PhoneNetwork Network)
{
    /// <summary>Reads a grammar and looks up every word of it. A word that cannot be pronounced makes the alternatives that
    /// need it unspeakable and leaves the others.</summary>
    /// <param name="jsgf">With one public rule.</param>
    /// <param name="pronunciations">Where the words are looked up.</param>
    /// <param name="model">What their phones are made of.</param>
    /// <param name="unspeakable">Words without a pronunciation.</param>
    /// <returns>Null for what is no grammar, or one in which nothing can be spoken.</returns>
    public static Grammar? TryCompile(string jsgf, Pronunciations pronunciations, ModelDefinition model, out IReadOnlyList<string> unspeakable)
    {
        unspeakable = [];
        if (!JsgfReader.TryRead(jsgf, out var rules, out string? publicRule))
            return null;
        string[] words = [.. rules.Values.SelectMany(WordsOf).Distinct(StringComparer.Ordinal)];
        pronunciations.Load(words);
        unspeakable = Array.FindAll(words, word => pronunciations.Of(word).Count == 0);
        return WordNetwork.TryBuild(rules, publicRule, word => pronunciations.Of(word).Count > 0) is { } network
            ? new Grammar(PhoneNetworkBuilder.Build(model, network, pronunciations.Of))
            : null;
    }

    private static IEnumerable<string> WordsOf(JsgfPart part) => part switch
    {
        JsgfPart.Word word => [word.Text],
        JsgfPart.Sequence sequence => sequence.Parts.SelectMany(WordsOf),
        JsgfPart.Choice choice => choice.Alternatives.SelectMany(WordsOf),
        JsgfPart.Repeated repeated => WordsOf(repeated.Inner),
        _ => [],
    };
}
