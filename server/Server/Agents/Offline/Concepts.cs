using System.Reflection;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Server.Agents.Offline;

/// <summary>What devices call things, read once from <c>Concepts.yaml</c>: the same whatever language is spoken. A language
/// file says how each concept is spoken of.</summary>
internal sealed class Concepts
{
    private static readonly Lazy<Concepts> Loaded = new(Read);

    private Dictionary<string, string>? _properties, _values, _methods, _stateAfter;

    /// <summary>The concepts of this program.</summary>
    public static Concepts All => Loaded.Value;

    // What each of them is stands in the file.
    public Dictionary<string, KindConcept> Kinds { get; init; } = [];
    public Dictionary<string, List<string>> Places { get; init; } = [];
    public Dictionary<string, List<string>> Parts { get; init; } = [];
    public Dictionary<string, List<string>> Properties { get; init; } = [];
    public HashSet<string> Vague { get; init; } = [];
    public Dictionary<string, string> Numbers { get; init; } = [];
    public List<string> Main { get; init; } = [];
    public List<string> Times { get; init; } = [];
    public ColorNumbers ColorNumbers { get; init; } = new();
    public HashSet<string> Setters { get; init; } = [];
    public HashSet<string> Controls { get; init; } = [];
    public List<string> OpenLists { get; init; } = [];
    public Dictionary<string, ActConcept> Acts { get; init; } = [];
    public Dictionary<string, StateConcept> States { get; init; } = [];
    public Dictionary<string, List<string>> Methods { get; init; } = [];
    public List<string> Scale { get; init; } = [];
    public Dictionary<string, List<string>> Risks { get; init; } = [];
    public List<string> Guarded { get; init; } = [];
    public List<string> GuardedWords { get; init; } = [];
    public List<string> Safe { get; init; } = [];
    public List<string> SafeForOpeners { get; init; } = [];
    public HashSet<string> RiskyWords { get; init; } = [];
    public OpenerWords Openers { get; init; } = new();
    public ToldRisks ToldRisks { get; init; } = new();
    public HashSet<string> Apart { get; init; } = [];
    public Dictionary<string, List<string>> Values { get; init; } = [];
    public Dictionary<string, string> Colors { get; init; } = [];
    public Dictionary<string, double> Whites { get; init; } = [];
    public Dictionary<string, RemedyConcept> Remedies { get; init; } = [];

    /// <summary>The concept of a property that a device calls so; its own name when it is none of them.</summary>
    public string PropertyOf(string name) => (_properties ??= Inverse(Properties)).GetValueOrDefault(name, name);

    /// <summary>The concept of a value that a device calls so; the value itself when it is none of them.</summary>
    public string ValueOf(string name) => (_values ??= Inverse(Values)).GetValueOrDefault(name, name);

    /// <summary>What a method of this name does; the name itself when that is not known.</summary>
    public string MethodOf(string name) => (_methods ??= Inverse(Methods)).GetValueOrDefault(name, name);

    /// <summary>How a thing is after an act; null when that is no state.</summary>
    public string? StateAfter(string act) => (_stateAfter ??= States.Where(state => state.Value.Act is not null)
        .ToDictionary(state => state.Value.Act!, state => state.Key, StringComparer.Ordinal)).GetValueOrDefault(act);

    private static Dictionary<string, string> Inverse(Dictionary<string, List<string>> names)
    {
        var inverse = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (concept, others) in names) inverse.TryAdd(concept, concept);
        foreach (var (concept, others) in names)
            foreach (var other in others) inverse.TryAdd(string.Join(' ', SpokenText.Split(other)), concept);
        return inverse;
    }

    private static Concepts Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Server.Agents.Concepts.yaml")
            ?? throw new InvalidOperationException("Concepts.yaml is not built into the program.");
        using var reader = new StreamReader(stream);
        return new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build().Deserialize<Concepts>(reader);
    }
}

/// <summary>A kind of things.</summary>
internal sealed class KindConcept
{
    /// <summary>Words of names that tell it.</summary>
    public List<string> Names { get; init; } = [];

    /// <summary>Methods and properties that tell it where the name does not.</summary>
    public List<string> Members { get; init; } = [];

    /// <summary>The property meant when only the thing and a number are said; null when none is.</summary>
    public string? Main { get; init; }

    /// <summary>Whether the first word of a language for it is for all of them, whatever they are called.</summary>
    public bool IsGeneral { get; init; }
}

/// <summary>Something that things do when they are told to.</summary>
internal sealed class ActConcept
{
    public List<string> Methods { get; init; } = [];

    /// <summary>Property to the values of it that come to the same.</summary>
    public Dictionary<string, List<string>> Settings { get; init; } = [];

    /// <summary>Property to the part of its range that comes to the same.</summary>
    public Dictionary<string, double> Levels { get; init; } = [];

    /// <summary>Acts that are meant when a thing does not know this one.</summary>
    public List<string> Instead { get; init; } = [];

    /// <summary>The only kinds of things that it is for; none for all.</summary>
    public List<string> Kinds { get; init; } = [];

    /// <summary>Whether it is asked for without naming anything.</summary>
    public bool GoesAlone { get; init; }
}

/// <summary>How a thing can be.</summary>
internal sealed class StateConcept
{
    /// <summary>The act after which it is so; null when there is none.</summary>
    public string? Act { get; init; }

    /// <summary>Properties of yes and no that tell of it, the surest first.</summary>
    public List<string> ToldBy { get; init; } = [];

    /// <summary>What they say when it is so.</summary>
    public bool ToldAs { get; init; } = true;

    /// <summary>How it is otherwise; null when there is no one word for that.</summary>
    public string? Opposite { get; init; }
}

/// <summary>Names of the parameters for the parts of a color.</summary>
internal sealed class ColorNumbers
{
    public List<string> Red { get; init; } = [];
    public List<string> Green { get; init; } = [];
    public List<string> Blue { get; init; } = [];
    public List<string> Hue { get; init; } = [];
    public List<string> Saturation { get; init; } = [];
    public List<string> Value { get; init; } = [];
}

/// <summary>Kinds of things that help when there is too little (up) or too much (down) of something.</summary>
internal sealed class RemedyConcept
{
    public List<string> Up { get; init; } = [];
    public List<string> Down { get; init; } = [];
}

/// <summary>How a switch is known that opens the house.</summary>
internal sealed class OpenerWords
{
    /// <summary>Kinds that may be switches of anything.</summary>
    public HashSet<string> Kinds { get; init; } = [];

    /// <summary>Words of its name or description.</summary>
    public List<string> Words { get; init; } = [];

    /// <summary>Words with which it is something harmless at a door.</summary>
    public List<string> But { get; init; } = [];
}

/// <summary>Words by which a tool or a thing tells that it opens the house or leaves it unguarded; see the file.</summary>
internal sealed class ToldRisks
{
    public List<string> Opening { get; init; } = [];
    public List<string> Open { get; init; } = [];
    public List<string> Openable { get; init; } = [];
    public List<string> Alarms { get; init; } = [];
    public List<string> Off { get; init; } = [];
    public List<string> Buttons { get; init; } = [];
    public List<string> Lights { get; init; } = [];
    public List<string> Safe { get; init; } = [];
    public List<string> Prefixes { get; init; } = [];
    public List<string> Harmless { get; init; } = [];
}
