using Server.Devices;

namespace Server.Agents.Offline.Reading;

/// <summary>What can be asked of the things of a house, by the words for it: looked up here, not at every thing for every
/// sentence. Each list in the order of the things, without repetitions.</summary>
internal sealed class Repertoire(IReadOnlyList<ThingModel> things, SpokenText text)
{
    private readonly ILookup<string, MethodModel> _methods = things.SelectMany(thing => thing.Methods)
        .DistinctBy(method => method.Descriptor.Name).ToLookup(method => method.Name, StringComparer.Ordinal);

    private readonly ILookup<string, string> _properties = things.SelectMany(thing => thing.Setters).Where(setter => setter.Concept != "power")
        .SelectMany(setter => (setter.Enum ?? []).Select(value => (Words: text.Plain(value), setter.Property)))
        .Distinct().ToLookup(entry => entry.Words, entry => entry.Property, StringComparer.Ordinal);

    /// <summary>Methods that take one of several values and are no settings: "a strong coffee", "the dinner scene".</summary>
    public IReadOnlyList<MethodModel> MethodsOfChoices { get; } = [.. things.SelectMany(thing => thing.Methods
            .Where(method => method.Descriptor.Parameters.Any(parameter => parameter.Enum is not null) && thing.Setters.All(setter => setter.Method != method)))
        .DistinctBy(method => method.Descriptor.Name)];

    /// <summary>Names of the numbers that can be given when something is turned on.</summary>
    public IReadOnlyList<string> NumbersOfOn { get; } = [.. things.SelectMany(thing => thing.On?.Descriptor.Parameters ?? [])
        .Where(parameter => parameter.Type == ThingValueType.Number).Select(parameter => parameter.Name).Distinct()];

    /// <summary>Methods by their own words.</summary>
    public IEnumerable<MethodModel> MethodsCalled(string words) => _methods[words];

    /// <summary>Properties that can be set to a value in plain words.</summary>
    public IEnumerable<string> PropertiesWith(string value) => _properties[value];
}
