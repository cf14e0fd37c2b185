namespace Server.Agents.Offline;

/// <summary>The fixed phrases that may mean a thing, each with how surely it does. Where two things share a phrase, the
/// surer one has it for itself.</summary>
internal static class ThingPhrases
{
    /// <summary>Its own name.</summary>
    public const int ByName = 0;

    /// <summary>Its name with another word for its kind: "living room lamp".</summary>
    public const int BySynonym = 1;

    /// <summary>Its kind: "the light".</summary>
    public const int ByKind = 2;

    /// <summary>Its kind in the plural, which means all of that kind when there are several.</summary>
    public const int ByPlural = 3;

    /// <summary>Its place alone: "the bedroom".</summary>
    public const int ByPlace = 4;

    /// <summary>The phrases of a thing and the words of its place: what is left of its name without its kind.</summary>
    public static (IReadOnlyList<(string Phrase, int Rank)> Phrases, IReadOnlyList<string> Place) Of(
        IReadOnlyList<string> name, KindWords? kind)
    {
        var phrases = new Dictionary<string, int>(StringComparer.Ordinal);
        void Add(IEnumerable<string> words, int rank)
        {
            var phrase = string.Join(' ', words);
            if (phrase.Length > 0) phrases.TryAdd(phrase, rank);
        }

        Add(name, ByName);
        if (kind is null) return (Ordered(phrases), []);
        var (before, after, isNamedByKind) = Around(name, kind);
        IReadOnlyList<string> place = isNamedByKind && after.Count == 0 ? before : [];
        var isMoreThanKind = before.Count + after.Count > 0;
        if (isMoreThanKind)
            foreach (var word in kind.Words.Concat(kind.Plural)) Add([.. before, word, .. after], BySynonym);
        foreach (var word in kind.Words) Add([word], ByKind);
        foreach (var word in kind.Plural) Add([word], ByPlural);
        Add(place, ByPlace);
        return (Ordered(phrases), place);
    }

    private static IReadOnlyList<(string Phrase, int Rank)> Ordered(Dictionary<string, int> phrases) =>
        [.. phrases.Select(phrase => (phrase.Key, phrase.Value))];

    private static (IReadOnlyList<string> Before, IReadOnlyList<string> After, bool IsNamedByKind) Around(
        IReadOnlyList<string> name, KindWords kind)
    {
        foreach (var phrase in kind.Words.Concat(kind.Plural).OrderByDescending(phrase => phrase.Length))
        {
            var start = ThingModel.LastIndexOf(name, phrase);
            if (start < 0) continue;
            var end = start + phrase.Count(c => c == ' ') + 1;
            return ([.. name.Take(start)], [.. name.Skip(end)], true);
        }
        return (name, [], false);
    }
}
