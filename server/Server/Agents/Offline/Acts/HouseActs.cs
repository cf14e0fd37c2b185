using System.Globalization;
using Server.Tools;

namespace Server.Agents.Offline.Acts;

/// <summary>A call that is for no thing: timers, and what is to come later.</summary>
internal abstract record HouseAct : Act
{
    public override bool CanBeDoneBy(ThingModel thing) => false;

    public override Plan PlanFor(Subject subject) => throw new InvalidOperationException("This is for no thing.");

    public override string Report(Outcome outcome) => throw new InvalidOperationException("This is for no thing.");

    /// <summary>What to say when it succeeded.</summary>
    public abstract string Said(ToolResult result, Answers answers);
}

/// <summary>Starts a timer.</summary>
internal sealed record SetTimerAct(double Seconds, string? Name) : HouseAct
{
    public override ToolCall HouseCall => new("set_timer", Name is null
        ? new Dictionary<string, object> { ["seconds"] = Seconds }
        : new Dictionary<string, object> { ["seconds"] = Seconds, ["name"] = Name });

    public override string Said(ToolResult result, Answers answers) => Name is null
        ? answers.Sentence("timer_set", ("time", answers.Time(Seconds)))
        : answers.Sentence("timer_named", ("time", answers.Time(Seconds)), ("name", Name));
}

/// <summary>Asks how much of the timers is left.</summary>
internal sealed record AskTimersAct : HouseAct
{
    public override bool IsQuestion => true;

    public override ToolCall HouseCall => new("get_timers", new Dictionary<string, object>());

    public override string Said(ToolResult result, Answers answers) => result.Text;
}

/// <summary>Ends a timer, or all of them.</summary>
internal sealed record CancelTimerAct(string? Name) : HouseAct
{
    public override ToolCall HouseCall => new("cancel_timer",
        Name is null ? new Dictionary<string, object>() : new Dictionary<string, object> { ["name"] = Name });

    public override string Said(ToolResult result, Answers answers) => answers.Sentence("timer_cancelled");
}

/// <summary>Forgets what was to come later.</summary>
internal sealed record CancelLaterAct : HouseAct
{
    public override ToolCall HouseCall => new("cancel_later", new Dictionary<string, object>());

    public override string Said(ToolResult result, Answers answers) => answers.Sentence("later_cancelled");
}
