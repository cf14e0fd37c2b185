using System.Globalization;
using System.Reflection;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace Server.Agents.Offline;

/// <summary>All that depends on the language spoken: one file of <c>Agents/Languages</c>, read once. What each field
/// means is written in <c>docs/adding-a-language.md</c>.</summary>
internal sealed class Language
{
    public string Code { get; init; } = "";
    public string Letters { get; init; } = "";
    public string Script { get; init; } = "";
    public Dictionary<char, char> Characters { get; init; } = [];
    public Dictionary<string, string> Spelling { get; init; } = [];
    public HashSet<string> Fillers { get; init; } = [];
    public Dictionary<string, string> Symbols { get; init; } = [];
    public List<string> Articles { get; init; } = [];

    /// <summary>Whether "the light in the bedroom" may be several, since the language has no plural.</summary>
    public bool NoPlural { get; init; }

    /// <summary>Whether what was spoken of last need not be named: "switch off" is "switch it off".</summary>
    public bool DropsPronouns { get; init; }

    public string Joint { get; init; } = "";
    public string ThingJoint { get; init; } = "";
    public string PoliteBefore { get; init; } = "";
    public string PoliteAfter { get; init; } = "";
    public NumberWords Numbers { get; init; } = new();
    public Dictionary<double, List<string>> Levels { get; init; } = [];
    public Dictionary<double, List<string>> Amounts { get; init; } = [];
    public Dictionary<string, UnitWords> Units { get; init; } = [];
    public Dictionary<string, KindWords> Kinds { get; init; } = [];
    public Dictionary<string, PropertyWords> Properties { get; init; } = [];
    public Dictionary<string, List<string>> Methods { get; init; } = [];
    public Dictionary<string, List<string>> Values { get; init; } = [];
    public Dictionary<string, List<string>> Places { get; init; } = [];
    public Dictionary<string, List<string>> Parts { get; init; } = [];
    public ReadingWords Reading { get; init; } = new();
    public Dictionary<string, string> Pieces { get; init; } = [];
    public AdjustingWords Adjusting { get; init; } = new();
    public PatternLists Patterns { get; init; } = new();
    public SwitchWords Power { get; init; } = new();
    public Dictionary<bool, List<string>> Flags { get; init; } = [];
    public List<string> Pronouns { get; init; } = [];
    public List<string> AllOfKind { get; init; } = [];
    public List<string> Everything { get; init; } = [];
    public string Placed { get; init; } = "";

    /// <summary>Things that houses have and boards seldom do, see <see cref="AbsentThings"/>.</summary>
    public List<string> OtherThings { get; init; } = [];

    /// <summary>A thing that may be nowhere, of <c>{kind}</c> and <c>{place}</c>.</summary>
    public string Missing { get; init; } = "";

    public CalendarWords Calendar { get; init; } = new();
    public Dictionary<string, string> Answers { get; init; } = [];

    /// <summary>Reads the file of a language, e.g. <c>en</c>.</summary>
    /// <exception cref="InvalidDataException">There is no such language, or its file cannot be read.</exception>
    public static Language Load(string code)
    {
        var resource = $"Server.Agents.Languages.{code}.yaml";
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)
            ?? throw new InvalidDataException($"There is no language file Agents/Languages/{code}.yaml.");
        using var reader = new StreamReader(stream);
        return Read(reader, $"Agents/Languages/{code}.yaml");
    }

    /// <summary>Reads a language from its text.</summary>
    /// <exception cref="InvalidDataException">The text cannot be read.</exception>
    internal static Language Read(TextReader text, string source)
    {
        try
        {
            return new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance)
                .WithEnumNamingConvention(UnderscoredNamingConvention.Instance).Build()
                .Deserialize<Language>(text);
        }
        catch (YamlDotNet.Core.YamlException exception)
        {
            throw new InvalidDataException($"{source}: {exception.Message}", exception);
        }
    }

    /// <summary>The ways to say the name of a property; the first is for answers.</summary>
    public IReadOnlyList<string> PropertyPhrases(string property) =>
        Properties.GetValueOrDefault(property)?.Words is { Count: > 0 } words ? words : [property];

    /// <summary>The ways to say a method: verbs, or sentences with <c>{thing}</c>; the first is for answers.</summary>
    public IReadOnlyList<string> MethodPhrases(string method) => Methods.GetValueOrDefault(method, [method]);

    /// <summary>Whether a phrase is written with the letters of this language.</summary>
    public bool CanSay(string phrase) => phrase.Length > 0 && phrase.All(c => c == ' ' || IsLetter(c));

    /// <summary>Whether words of this language are written with a character.</summary>
    public bool IsLetter(char character) =>
        Letters.Contains(character) || (Script == "han" && SpokenText.IsWordItself(character));

    /// <summary>Words as they are written one after the other: those of a script without spaces are not parted.</summary>
    public static string Join(IEnumerable<string> words)
    {
        var joined = new System.Text.StringBuilder();
        foreach (var word in words)
        {
            if (joined.Length > 0 && !(SpokenText.IsWordItself(joined[^1]) && SpokenText.IsWordItself(word[0]))) joined.Append(' ');
            joined.Append(word);
        }
        return joined.ToString();
    }

    /// <summary>The ways to say one of several values; the first is for answers.</summary>
    public IReadOnlyList<string> ValuePhrases(string value) => Values.GetValueOrDefault(value, [value]);

    /// <summary>The unit that a device or a person wrote, by its name in the language file; null when it is none of them.</summary>
    public string? UnitNamed(string written)
    {
        var lower = written.Trim().ToLower(CultureInfo.InvariantCulture);
        foreach (var (name, unit) in Units)
            if (name == lower || unit.Words.Contains(lower) || unit.Symbols.Contains(lower)) return name;
        return null;
    }
}
