namespace Server.Agents.Offline;

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
