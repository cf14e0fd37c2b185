using System.Globalization;

namespace Server.Agents.Offline.Reading;

/// <summary>Something by which a thing is told from others, said or in its name: its kind, its place, a part of the name
/// that is known by its concept, a number, or a word.</summary>
/// <param name="Type">One of <see cref="FeatureType"/>.</param>
internal readonly record struct Feature(FeatureType Type, string Name);

internal enum FeatureType { Kind, Place, Part, Number, Word }

/// <summary>Takes the names of things apart into what they say, by the concepts' English and by the language spoken.</summary>
internal sealed class NameReader
{
    // Longer descriptions are sentences, in which a word for a kind may be about another thing.
    private const int MaxDescriptionWords = 10;

    private readonly WordTrie<Feature> _known = new();
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly Language _language;
    private readonly SpokenText _text;
    private readonly HashSet<string> _small;

    public NameReader(Language language, SpokenText text)
    {
        _language = language;
        _text = text;
        _small = [.. language.Articles, .. language.Reading.Words.GetValueOrDefault(WordRole.Small, []), "in", "of", "the", "a", "for", "on", "at", "and"];
        var concepts = Concepts.All;
        foreach (var (kind, concept) in concepts.Kinds) Add(FeatureType.Kind, kind, concept.Names);
        foreach (var (place, names) in concepts.Places) Add(FeatureType.Place, place, names);
        foreach (var (part, names) in concepts.Parts) Add(FeatureType.Part, part, names);
        foreach (var (kind, words) in language.Kinds) Add(FeatureType.Kind, kind, [.. words.Words, .. words.Plural, .. words.Also]);
        foreach (var (place, words) in language.Places) Add(FeatureType.Place, place, words);
        foreach (var (part, words) in language.Parts) Add(FeatureType.Part, part, words);
        for (var number = 0; number < language.Numbers.Words.Count; number++)
            _numbers.TryAdd(language.Numbers.Words[number], number);
    }

    private void Add(FeatureType type, string name, List<string> phrases)
    {
        foreach (var phrase in phrases) _known.Add(_text.RawWords(phrase), new Feature(type, name));
    }

    /// <summary>What the words of a name say, and the kind that they name; the last one is what the thing is.</summary>
    public NameParts Read(string name)
    {
        var words = _text.RawWords(name);
        var features = new List<Feature>();
        string? kind = null;
        for (var start = 0; start < words.Count;)
        {
            if (_known.LongestAt(words, start) is { } known)
            {
                features.AddRange(known.Values);
                var kinds = known.Values.Where(feature => feature.Type == FeatureType.Kind).ToList();
                // The other words inside: a garage door is a door, too.
                for (var inner = start; inner < known.End; inner++)
                    if (_known.LongestAt(words, inner) is { } part && part.End <= known.End)
                        features.AddRange(part.Values.Where(feature => feature.Type == FeatureType.Kind || !SpokenText.IsWordItself(words[inner][0])));
                if (kinds.Count > 0) kind = kinds[0].Name;
                start = known.End;
                continue;
            }
            var word = words[start++];
            if (_numbers.TryGetValue(word, out var number))
                features.Add(new Feature(FeatureType.Number, number.ToString(CultureInfo.InvariantCulture)));
            else if (!_small.Contains(word))
                features.Add(new Feature(FeatureType.Word, word));
        }
        return new NameParts(words, [.. features.Distinct()], kind);
    }

    /// <summary>A name in another language, said in this one: <c>bedroom_ceiling_light</c> by the words for its parts; null
    /// when there is no word for one of them.</summary>
    public string? Compose(NameParts name)
    {
        var words = new List<string>();
        for (var start = 0; start < name.Words.Count;)
        {
            if (_known.LongestAt(name.Words, start) is not { } known)
            {
                if (!name.Words[start].All(char.IsAsciiDigit) && !_numbers.ContainsKey(name.Words[start]) && !_text.IsOfThisLanguage(name.Words[start])) return null;
                words.Add(name.Words[start++]);
                continue;
            }
            // The last word for a thing is its kind; before it, the same word tells where or which.
            var isLast = known.End == name.Words.Count;
            var said = known.Values.OrderBy(feature => feature.Type == FeatureType.Kind == isLast ? 0 : 1)
                .Select(feature => CalledSo(feature, name.Words.Take(known.End).Skip(start)) ?? WordFor(feature)).FirstOrDefault(word => word is not null);
            if (said is null) return null;
            words.AddRange(SpokenText.Split(said));
            start = known.End;
        }
        // A name in two languages says the same twice.
        var half = words.Count / 2;
        if (half > 0 && words.Take(half).SequenceEqual(words.Skip(half))) words.RemoveRange(half, half);
        return words.Count == 0 ? null : Language.Join(words);
    }

    private string? CalledSo(Feature feature, IEnumerable<string> words) => feature.Type != FeatureType.Kind ? null
        : _language.Kinds.GetValueOrDefault(feature.Name)?.Called.GetValueOrDefault(string.Join(' ', words));

    private string? WordFor(Feature feature) => (feature.Type switch
    {
        FeatureType.Kind => _language.Kinds.GetValueOrDefault(feature.Name)?.Words,
        FeatureType.Place => _language.Places.GetValueOrDefault(feature.Name),
        FeatureType.Part => _language.Parts.GetValueOrDefault(feature.Name),
        _ => null,
    })?.FirstOrDefault();

    /// <summary>What a description says, when it is short enough to be a name.</summary>
    public NameParts? ReadDescription(string description)
    {
        if (description.Length > 100) return null;
        var parts = Read(description);
        return parts.Words.Count <= MaxDescriptionWords ? parts : null;
    }
}

/// <param name="Words">All words of the name, in whatever language.</param>
/// <param name="Kind">What the thing is; null when no word tells.</param>
internal sealed record NameParts(IReadOnlyList<string> Words, IReadOnlyList<Feature> Features, string? Kind);
