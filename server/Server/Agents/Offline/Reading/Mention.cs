namespace Server.Agents.Offline.Reading;

/// <summary>Words that name things: "both lamps in the bedroom", "it", "everything upstairs".</summary>
internal sealed record Mention
{
    public IReadOnlyList<Feature> Features { get; init; } = [];

    /// <summary>What the whole of a name means; empty without one.</summary>
    public IReadOnlyList<NameSense> Names { get; init; } = [];

    /// <summary>The words said for its kinds, see <see cref="FeatureSense"/>.</summary>
    public IReadOnlyList<string> Hints { get; init; } = [];

    public bool IsPlural { get; init; }

    public bool IsAll { get; init; }

    public bool IsAny { get; init; }

    public bool IsEverything { get; init; }

    public bool IsPronoun { get; init; }

    /// <summary>What is played: whatever plays it is meant.</summary>
    public bool IsMedia { get; init; }

    /// <summary>Words within it that are not known, which may well tell of another thing.</summary>
    public int Unknown { get; init; }

    public bool IsEmpty => Features.Count == 0 && Names.Count == 0 && !IsAll && !IsEverything && !IsPronoun && !IsMedia;

    /// <summary>Whether it says where, but not what.</summary>
    public bool IsPlaceOnly => Names.Count == 0 && !IsPronoun && !IsEverything && !IsMedia
        && Features.Count > 0 && Features.All(feature => feature.Type == FeatureType.Place);

    /// <summary>Whether it says that all are meant, but not of what.</summary>
    public bool IsAllOnly => IsAll && Features.Count + Names.Count == 0 && !IsEverything && !IsPronoun && !IsMedia && !IsAny;

    public bool IsMediaOnly => IsMedia && Features.Count + Names.Count == 0;

    public bool HasKind => Features.Any(feature => feature.Type == FeatureType.Kind);

    public bool HasPlace => Features.Any(feature => feature.Type == FeatureType.Place);

    /// <summary>Both as one: "the light" and "in the bedroom".</summary>
    public Mention With(Mention other) => this with
    {
        Features = [.. Features.Concat(other.Features).Distinct()],
        Names = [.. Names, .. other.Names],
        Hints = [.. Hints, .. other.Hints],
        IsPlural = IsPlural || other.IsPlural,
        IsAll = IsAll || other.IsAll,
        IsAny = IsAny || other.IsAny,
        IsEverything = IsEverything || other.IsEverything,
        IsPronoun = IsPronoun || other.IsPronoun,
        IsMedia = IsMedia || other.IsMedia,
        Unknown = Unknown + other.Unknown,
    };
}
