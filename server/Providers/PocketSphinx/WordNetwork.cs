namespace Providers.PocketSphinx;

/// <summary>The smallest network of words that has exactly the sentences of a grammar: at each place a word leads to
/// one next place, and places after which the same may follow are one.</summary>
/// <remarks>The recogniser's work for each 10 ms grows with the places at which the speaker may be. PocketSphinx itself writes a rule
/// out wherever it is used. The seven things of the ESP32-S3 board need 885 places and 7,263 words this way.</remarks>
/// <param name="States">The places; the first is the beginning.</param>
internal sealed record WordNetwork(IReadOnlyList<WordNetwork.State> States)
{
    /// <summary>A place between words.</summary>
    /// <param name="IsEnd">Whether a sentence may end here.</param>
    /// <param name="EndWeight">How often it does, see <see cref="Arc"/>.</param>
    /// <param name="Arcs">What may be said next.</param>
    public sealed record State(bool IsEnd, double EndWeight, IReadOnlyList<Arc> Arcs);

    /// <summary>A word that may be said next.</summary>
    /// <param name="Word">The word.</param>
    /// <param name="Target">Where it leads.</param>
    /// <param name="Weight">How often it is said, of a sentence that is made by taking each alternative of the grammar as often
    /// as any other, and what may be left out half of the time.</param>
    public readonly record struct Arc(string Word, int Target, double Weight);

    /// <summary>Makes the network of a rule.</summary>
    /// <param name="rules">As <see cref="JsgfReader"/> gave them.</param>
    /// <param name="start">The name of the rule.</param>
    /// <param name="canBeSpoken">Words for which this is false are left out, and the alternatives that need them.</param>
    /// <returns>Null when the rules are no regular grammar, there is nothing to be said, or it is too much.</returns>
    public static WordNetwork? TryBuild(
        IReadOnlyDictionary<string, JsgfPart> rules, string start, Func<string, bool> canBeSpoken)
    {
        var writtenOut = new WrittenOutGrammar(rules, canBeSpoken);
        if (!writtenOut.TryWrite(start) || writtenOut.ToDeterministic() is not { } states)
            return null;
        return StateMerging.Minimise(writtenOut.Weigh(states)) is { Count: > 0 } merged && merged[0].Arcs.Count > 0 ? new WordNetwork(merged) : null;
    }
}
