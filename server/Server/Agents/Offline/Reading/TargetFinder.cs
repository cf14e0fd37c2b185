namespace Server.Agents.Offline.Reading;

/// <summary>The things that some words may mean.</summary>
/// <param name="Fit">From 0 to 1: how well the words fit them.</param>
/// <param name="IsPlace">True when only a place was named: what is meant there depends on what is to be done.</param>
internal sealed record Candidates(IReadOnlyList<ThingModel> Things, TargetScope Scope, double Fit, bool IsPlace = false)
{
    /// <summary>Nothing of that name is there.</summary>
    public static readonly Candidates None = new([], TargetScope.One, 0);
}

/// <summary>Finds the things that a mention may mean.</summary>
/// <param name="noPlural">Whether one word is for one thing and for several.</param>
internal sealed class TargetFinder(IReadOnlyList<ThingModel> things, bool noPlural = false)
{
    private const double FitOfUnknown = 0.55, FitOfUnknownBesideIt = 0.71, FitWithoutPlace = 0.62;

    private readonly ILookup<Feature, ThingModel> _having = things.SelectMany(thing => thing.Features.Select(feature => (feature, thing)))
        .ToLookup(entry => entry.feature, entry => entry.thing);

    /// <summary>Each mention with what it may mean. One that means nothing as a whole is taken apart where it names
    /// several kinds: "light fan".</summary>
    public IReadOnlyList<(Mention Mention, Candidates Candidates)> FindAll(IReadOnlyList<Mention> mentions)
    {
        var found = new List<(Mention, Candidates)>();
        foreach (var mention in mentions)
        {
            var candidates = Find(mention);
            if (candidates.Things.Count > 0 || Parts(mention) is not { Count: > 1 } parts) found.Add((mention, candidates));
            else found.AddRange(parts.Select(part => (part, Find(part))));
        }
        // "The scene, go to party mode": the kind of what is named besides.
        found.RemoveAll(entry => entry.Item1 is { Features: [{ Type: FeatureType.Kind }], Names.Count: 0, IsAll: false, IsPronoun: false }
            && found.Exists(other => other.Item2.Things.Count > 0 && other.Item2.Things.Count < entry.Item2.Things.Count && other.Item2.Things.All(entry.Item2.Things.Contains)));
        return found;
    }

    /// <summary>What a mention may mean as a whole; <see cref="Candidates.None"/> when nothing has all that it names.</summary>
    public Candidates Find(Mention mention)
    {
        if (mention.IsPronoun && mention.Features.Count + mention.Names.Count == 0) return new Candidates(mention.IsMedia ? [.. things.Where(PlaysMedia)] : things, TargetScope.Last, Math.Pow(FitOfUnknownBesideIt, mention.Unknown));
        var fit = Math.Pow(FitOfUnknown, mention.Unknown);
        var meant = Named(mention);
        if (meant.Count == 0 && mention.HasPlace && !mention.IsPlaceOnly && !mention.IsEverything)
        {
            meant = [.. Named(mention with { Features = [.. mention.Features.Where(feature => feature.Type != FeatureType.Place)] })
                .Where(thing => thing.Features.All(feature => feature.Type != FeatureType.Place))];
            fit *= FitWithoutPlace;
        }
        if (meant.Count == 0) return Candidates.None;
        if (mention.IsPlaceOnly && !mention.IsEverything) return new Candidates(meant, mention.IsAll ? TargetScope.All : TargetScope.One, fit, IsPlace: true);
        return new Candidates(meant, mention.IsAll || mention.IsPlural || (noPlural && IsKindThere(mention)) ? TargetScope.All : TargetScope.One, fit);
    }

    private List<ThingModel> Named(Mention mention)
    {
        var meant = Having(mention.Features);
        foreach (var name in mention.Names) meant.RemoveAll(thing => !name.Things.Contains(thing));
        if (mention.IsMedia) meant.RemoveAll(thing => !PlaysMedia(thing));
        if ((mention.IsEverything && !mention.HasKind) || mention is { IsAll: true, Features.Count: 0, Names.Count: 0, IsMedia: false })
            meant.RemoveAll(thing => thing.Kind is not null && Concepts.All.Apart.Contains(thing.Kind));
        if (mention.Features.LastOrDefault(feature => feature.Type == FeatureType.Kind) is { Name: not null } head
            && meant.Exists(thing => thing.Kind == head.Name))
            meant.RemoveAll(thing => thing.Kind != head.Name);
        // Music comes from the speaker where there is one.
        if (mention.IsMediaOnly && meant.Exists(thing => thing.Kind == "speaker")) meant.RemoveAll(thing => thing.Kind != "speaker");
        // The curtains are not the blinds where there are both.
        foreach (var hint in mention.Hints)
            if (meant.Exists(thing => thing.IsCalled(hint))) meant.RemoveAll(thing => !thing.IsCalled(hint));
        // "The bedroom light" is the one of that name, not the bedroom ceiling light.
        if (!mention.IsAll && !mention.IsPlural && mention.Names.Count == 0 && meant.Count > 1 && !mention.IsPlaceOnly
            && meant.Where(thing => thing.Features.Count == mention.Features.Count).ToList() is { Count: 1 } exact)
            return exact;
        return meant;
    }

    // Those with the rarest of the features are few.
    private List<ThingModel> Having(IReadOnlyList<Feature> features)
    {
        if (features.Count == 0) return [.. things];
        var rarest = features.Count == 1 ? features[0] : features.MinBy(feature => _having[feature].Count());
        return [.. _having[rarest].Where(thing => features.Count == 1 || features.All(thing.Features.Contains))];
    }

    private static bool IsKindThere(Mention mention) => mention is { HasKind: true, HasPlace: true, Names.Count: 0 }
        && mention.Features.All(feature => feature.Type is FeatureType.Kind or FeatureType.Place);

    private static bool PlaysMedia(ThingModel thing) =>
        thing.Abilities.ContainsKey("play") || thing.Abilities.ContainsKey("next") || thing.Kind is "speaker" or "television" || thing.SetterOf("volume") is not null;

    private static List<Mention> Parts(Mention mention)
    {
        var parts = new List<Mention>();
        var features = new List<Feature>();
        foreach (var feature in mention.Features)
        {
            features.Add(feature);
            if (feature.Type != FeatureType.Kind) continue;
            parts.Add(mention with { Features = [.. features], Names = [] });
            features.Clear();
        }
        parts.AddRange(mention.Names.Select(name => mention with { Features = [], Names = [name] }));
        // What is left tells where.
        return features.Count == 0 ? parts : [.. parts.Select(part => part with { Features = [.. part.Features, .. features] })];
    }
}
