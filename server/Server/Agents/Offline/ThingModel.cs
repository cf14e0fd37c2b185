using Server.Agents.Offline.Reading;
using Server.Devices;
using Server.Tools;

namespace Server.Agents.Offline;

/// <summary>A thing as it can be spoken of: what its methods and properties are good for, told from their names.</summary>
internal sealed class ThingModel
{
    /// <summary>The method that measures now; it is called when a property is asked for that has not been reported.</summary>
    public const string ReadingMethod = "get reading";

    private readonly Dictionary<string, string> _toolOfMethod = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _toolOfProperty = new(StringComparer.Ordinal);
    private readonly HashSet<string> _called = new(StringComparer.Ordinal);
    private readonly string _joinedName;

    public ThingModel(
        int index, ThingDescriptor descriptor, IEnumerable<DeviceTool> tools, SpokenLanguage model)
    {
        var (text, language, names) = (model.Text, model.Language, model.Names);
        Index = index;
        Descriptor = descriptor = ToldInWords.Of(descriptor);
        foreach (var tool in tools)
        {
            if (tool.Method is not null) _toolOfMethod[tool.Method.Name] = tool.Tool.Name;
            if (tool.Property is not null) _toolOfProperty[tool.Property.Name] = tool.Tool.Name;
        }
        var described = new DescribedNames(model);
        Described = described.OfThing(descriptor.Description);
        Methods = [.. descriptor.Methods.Select(method => new MethodModel(method, text.RawWords(method.Name), described.OfMember(method.Description)))];
        Properties = [.. descriptor.Properties.Select(property => new PropertyModel(
            property, PropertyModel.Spoken(text.RawWords(property.Name), property.Unit), text.RawWords(descriptor.Name), described.OfMember(property.Description), language, text))];
        var name = text.NameWords(descriptor.Name);
        if (name.Count > 1 && language.Articles.Contains(name[0])) name = [.. name.Skip(1)];
        NameWords = NoNames.Of(language, text).Contains(string.Join(' ', name)) ? [] : name;
        var ownName = names.Read(descriptor.Name);
        var told = names.ReadDescription(descriptor.Description);
        RawName = ownName.Words;
        _joinedName = Language.Join(RawName);
        Kind = ownName.Kind ?? told?.Kind ?? KindOfMembers();
        Features = FeaturesOf(ownName, told);
        foreach (var part in Features.Where(feature => feature.Type == FeatureType.Part)) _called.UnionWith(language.Parts.GetValueOrDefault(part.Name, []));
        if (told is not null) _called.Add(Language.Join(told.Words));
        SaidName = NameWords.Count > 0 ? Language.Join(NameWords) : names.Compose(ownName);
        (Phrases, Place) = ThingPhrases.Of(
            NameWords, Kind is null ? null : language.Kinds.GetValueOrDefault(Kind), [.. Properties.Select(property => property.Words)]);
        Setters = ThingSetters.Of(this, text);
        Abilities = ThingAbilities.Of(this, text);
        Power = Properties.FirstOrDefault(property => property.Descriptor.Type == ThingValueType.Boolean && property.Concept == "power")
            ?? Properties.FirstOrDefault(property => property.Descriptor.Type == ThingValueType.Boolean && property.Name == "state")
            ?? Properties.FirstOrDefault(property => property.Concept is "power" or "state" && property.IsOnOff);
        Main = MainOf();
        Color = ColorSetting.Of(this, text);
        IsOpener = OpensTheHouse([.. text.RawWords(descriptor.Name), .. text.RawWords(descriptor.Description)]);
    }

    /// <summary>Its place among the things of the model.</summary>
    public int Index { get; }

    /// <summary>What its board sent of it, and what is told there in words.</summary>
    public ThingDescriptor Descriptor { get; }

    /// <summary>Its name as its board has it.</summary>
    public string Name => Descriptor.Name;

    /// <summary>The words of its name; none when this language cannot say it.</summary>
    public IReadOnlyList<string> NameWords { get; }

    /// <summary>Its name in the language spoken, as it stands or by what it says; null when there are no words for it.</summary>
    public string? SaidName { get; }

    /// <summary>The words of its name in whatever language.</summary>
    public IReadOnlyList<string> RawName { get; }

    /// <summary>What its description calls it in the language spoken; none when that says nothing more.</summary>
    public IReadOnlyList<string> Described { get; }

    /// <summary>Key of its kind in the language file; null when it is of none.</summary>
    public string? Kind { get; }

    /// <summary>All by which it is told from others.</summary>
    public IReadOnlySet<Feature> Features { get; }

    /// <summary>What it may be called, and how surely that means it.</summary>
    public IReadOnlyList<(string Phrase, int Rank)> Phrases { get; }

    /// <summary>The words of its place, e.g. <c>living room</c>; none when its name has none.</summary>
    public IReadOnlyList<string> Place { get; }

    public IReadOnlyList<MethodModel> Methods { get; }

    public IReadOnlyList<PropertyModel> Properties { get; }

    /// <summary>Methods that set one property: <c>set_brightness</c>, <c>SetVolume</c>.</summary>
    public IReadOnlyList<Setter> Setters { get; }

    /// <summary>The acts of <see cref="Concepts"/> that it can do.</summary>
    public IReadOnlyDictionary<string, Ability> Abilities { get; }

    /// <summary>The method that switches it on, where that needs no arguments; null when there is none.</summary>
    public MethodModel? On => PlainMethod("on");

    /// <summary>The same for off.</summary>
    public MethodModel? Off => PlainMethod("off");

    /// <summary>The property that says whether it is on.</summary>
    public PropertyModel? Power { get; }

    /// <summary>The number meant when only the thing is named.</summary>
    public Setter? Main { get; }

