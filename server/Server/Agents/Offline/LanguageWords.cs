namespace Server.Agents.Offline;

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
