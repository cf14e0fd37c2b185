using System.Reflection;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Server.Agents.Offline;

/// <summary>What devices call things, read once from <c>Concepts.yaml</c>: the same whatever language is spoken. A language
/// file says how each concept is spoken of.</summary>
internal sealed class Concepts
{
    private static readonly Lazy<Concepts> Loaded = new(Read);

    private Dictionary<string, string>? _properties, _values, _methods;

    /// <summary>The concepts of this program.</summary>
    public static Concepts All => Loaded.Value;

    public Dictionary<string, KindConcept> Kinds { get; init; } = [];
    public Dictionary<string, List<string>> Places { get; init; } = [];
    public Dictionary<string, List<string>> Parts { get; init; } = [];
    public Dictionary<string, List<string>> Properties { get; init; } = [];
    public Dictionary<string, ActConcept> Acts { get; init; } = [];
    public Dictionary<string, List<string>> Risks { get; init; } = [];
    public HashSet<string> RiskyWords { get; init; } = [];
    public HashSet<string> Apart { get; init; } = [];
    public OpenerWords Openers { get; init; } = new();
    public Dictionary<string, List<string>> Values { get; init; } = [];

    /// <summary>Methods that are no acts: what devices call them, by the word for what they do.</summary>
    public Dictionary<string, List<string>> Methods { get; init; } = [];

    /// <summary>Values that stand for more and more of something, the least first.</summary>
    public List<string> Scale { get; init; } = [];

    public Dictionary<string, string> Colors { get; init; } = [];
    public Dictionary<string, double> Whites { get; init; } = [];
    public Dictionary<string, RemedyConcept> Remedies { get; init; } = [];

    /// <summary>The concept of a property that a device calls so; its own name when it is none of them.</summary>
    public string PropertyOf(string name) => (_properties ??= Inverse(Properties)).GetValueOrDefault(name, name);

    /// <summary>The concept of a value that a device calls so; the value itself when it is none of them.</summary>
    public string ValueOf(string name) => (_values ??= Inverse(Values)).GetValueOrDefault(name, name);

    /// <summary>What a method of this name does; the name itself when that is not known.</summary>
    public string MethodOf(string name) => (_methods ??= Inverse(Methods)).GetValueOrDefault(name, name);

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
