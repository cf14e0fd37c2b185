using Server.Agents.Offline.Grammar;

namespace Server.Agents.Offline;

/// <summary>The ways to name things: by name, with another word for its kind, by its kind alone, by its place, all of a
/// kind, or "it". One rule for each set of things that a command may be for.</summary>
internal sealed class TargetRules(Language language, RuleNames names)
{
    private readonly Dictionary<string, Rule> _rules = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Rule> _several = new(StringComparer.Ordinal);

    /// <summary>One thing, "it", or all of a kind. Means one <see cref="Target"/>.</summary>
    public Rule One(IReadOnlyList<ThingModel> things) => Cached("thing", things, () => new Choice(
        [.. Named(things, withPlaces: false), .. Groups(things), Pronouns(things)]));

    /// <summary>Several joined by "and". Means one <see cref="Target"/> for each.</summary>
    public Rule Several(IReadOnlyList<ThingModel> things)
    {
        var one = One(things);
        if (_several.TryGetValue(one.Name, out var several)) return several;
        var more = new Chain(names.Take("more_things"), new Sequence(new Word(language.ThingJoint), one), new Sequence());
        return _several[one.Name] = new Rule(names.Take("things"), new Sequence(one, new Maybe(more)));
    }

    /// <summary>As <see cref="One"/>, and by the place alone: "the bedroom" for the bedroom sensor.</summary>
    public Rule Place(IReadOnlyList<ThingModel> things) => Cached("place", things, () => new Choice(
        [.. Named(things, withPlaces: true)]));

    /// <summary>As <see cref="One"/> but for "it".</summary>
    public Rule ByName(IReadOnlyList<ThingModel> things) => Cached("named", things, () => new Choice(
        [.. Named(things, withPlaces: false), .. Groups(things)]));

    /// <summary>What is listened for as one thing, or all of a kind.</summary>
    public Rule Said(IReadOnlyList<ThingModel> things) => Cached("said_thing", things, () => new Choice(
        [.. Named(things, withPlaces: false), .. OfKind(things)]));

    /// <summary>What is listened for as several: joined by "and", or everything.</summary>
    public Rule SaidTogether(IReadOnlyList<ThingModel> things) => Cached("said_things", things, () =>
    {
        var one = Said(things);
        var more = new Chain(names.Take("more_said"), new Sequence(new Word(language.ThingJoint), one), new Sequence());
        return new Choice(new Sequence(one, new Maybe(more)), Everything(things));
    });

    /// <summary>"It" and its kin alone: apart, because few words go before them.</summary>
    public Rule It(IReadOnlyList<ThingModel> things) => Cached("it", things, () => Pronouns(things));

    /// <summary>The first of its kin: "is it on", and hardly "is that on".</summary>
    public Rule Asked(IReadOnlyList<ThingModel> things) => Cached("it_asked", things, () => Pronouns(things, most: 1));

    /// <summary>By name or place only: what may answer the question which one is meant.</summary>
    public Rule Answer(IReadOnlyList<ThingModel> things) => Cached("which", things, () => new Choice(
        [.. Named(things, withPlaces: true)]));

    private Rule Cached(string name, IReadOnlyList<ThingModel> things, Func<Expression> body)
    {
        var key = name + ":" + string.Join(',', things.Select(thing => thing.Index));
        if (!_rules.TryGetValue(key, out var rule)) _rules[key] = rule = new Rule(names.Take(name), body());
        return rule;
    }

    private IEnumerable<Expression> Named(IReadOnlyList<ThingModel> things, bool withPlaces)
    {
        var phrases = new Dictionary<string, (int Rank, List<ThingModel> Things)>(StringComparer.Ordinal);
        foreach (var thing in things)
            foreach (var (phrase, rank) in thing.Phrases)
            {
                if (rank == ThingPhrases.ByPlace && !withPlaces) continue;
                if (!phrases.TryGetValue(phrase, out var known) || rank < known.Rank) phrases[phrase] = (rank, [thing]);
                else if (rank == known.Rank) known.Things.Add(thing);
            }
        var trie = new PhraseTrie();
        foreach (var (phrase, (rank, named)) in phrases)
        {
            var meant = rank is ThingPhrases.ByKind or ThingPhrases.ByPlural ? Called(phrase, named)
                : rank == ThingPhrases.ByOwnPlural ? [.. named.Union(things.Where(other => named.Any(thing => thing.IsAmong(other))))] : named;
            var scope = rank is ThingPhrases.ByPlural or ThingPhrases.ByOwnPlural && meant.Count > 1 ? TargetScope.All : TargetScope.One;
            trie.Add(SpokenText.Split(phrase), new Target(meant, scope));
        }
        if (!trie.IsEmpty) yield return new Sequence(Article, trie.ToExpression());
        foreach (var placed in Placed(things)) yield return placed;
    }

