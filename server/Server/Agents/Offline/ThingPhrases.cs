namespace Server.Agents.Offline;

/// <summary>The fixed phrases that may mean a thing, each with how surely it does. Where two things share a phrase, the
/// surer one has it for itself.</summary>
internal static class ThingPhrases
{
    /// <summary>Its own name.</summary>
    public const int ByName = 0;

    /// <summary>Its name with another word for its kind: "living room lamp".</summary>
    public const int BySynonym = 1;

    /// <summary>Its name in the plural, which means others too that are all that it is: "the bedroom lights".</summary>
    public const int ByOwnPlural = 2;

    /// <summary>Its kind: "the light".</summary>
    public const int ByKind = 3;

    /// <summary>Its kind in the plural, which means all of that kind when there are several.</summary>
    public const int ByPlural = 4;

    /// <summary>Its place alone: "the bedroom".</summary>
    public const int ByPlace = 5;

    /// <summary>The phrases of a thing and the words of its place: what is left of its name without its kind, and without
    /// what it measures ("hall motion sensor").</summary>
    public static (IReadOnlyList<(string Phrase, int Rank)> Phrases, IReadOnlyList<string> Place) Of(
        IReadOnlyList<string> name, KindWords? kind, IReadOnlyList<IReadOnlyList<string>> properties)
    {
        var phrases = new Dictionary<string, int>(StringComparer.Ordinal);
        void Add(IEnumerable<string> words, int rank)
        {
            var phrase = string.Join(' ', words);
            if (phrase.Length > 0) phrases.TryAdd(phrase, rank);
        }

        Add(name, ByName);
        if (kind is null) return (Ordered(phrases), []);
        var (before, after, word) = Around(name, kind);
        IReadOnlyList<string> place = word is not null && after.Count == 0 ? WithoutEnding(before, properties) : [];
        if (before.Count + after.Count > 0)
        {
            foreach (var synonym in kind.Words) Add([.. before, synonym, .. after], BySynonym);
            // "The living room lights" may be one thing.
            var number = word is null ? -1 : kind.Words.IndexOf(word);
            if (number >= 0 && number < kind.Plural.Count) Add([.. before, kind.Plural[number], .. after], ByOwnPlural);
        }
        foreach (var singular in kind.Words) Add([singular], ByKind);
        foreach (var plural in kind.Plural) Add([plural], ByPlural);
        Add(place, ByPlace);
        return (Ordered(phrases), place);
    }

    private static IReadOnlyList<string> WithoutEnding(IReadOnlyList<string> words, IReadOnlyList<IReadOnlyList<string>> endings)
    {
        var ending = endings.FirstOrDefault(ending => ending.Count > 0 && words.Count >= ending.Count
            && words.Skip(words.Count - ending.Count).SequenceEqual(ending));
        return ending is null ? words : [.. words.SkipLast(ending.Count)];
    }

    private static IReadOnlyList<(string Phrase, int Rank)> Ordered(Dictionary<string, int> phrases) =>
        [.. phrases.Select(phrase => (phrase.Key, phrase.Value))];

    // The name before and after the word for its kind; without one the word would follow the name: "porch light".
    private static (IReadOnlyList<string> Before, IReadOnlyList<string> After, string? Word) Around(
        IReadOnlyList<string> name, KindWords kind)
    {
        foreach (var word in kind.Words.Concat(kind.Plural).OrderByDescending(word => word.Length))
        {
            var start = LastIndexOf(name, SpokenText.Split(word));
            if (start < 0) continue;
            var end = start + word.Count(c => c == ' ') + 1;
            return ([.. name.Take(start)], [.. name.Skip(end)], word);
        }
        return (name, [], null);
    }

    // Where a phrase last stands among words; -1 when it does not.
    private static int LastIndexOf(IReadOnlyList<string> words, string[] phrase)
    {
        for (var start = words.Count - phrase.Length; start >= 0; start--)
        {
            var same = 0;
            while (same < phrase.Length && words[start + same] == phrase[same]) same++;
            if (same == phrase.Length) return start;
        }
        return -1;
    }
}
