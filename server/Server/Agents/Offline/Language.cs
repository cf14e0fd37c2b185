using System.Globalization;
using System.Reflection;
using Server.Agents.Offline.Reading;
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

    /// <summary>A value as a device wrote it, in plain words.</summary>
    public string Plain(string value) => string.Join(' ', (_text ??= new SpokenText(this)).RawWords(value));

    private SpokenText? _text;

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

/// <summary>How numbers are said.</summary>
internal sealed class NumberWords
{
    public List<string> Words { get; init; } = [];
    public Dictionary<int, List<string>> Also { get; init; } = [];
    public Dictionary<int, List<string>> Digits { get; init; } = [];
    public string Hundred { get; init; } = "";
    public string Thousand { get; init; } = "";
    public string HundredJoint { get; init; } = "";
    public string Point { get; init; } = "";
    public string Half { get; init; } = "";
    public string Minus { get; init; } = "";
}

/// <summary>How a unit is said and written.</summary>
internal sealed class UnitWords
{
    public List<string> Words { get; init; } = [];
    public List<string> Symbols { get; init; } = [];
    public string? Singular { get; init; }

    /// <summary>Said before the number.</summary>
    public List<string> Before { get; init; } = [];
}

/// <summary>The names of a kind of things, and the members by which it is known.</summary>
internal sealed class KindWords
{
    public List<string> Words { get; init; } = [];
    public List<string> Plural { get; init; } = [];

    /// <summary>More words that are understood, but not listened for.</summary>
    public List<string> Also { get; init; } = [];

    /// <summary>How things are named of which a device's identifier says more than their kind: <c>blinds</c>.</summary>
    public Dictionary<string, string> Called { get; init; } = [];
}

/// <summary>What is understood beyond the sentences that are listened for.</summary>
internal sealed class ReadingWords
{
    /// <summary>What a word does in a sentence, and the words that do.</summary>
    public Dictionary<WordRole, List<string>> Words { get; init; } = [];

    /// <summary>Acts of <see cref="Concepts"/>, and the verbs for them.</summary>
    public Dictionary<string, List<string>> Verbs { get; init; } = [];

    /// <summary>More ways to ask for methods, see <see cref="Language.Methods"/>; not listened for.</summary>
    public Dictionary<string, List<string>> Methods { get; init; } = [];

    /// <summary>What may stand inside or behind a method of two characters: "dance a dance". {0} and {1} are the characters.</summary>
    public List<string> MethodForms { get; init; } = [];

    /// <summary>More words for values, see <see cref="Language.Values"/>; not listened for.</summary>
    public Dictionary<string, List<string>> Values { get; init; } = [];

    /// <summary>How a name is found in a description that a device gave.</summary>
    public DescriptionWords Described { get; init; } = new();

    /// <summary>What stands apart from its verb: "turn it up".</summary>
    public DirectionWords Up { get; init; } = new();

    /// <summary>How a thing is that has been opened, locked, switched on: value of <see cref="Concepts"/>, and words.</summary>
    public Dictionary<string, List<string>> States { get; init; } = [];

    public Dictionary<string, List<string>> Colors { get; init; } = [];

    public Dictionary<string, List<string>> Whites { get; init; } = [];

    /// <summary>Parts of something: 0.25 for "a quarter of"; as amounts of time, too.</summary>
    public Dictionary<double, List<string>> Fractions { get; init; } = [];

    /// <summary>More ways to say how much, see <see cref="Language.Amounts"/>.</summary>
    public Dictionary<double, List<string>> Amounts { get; init; } = [];

    /// <summary>How many times as much: 0.5 for "half as".</summary>
    public Dictionary<double, List<string>> Ratios { get; init; } = [];

    /// <summary>One of something, without a number: "an hour".</summary>
    public List<string> One { get; init; } = [];

    /// <summary>What may stand between a number and its unit.</summary>
    public List<string> Measures { get; init; } = [];