    /// <summary>How its color is set; null when it has none.</summary>
    public ColorSetting? Color { get; }

    /// <summary>Whether it can be switched on or off.</summary>
    public bool CanSwitch => Abilities.ContainsKey("on") || Abilities.ContainsKey("off");

    /// <summary>True for a switch that opens a door or a gate, as far as its name and description tell.</summary>
    public bool IsOpener { get; }

    /// <summary>Whether there is nothing to be done with it but read it.</summary>
    public bool OnlyMeasures => Methods.All(method => method.Name == ReadingMethod);

    /// <summary>Whether another thing is all that this one is, and more: the bedroom ceiling light beside the bedroom light.</summary>
    public bool IsAmong(ThingModel other) => other != this && other.Kind == Kind && Kind is not null && other.Features.Count > Features.Count
        && Features.All(other.Features.Contains) && (Concepts.All.Kinds[Kind].IsGeneral || (RawName.Count > 0 && other.IsCalled(RawName[^1])));

    /// <summary>Whether its name, or what is said of it, has a word for its kind.</summary>
    public bool IsCalled(string word) =>
        _called.Any(called => called == word || (SpokenText.IsWordItself(word[0]) && called.Contains(word, StringComparison.Ordinal))) ||
        RawName.Any(part => part.StartsWith(word, StringComparison.Ordinal) && part.Length <= word.Length + 2)
        || _joinedName.Contains(word, StringComparison.Ordinal) || SaidName?.Contains(word, StringComparison.Ordinal) == true;

    /// <summary>Whether a method is what switches it, which is said with "on" and "off".</summary>
    public bool IsSwitching(MethodModel method) =>
        Abilities.GetValueOrDefault("on")?.Method == method || Abilities.GetValueOrDefault("off")?.Method == method;

    /// <summary>What sets a property; the main number for an empty name.</summary>
    public Setter? SetterOf(string property) => property.Length == 0 ? Main :
        Setters.FirstOrDefault(setter => setter.Property == property)
        ?? Setters.FirstOrDefault(setter => setter.Concept == property || setter.Words == property);

    /// <summary>The readable property of this name.</summary>
    public PropertyModel? Readable(string property) =>
        Properties.FirstOrDefault(candidate => candidate.Name == property && candidate.Descriptor.Readable)
        // What is measured goes before what it was set to.
        ?? Properties.FirstOrDefault(candidate => candidate.Concept == property && candidate.Descriptor.Readable && Setters.All(setter => setter.Reported != candidate))
        ?? Properties.FirstOrDefault(candidate => candidate.Concept == property && candidate.Descriptor.Readable);

    /// <summary>The tool that calls a method.</summary>
    public string ToolOf(MethodModel method) => _toolOfMethod[method.Descriptor.Name];

    /// <summary>The tool that reads a property; null when it cannot be read.</summary>
    public string? ToolOf(PropertyModel property) => _toolOfProperty.GetValueOrDefault(property.Descriptor.Name);

    /// <summary>The method that a call is of; null when it is of none of this thing.</summary>
    public MethodModel? MethodOf(ToolCall call) => Methods.FirstOrDefault(method => ToolOf(method) == call.Tool);

    /// <summary>The property that a call reads; null when it reads none of this thing.</summary>
    public PropertyModel? PropertyOf(ToolCall call) => Properties.FirstOrDefault(property => ToolOf(property) == call.Tool);

    /// <summary>How an answer names it: its words, or its name as it is when they cannot be said.</summary>
    public string SpokenName(Language language) =>
        SaidName ?? (Kind is not null && language.Kinds.TryGetValue(Kind, out var kind) ? kind.Words[0] : Name);

    private MethodModel? PlainMethod(string act) =>
        Abilities.GetValueOrDefault(act) is { Arguments.Count: 0 } ability ? ability.Method : null;

    private HashSet<Feature> FeaturesOf(NameParts name, NameParts? described)
    {
        var features = new HashSet<Feature>(name.Features);
        if (Kind is not null) features.Add(new Feature(FeatureType.Kind, Kind));
        if (described is null) return features;
        // What the name leaves open, the description may tell; it never speaks against the name.
        foreach (var type in new[] { FeatureType.Place, FeatureType.Part, FeatureType.Number })
            if (!name.Features.Any(feature => feature.Type == type))
                features.UnionWith(described.Features.Where(feature => feature.Type == type));
        return features;
    }

    private bool OpensTheHouse(string[] words)
    {
        var openers = Concepts.All.Openers;
        if (Kind is not null && !openers.Kinds.Contains(Kind)) return false;
        // Without spaces a word is a character; then the characters of one follow one another.
        var joined = string.Concat(words);
        return openers.Words.Exists(Has) && !openers.But.Exists(Has);

        bool Has(string word) => char.IsAscii(word[0]) ? words.Contains(word) : joined.Contains(word, StringComparison.Ordinal);
    }

    private string? KindOfMembers()
    {
        var members = Methods.Select(method => method.Name).Concat(Properties.Select(property => property.Name)).ToHashSet();
        return Concepts.All.Kinds.FirstOrDefault(kind => kind.Value.Members.Any(members.Contains)).Key;
    }

    private Setter? MainOf()
    {
        var numbers = Setters.Where(setter => setter.IsNumber).ToList();
        var ofKind = Kind is null ? null : Concepts.All.Kinds.GetValueOrDefault(Kind)?.Main;
        return numbers.Find(setter => setter.Concept == ofKind)
            ?? Concepts.All.Main.Select(name => numbers.Find(setter => setter.Concept == name)).FirstOrDefault(setter => setter is not null)
            ?? (numbers.Count == 1 ? numbers[0] : null)
            ?? Setters.FirstOrDefault(setter => setter.Scale.Count > 1 && setter.Concept == ofKind);
    }
}
