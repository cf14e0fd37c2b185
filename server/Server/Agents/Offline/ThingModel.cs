using Server.Devices;
using Server.Tools;

namespace Server.Agents.Offline;

/// <summary>A thing as it can be spoken of: what its methods and properties are good for, told from their names.</summary>
internal sealed class ThingModel
{
    // In this order one number is what "set the fan to two" means when a thing has several.
    private static readonly string[] MainProperties =
        ["brightness", "speed", "volume", "position", "temperature", "target temperature", "level", "fan speed"];

    private static readonly string[] OnMethods = ["turn on", "switch on", "power on", "on"];
    private static readonly string[] OffMethods = ["turn off", "switch off", "power off", "off"];
    private static readonly string[] PowerProperties = ["power", "on", "is on", "state", "power state"];

    /// <summary>The method that measures now; it is called when a property is asked for that has not been reported.</summary>
    public const string ReadingMethod = "get reading";

    private readonly Dictionary<MethodDescriptor, string> _toolOfMethod = [];
    private readonly Dictionary<PropertyDescriptor, string> _toolOfProperty = [];

    public ThingModel(
        int index, ThingDescriptor descriptor, IEnumerable<DeviceTool> tools, SpokenText text, Language language)
    {
        Index = index;
        Descriptor = descriptor;
        foreach (var tool in tools)
        {
            if (tool.Method is not null) _toolOfMethod[tool.Method] = tool.Tool.Name;
            if (tool.Property is not null) _toolOfProperty[tool.Property] = tool.Tool.Name;
        }
        Methods = [.. descriptor.Methods.Select(method => new MethodModel(method, text.NameWords(method.Name)))];
        Properties = [.. descriptor.Properties.Select(property => new PropertyModel(property, Spoken(text.NameWords(property.Name), property.Unit), language))];
        var name = text.NameWords(descriptor.Name);
        if (name.Count > 1 && language.Articles.Contains(name[0])) name = [.. name.Skip(1)];
        NameWords = name;
        Kind = KindOf(language);
        (Phrases, Place) = ThingPhrases.Of(
            NameWords, Kind is null ? null : language.Kinds[Kind], [.. Properties.Select(property => property.Words)]);
        Setters = [.. Methods.Select(AsSetter).OfType<Setter>()];
        On = MethodNamed(OnMethods);
        Off = MethodNamed(OffMethods);
        PowerSetter = Setters.FirstOrDefault(setter =>
            setter.Parameter.Type == ThingValueType.Boolean && PowerProperties.Contains(setter.Property));
        Power = Properties.FirstOrDefault(property =>
            property.Descriptor.Type == ThingValueType.Boolean && PowerProperties.Contains(property.Name));
        Main = MainProperties.Select(name => Setters.FirstOrDefault(setter => setter.Property == name && setter.IsNumber))
            .FirstOrDefault(setter => setter is not null)
            ?? (Setters.Count(setter => setter.IsNumber) == 1 ? Setters.Single(setter => setter.IsNumber) : null);
    }

    /// <summary>Its place among the things of the model.</summary>
    public int Index { get; }

    public ThingDescriptor Descriptor { get; }

    public string Name => Descriptor.Name;

    /// <summary>The words of its name; none when this language cannot say it.</summary>
    public IReadOnlyList<string> NameWords { get; }

    /// <summary>Key of its kind in the language file; null when it is of none.</summary>
    public string? Kind { get; }

    /// <summary>What it may be called, and how surely that means it.</summary>
    public IReadOnlyList<(string Phrase, int Rank)> Phrases { get; }

    /// <summary>The words of its place, e.g. <c>living room</c>; none when its name has none.</summary>
    public IReadOnlyList<string> Place { get; }

    public IReadOnlyList<MethodModel> Methods { get; }

    public IReadOnlyList<PropertyModel> Properties { get; }

    /// <summary>Methods that set one property: <c>set_brightness</c>, <c>SetVolume</c>.</summary>
    public IReadOnlyList<Setter> Setters { get; }

    public MethodModel? On { get; }

    public MethodModel? Off { get; }

    /// <summary>A <c>set_power</c>, where there is no <c>turn_on</c> and <c>turn_off</c>.</summary>
    public Setter? PowerSetter { get; }

    /// <summary>The property that says whether it is on.</summary>
    public PropertyModel? Power { get; }

    /// <summary>The number meant when only the thing is named.</summary>
    public Setter? Main { get; }

    public bool CanSwitch => PowerSetter is not null || On is not null || Off is not null;

    /// <summary>Whether there is nothing to be done with it but read it.</summary>
    public bool OnlyMeasures => Methods.All(method => method.Name == ReadingMethod);

    public Setter? SetterOf(string property) => Setters.FirstOrDefault(setter => setter.Property == property);

