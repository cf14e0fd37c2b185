using Server.Agents.Offline.Grammar;
using Server.Agents.Offline.Reading;

namespace Server.Agents.Offline;

/// <summary>Stands for a sentence that is listened for, and understood by reading it freely.</summary>
internal sealed class ReadFreely
{
    public static readonly ReadFreely Instance = new();

    private ReadFreely() { }
}

/// <summary>The sentences that the grammar has besides those that it understands by itself: rooms, times, follow-ups, colors.
/// Few and short, for each makes mishearing likelier; what they mean the free reading knows.</summary>
internal sealed class ReadingRules(
    IReadOnlyList<ThingModel> things, TargetRules targets, ValueRules values, Language language, RuleNames names, Func<string, Expression?> piece)
{
    private static readonly string[] TimeUnits = ["seconds", "minutes", "hours"];
    private const int MostCounted = 60;

    private readonly List<ThingModel> _switched = [.. things.Where(thing => thing.CanSwitch)];
    private readonly Dictionary<string, Expression?> _known = new(StringComparer.Ordinal);

    /// <summary>Of what was said before.</summary>
    public IEnumerable<Expression> FollowUps() => _switched.Count == 0 ? []
        : language.Patterns.FollowUp.Select(pattern => Read(pattern, _switched)).OfType<Expression>();

    /// <summary>Orders and questions.</summary>
    public IEnumerable<Expression> Orders()
    {
        if (_switched.Count > 0)
            foreach (var pattern in language.Patterns.Read)
                if (Read(pattern, _switched) is { } sentence) yield return sentence;
        var colored = things.Where(thing => thing.Color?.For("red", false) is not null && thing.SetterOf("color") is not { Enum: not null }).ToList();
        var white = things.Where(thing => thing.Color?.ForKelvin(3000) is not null).ToList();
        foreach (var (able, colors) in new[] { (colored, language.Reading.Colors), (white, language.Reading.Whites) })
            if (able.Count > 0 && language.Patterns.Color.Length > 0 && Read(language.Patterns.Color, able, Phrases(colors.Values.Select(words => words[0]))) is { } sentence)
                yield return sentence;
    }

    private Expression? Read(string pattern, List<ThingModel> able, Expression? color = null) => PatternReader.Read(pattern, slot => slot switch
    {
        "thing" => targets.One(able),
        "named" => targets.ByName(able),
        "power" => values.Power,
        "rooms" => Known(slot, () => Phrases(able.SelectMany(RoomsOf))),
        "kinds" => Known(slot, () => Phrases(able.Select(thing => thing.Kind).OfType<string>().Distinct().SelectMany(kind => language.Kinds.GetValueOrDefault(kind)?.Plural ?? []))),
        "duration" => Known(slot, Duration),
        "color" => color,
        _ => piece(slot),
    });

    // A room that is known by its concept, else whatever stands before the kind.
    private IEnumerable<string> RoomsOf(ThingModel thing)
    {
        var rooms = thing.Features.Where(feature => feature.Type == FeatureType.Place).SelectMany(place => language.Places.GetValueOrDefault(place.Name)?.Take(1) ?? []).ToList();
        return rooms.Count > 0 ? rooms : [string.Join(' ', thing.Place)];
    }

    private Expression? Known(string name, Func<Expression?> build)
    {
        if (_known.TryGetValue(name, out var known)) return known;
        return _known[name] = build() is { } body ? new Rule(names.Take(name), body) : null;
    }

    private static Expression? Phrases(IEnumerable<string> phrases)
    {
        var trie = new PhraseTrie();
        foreach (var phrase in phrases.Where(phrase => phrase.Length > 0).Distinct(StringComparer.Ordinal)) trie.Add(SpokenText.Split(phrase), phrase);
        return trie.IsEmpty ? null : trie.ToExpression();
    }

    private Sequence Duration() => new(
        Phrases(language.Numbers.Words.Skip(1).Take(MostCounted))!,
        Phrases(TimeUnits.SelectMany(unit => language.Units.GetValueOrDefault(unit)?.Words ?? [])) ?? new Sequence());
}
