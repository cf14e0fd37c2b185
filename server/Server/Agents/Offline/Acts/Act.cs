using Server.Tools;

namespace Server.Agents.Offline.Acts;

/// <summary>What is to be done with a thing, or asked of it.</summary>
internal abstract record Act
{
    /// <summary>Whether this thing has what it takes.</summary>
    public abstract bool CanBeDoneBy(ThingModel thing);

    /// <summary>Whether it does this as such: those go before the others where none is named.</summary>
    public virtual bool IsPlainlyFor(ThingModel thing) => true;

    /// <summary>The call to make of one thing, or why there is none.</summary>
    public abstract Plan PlanFor(Subject subject);

    /// <summary>What to say when the call succeeded.</summary>
    public abstract string Report(Outcome outcome);

    /// <summary>The acts that this one stands for; itself unless it is a sum of others.</summary>
    public virtual IEnumerable<Act> PartsFor(ThingModel thing) => [this];

    /// <summary>The call of an act that is for no thing, such as a timer; null for the others.</summary>
    public virtual ToolCall? HouseCall => null;

    /// <summary>True when it only asks.</summary>
    public virtual bool IsQuestion => false;
}

/// <summary>A thing that is acted on, and how it is now.</summary>
/// <param name="GoesUnnamed">True when an answer need not name it: the question did not, or nothing else could be meant.</param>
internal sealed record Subject(
    ThingModel Thing, IReadOnlyDictionary<string, object> State, bool GoesUnnamed, Answers Answers);

/// <summary>Either a call or a refusal.</summary>
/// <param name="Refusal">A sentence for the speaker.</param>
internal sealed record Plan(ToolCall? Call, string? Refusal)
{
    public static Plan Do(string tool, IReadOnlyDictionary<string, object> arguments) => new(new ToolCall(tool, arguments), null);

    public static Plan Do(string tool) => Do(tool, new Dictionary<string, object>());

    public static Plan Read(ThingModel thing, PropertyModel property) => Do(thing.ToolOf(property)!);

    public static Plan Refuse(string sentence) => new(null, sentence);
}

/// <summary>A call that succeeded.</summary>
internal sealed record Outcome(Subject Subject, ToolCall Call, ToolResult Result)
{
    public ThingModel Thing => Subject.Thing;

    public Answers Answers => Subject.Answers;
}