    /// <summary>The readable property of this name.</summary>
    public PropertyModel? Readable(string property) =>
        Properties.FirstOrDefault(candidate => candidate.Name == property && candidate.Descriptor.Readable);

    public string ToolOf(MethodModel method) => _toolOfMethod[method.Descriptor];

    /// <summary>The tool that reads a property; null when it cannot be read.</summary>
    public string? ToolOf(PropertyModel property) => _toolOfProperty.GetValueOrDefault(property.Descriptor);

    /// <summary>How an answer names it: its words, or its name as it is when they cannot be said.</summary>
    public string SpokenName(Language language) =>
        NameWords.Count > 0 ? string.Join(' ', NameWords)
        : Kind is null ? Name
        : language.Kinds[Kind].Words[0];

    private MethodModel? MethodNamed(string[] names) =>
        Methods.FirstOrDefault(method => names.Contains(method.Name) && method.Descriptor.Parameters.All(p => !p.Required));

    private Setter? AsSetter(MethodModel method)
    {
        if (method.Words is not ["set", _, ..]) return null;
        var required = method.Descriptor.Parameters.Where(parameter => parameter.Required).ToList();
        var parameter = required.Count == 1 ? required[0]
            : required.Count == 0 && method.Descriptor.Parameters.Count == 1 ? method.Descriptor.Parameters[0]
            : null;
        if (parameter is null) return null;
        var property = string.Join(' ', Spoken([.. method.Words.Skip(1)], parameter.Unit));
        return new Setter(property, method, parameter, Properties.FirstOrDefault(candidate => candidate.Name == property));
    }

    // The protocol calls the color of a lamp's white its temperature; who asks how warm it is does not mean that.
    private static IReadOnlyList<string> Spoken(IReadOnlyList<string> property, string? unit) =>
        property is ["temperature"] && unit is "kelvin" ? ["color", "temperature"] : property;

    // By the last word of its name that is one of a kind's; else by what it can do.
    private string? KindOf(Language language)
    {
        var best = (Kind: (string?)null, End: 0, Length: 0);
        foreach (var (kind, phrase) in language.KindPhrases)
        {
            var end = LastIndexOf(NameWords, phrase) + phrase.Length;
            if (end >= phrase.Length && (end, phrase.Length).CompareTo((best.End, best.Length)) > 0) best = (kind, end, phrase.Length);
        }
        if (best.Kind is not null) return best.Kind;
        var members = Methods.Select(method => method.Name).Concat(Properties.Select(property => property.Name)).ToHashSet();
        return language.Kinds.FirstOrDefault(kind => kind.Value.Members.Any(members.Contains)).Key;
    }

    /// <summary>Where a phrase last stands among words; -1 when it does not.</summary>
    internal static int LastIndexOf(IReadOnlyList<string> words, string[] phrase)
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

/// <summary>A method and the words of its name.</summary>
internal sealed record MethodModel(MethodDescriptor Descriptor, IReadOnlyList<string> Words)
{
    public string Name { get; } = string.Join(' ', Words);
}

/// <summary>A method that sets one property by one parameter.</summary>
/// <param name="Property">The property's name in words, e.g. <c>fan speed</c>.</param>
/// <param name="Reported">The property that the thing reports for it, when it has one of that name.</param>
internal sealed record Setter(string Property, MethodModel Method, ParameterDescriptor Parameter, PropertyModel? Reported)
{
    public bool IsNumber => Parameter.Type == ThingValueType.Number;

    public double? Min => Parameter.Min ?? Reported?.Descriptor.Min;

    public double? Max => Parameter.Max ?? Reported?.Descriptor.Max;

    public double? Step => Parameter.Step ?? Reported?.Descriptor.Step;

    public IReadOnlyList<string>? Enum => Parameter.Enum ?? Reported?.Descriptor.Enum;
}

/// <summary>A property and the words of its name.</summary>
internal sealed record PropertyModel(PropertyDescriptor Descriptor, IReadOnlyList<string> Words, Language Language)
{
    public string Name { get; } = string.Join(' ', Words);

    /// <summary>Name of its unit in the language file, or as the device wrote it; null when it has none.</summary>
    public string? Unit { get; } = UnitOf(Descriptor, string.Join(' ', Words), Language);

    private static string? UnitOf(PropertyDescriptor descriptor, string name, Language language)
    {
        if (descriptor.Unit is { } written) return language.UnitNamed(written) ?? written;
        if (descriptor.Type != ThingValueType.Number || !language.Properties.TryGetValue(name, out var words)) return null;
        // A share in percent runs from 0 to 100; a brightness of 0 to 255 is none.
        var isShare = descriptor is { Min: null or 0, Max: null or 100 };
        return words.Unit == "percent" && !isShare ? null : words.Unit;
    }
}