    /// <summary>More patterns for <c>yes</c>, <c>no</c>, <c>stop</c>, <c>thanks</c>, <c>help</c>, <c>time</c> and <c>date</c>, and those for
    /// <c>cancel</c> and <c>later</c>.</summary>
    public Dictionary<TalkWords, string> Talk { get; init; } = [];

    /// <summary>Patterns that answer a question which is meant by the order of what was asked: "the first one", "neither".</summary>
    public Dictionary<Pick, string> Picks { get; init; } = [];

    /// <summary>Ending of a word that may be taken off: "'s".</summary>
    public List<string> Endings { get; init; } = [];
}

/// <summary>What can be said of a property beyond its own name.</summary>
internal sealed class PropertyWords
{
    public List<string> Words { get; init; } = [];
    public string? Unit { get; init; }
    public DirectionWords Raise { get; init; } = new();
    public DirectionWords More { get; init; } = new();
    public List<string> Ask { get; init; } = [];
    public List<string> Flip { get; init; } = [];

    /// <summary>More names that are understood, but not listened for.</summary>
    public List<string> Also { get; init; } = [];

    /// <summary>What is said when there should be more of it (up) or less: "it is too dark".</summary>
    public DirectionWords Lack { get; init; } = new();

    /// <summary>What is wished for: "more light".</summary>
    public DirectionWords Wish { get; init; } = new();

    /// <summary>What is asked with a question word: "how bright".</summary>
    public List<string> How { get; init; } = [];
}

/// <summary>Words for up and for down.</summary>
internal sealed class DirectionWords
{
    public List<string> Up { get; init; } = [];
    public List<string> Down { get; init; } = [];
}

/// <summary>What is said to raise and lower any number: verbs, and what follows "turn it".</summary>
internal sealed class AdjustingWords
{
    public DirectionWords Raise { get; init; } = new();
    public DirectionWords Up { get; init; } = new();
}

/// <summary>Words for on and off.</summary>
internal sealed class SwitchWords
{
    public List<string> On { get; init; } = [];
    public List<string> Off { get; init; } = [];
}

/// <summary>The sentence patterns by what they ask for.</summary>
internal sealed class PatternLists
{
    /// <summary>Whether there are sentences that a recogniser with a grammar can listen for, beside those for the talk.</summary>
    public bool HasSentences => Power.Count + Set.Count + Ask.Count + Call.Count > 0;

    public List<string> Power { get; init; } = [];
    public List<string> PowerWith { get; init; } = [];
    public List<string> Set { get; init; } = [];
    public List<string> SetMain { get; init; } = [];
    public List<string> SetOther { get; init; } = [];
    public List<string> Choose { get; init; } = [];
    public List<string> Flag { get; init; } = [];
    public List<string> Adjust { get; init; } = [];
    public List<string> AdjustMain { get; init; } = [];
    public List<string> AdjustOther { get; init; } = [];
    public List<string> Ask { get; init; } = [];
    public List<string> AskWhich { get; init; } = [];
    public List<string> AskPower { get; init; } = [];
    public List<string> AskChoice { get; init; } = [];
    public List<string> AskFlag { get; init; } = [];
    public List<string> Status { get; init; } = [];
    public List<string> Call { get; init; } = [];
    public List<string> CallAlone { get; init; } = [];
    public List<string> Read { get; init; } = [];

    /// <summary>As <see cref="Read"/>, of what was said before: nobody says please with them.</summary>
    public List<string> FollowUp { get; init; } = [];

    /// <summary>Orders for <c>{missing}</c>.</summary>
    public List<string> Absent { get; init; } = [];
    public string Color { get; init; } = "";
    public string Parameter { get; init; } = "";
    public string ParameterNamed { get; init; } = "";
    public string Answer { get; init; } = "";
    public string AnswerAll { get; init; } = "";
    public string Yes { get; init; } = "";
    public string No { get; init; } = "";
    public string Stop { get; init; } = "";
    public string Thanks { get; init; } = "";
    public string Help { get; init; } = "";
    public string Time { get; init; } = "";
    public string Date { get; init; } = "";
}
