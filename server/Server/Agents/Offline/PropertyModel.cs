using Server.Devices;

namespace Server.Agents.Offline;

/// <summary>A property, the words of its name and of its thing's, and what its description calls it.</summary>
internal sealed record PropertyModel(
    PropertyDescriptor Descriptor, IReadOnlyList<string> Words, IReadOnlyList<string> OfThing, IReadOnlyList<string> Described, Language Language, SpokenText Text)
{
    /// <summary>Its words with spaces between them: <c>target temperature</c>.</summary>
    public string Name { get; } = string.Join(' ', Words);

    /// <summary>What it is, whatever the device calls it.</summary>
    public string Concept { get; } = ConceptOf(string.Join(' ', Words), string.Join(' ', OfThing), Descriptor.Type);

    /// <summary>Name of its unit in the language file, or as the device wrote it; null when it has none.</summary>
    public string? Unit { get; } = UnitOf(Descriptor, Concepts.All.PropertyOf(string.Join(' ', Words)), Language);

    /// <summary>Its values in plain words; none when it has no certain ones.</summary>
    public IReadOnlyList<string> Choices { get; } = [.. (Descriptor.Enum ?? []).Select(Text.Plain)];

    /// <summary>Whether its values are on and off.</summary>
    public bool IsOnOff => Descriptor.Enum is not null
        ? Choices.Contains("on") && Choices.Contains("off")
        : Descriptor.Type == ThingValueType.String && Concept == "power";

    /// <summary>The words of a property as it is spoken of. The protocol calls the color of a lamp's white its temperature; who asks
    /// how warm it is does not mean that.</summary>
    public static IReadOnlyList<string> Spoken(IReadOnlyList<string> property, string? unit) =>
        property is ["temperature"] && unit is "kelvin" ? ["color", "temperature"] : property;

    private static string ConceptOf(string name, string thing, ThingValueType type)
    {
        if (type == ThingValueType.Number && Concepts.All.Numbers.TryGetValue(name, out var number)) return number;
        var concept = Concepts.All.PropertyOf(name);
        if (!Concepts.All.Vague.Contains(name) || thing.Length == 0) return concept;
        return Concepts.All.PropertyOf(thing) is var ofThing && Concepts.All.Properties.ContainsKey(ofThing) ? ofThing : concept;
    }

    private static string? UnitOf(PropertyDescriptor descriptor, string name, Language language)
    {
        if (descriptor.Unit is { } written) return language.UnitNamed(written) ?? written;
        if (descriptor.Type != ThingValueType.Number || !language.Properties.TryGetValue(name, out var words)) return null;
        // A share in percent runs from 0 to 100; a brightness of 0 to 255 is none.
        var isShare = descriptor is { Min: null or 0, Max: null or 100 };
        return words.Unit == "percent" && !isShare ? null : words.Unit;
    }
}
