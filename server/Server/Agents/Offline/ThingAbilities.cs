using Server.Devices;

namespace Server.Agents.Offline;

/// <summary>A call that does an act of <see cref="Concepts"/>: a method of that name, or a setting that comes to the same.</summary>
internal sealed record Ability(MethodModel Method, IReadOnlyDictionary<string, object> Arguments);

/// <summary>Finds out which acts a thing can do, whatever its methods are called.</summary>
internal static class ThingAbilities
{
    private static readonly Dictionary<string, object> None = [];

    /// <summary>Act to ability, for those that the thing has.</summary>
    public static IReadOnlyDictionary<string, Ability> Of(ThingModel thing, SpokenText text)
    {
        var abilities = new Dictionary<string, Ability>(StringComparer.Ordinal);
        foreach (var (act, concept) in Concepts.All.Acts)
            if ((ByMethod(thing, concept) ?? BySetting(thing, concept, text) ?? ByLevel(thing, concept)) is { } ability) abilities[act] = ability;
        return abilities;
    }

    private static Ability? ByMethod(ThingModel thing, ActConcept concept)
    {
        var callable = thing.Methods.Where(method => method.Descriptor.Parameters.All(parameter => !parameter.Required)).ToList();
        foreach (var name in concept.Methods)
            if (callable.Find(method => method.Name == name || WithoutThing(method, thing) == name) is { } method) return new Ability(method, None);
        return null;
    }

    // "turn_on_lamp" of a lamp is "turn on".
    private static string WithoutThing(MethodModel method, ThingModel thing) => string.Join(' ', method.Words.Where(word =>
        !thing.RawName.Contains(word) && !(thing.Kind is { } kind && Concepts.All.Kinds.GetValueOrDefault(kind)?.Names.Contains(word) == true)));

    private static Ability? BySetting(ThingModel thing, ActConcept concept, SpokenText text)
    {
        foreach (var (property, values) in concept.Settings)
            foreach (var setter in thing.Setters.Where(setter => setter.Concept == property || setter.Property == property))
                if (ValueAmong(setter, values, text) is { } value)
                    return new Ability(setter.Method, new Dictionary<string, object> { [setter.Parameter.Name] = value });
        return null;
    }

    private static object? ValueAmong(Setter setter, List<string> values, SpokenText text)
    {
        if (setter.Parameter.Type == ThingValueType.Boolean)
            return values.Contains("true") ? true : values.Contains("false") ? false : null;
        if (setter.Enum is { } allowed)
            return allowed.FirstOrDefault(value => text.Plain(value) is var words && (values.Contains(words) || values.Contains(Concepts.All.ValueOf(words))));
        if (setter.IsNumber)
            return setter is { Min: 0, Max: 1, Step: 1 } ? values.Contains("1") ? 1.0 : values.Contains("0") ? 0.0 : null : null;
        // A free text for the power: most write it so.
        return setter.Concept == "power" ? values.Find(value => value is "on" or "off") : null;
    }

    private static Ability? ByLevel(ThingModel thing, ActConcept concept)
    {
        foreach (var (property, part) in concept.Levels)
            if (thing.Setters.FirstOrDefault(setter => setter.Concept == property && setter.IsNumber) is { } setter
                && Bounds.Of(setter).Part(part) is { } value)
                return new Ability(setter.Method, new Dictionary<string, object> { [setter.Parameter.Name] = value });
        return null;
    }
}