    // The curtains are not the blinds where there are both.
    private List<ThingModel> Called(string word, List<ThingModel> ofKind)
    {
        if (ofKind.Count < 2 || ofKind[0].Kind is not { } kind || !language.Kinds.TryGetValue(kind, out var words)) return ofKind;
        var number = Math.Max(words.Words.IndexOf(word), words.Plural.IndexOf(word));
        if (number < 0 || number >= words.Words.Count || (number == 0 && Concepts.All.Kinds[kind].IsGeneral)) return ofKind;
        var called = ofKind.FindAll(thing => thing.IsCalled(words.Words[number]));
        return called.Count > 0 ? called : ofKind;
    }

    private Maybe Article => new(new Choice(language.Articles.Select(Expression (word) => new Word(word)).ToArray()));

    // "the light in the living room": the places of a kind behind the words for it.
    private IEnumerable<Expression> Placed(IReadOnlyList<ThingModel> things)
    {
        foreach (var kind in things.Where(thing => thing.Place.Count > 0 && language.Kinds.ContainsKey(thing.Kind!)).GroupBy(thing => thing.Kind!))
        {
            var places = new PhraseTrie();
            foreach (var place in kind.GroupBy(thing => string.Join(' ', thing.Place)))
                places.Add(SpokenText.Split(place.Key), new Target([.. place], TargetScope.One));
            var words = new PhraseTrie();
            foreach (var word in language.Kinds[kind.Key].Words.Concat(language.Kinds[kind.Key].Plural))
                words.Add(SpokenText.Split(word), new KindWord(word, language.Kinds[kind.Key].Plural.Contains(word)));
            var expression = PatternReader.Read(language.Placed, slot => slot switch
            {
                "kind" => words.ToExpression(),
                "rest" => places.ToExpression(),
                _ => null,
            });
            if (expression is not null)
                yield return new Sequence(Article, new Meaning(
                    expression, values => InPlace(values.OfType<Target>().Single(), values.OfType<KindWord>().Single(), things)));
        }
    }

    // "The lights in the bedroom" are all there, "the light" the one of that name.
    private Target InPlace(Target there, KindWord said, IReadOnlyList<ThingModel> things)
    {
        IEnumerable<ThingModel> meant = said.IsPlural ? there.Things.Union(things.Where(other => there.Things.Any(thing => thing.IsAmong(other)))) : there.Things;
        var called = Called(said.Word, [.. meant]);
        return new Target(called, said.IsPlural && called.Count > 1 ? TargetScope.All : there.Scope);
    }

    private sealed record KindWord(string Word, bool IsPlural);

    private IEnumerable<Expression> Groups(IReadOnlyList<ThingModel> things) => [Everything(things), .. OfKind(things)];

    private Sequence Everything(IReadOnlyList<ThingModel> things)
    {
        var everything = new Choice(language.Everything.Select(phrase =>
            PatternReader.Read(phrase, _ => null)!).ToArray());
        var meant = things.Where(thing => thing.Kind is null || !Concepts.All.Apart.Contains(thing.Kind)).ToList();
        return new Sequence(everything, new Marker(new Target(meant.Count > 0 ? meant : things, TargetScope.All)));
    }

    private IEnumerable<Expression> OfKind(IReadOnlyList<ThingModel> things)
    {
        var one = new PhraseTrie();
        var many = new PhraseTrie();
        foreach (var kind in things.Where(thing => thing.Kind is not null && language.Kinds.ContainsKey(thing.Kind)).GroupBy(thing => thing.Kind!))
        {
            var all = new Target([.. kind], TargetScope.All);
            foreach (var word in language.Kinds[kind.Key].Words) one.Add(SpokenText.Split(word), all with { Things = Called(word, [.. kind]) });
            foreach (var word in language.Kinds[kind.Key].Plural) many.Add(SpokenText.Split(word), all with { Things = Called(word, [.. kind]) });
        }
        foreach (var pattern in language.AllOfKind)
        {
            var expression = PatternReader.Read(pattern, slot => slot switch
            {
                "kind" when !one.IsEmpty => one.ToExpression(),
                "kinds" when !many.IsEmpty => many.ToExpression(),
                _ => null,
            });
            if (expression is not null) yield return expression;
        }
    }

    private Sequence Pronouns(IReadOnlyList<ThingModel> things, int most = int.MaxValue) => new(
        new Choice(language.Pronouns.Take(most).Select(Expression (word) => new Word(word)).ToArray()),
        new Marker(new Target(things, TargetScope.Last)));
}
