using Server.Tools;

namespace Server.Agents.Offline.Acts;

/// <summary>A call that is for no thing: timers, and what is to come later.</summary>
internal abstract record HouseAct : Act
{
    public override bool CanBeDoneBy(ThingModel thing) => false;

    public override Plan PlanFor(Subject subject) => throw new InvalidOperationException("This is for no thing.");

    public override string Report(Outcome outcome) => throw new InvalidOperationException("This is for no thing.");

    /// <summary>What to say when it succeeded.</summary>
    /// <param name="things">What is connected.</param>
    public abstract string Said(ToolResult result, Answers answers, IReadOnlyList<ThingModel> things);
}

/// <summary>Starts a timer.</summary>
internal sealed record SetTimerAct(double Seconds, string? Name) : HouseAct
{
    public override ToolCall HouseCall => new(TimeTools.SetTimer, Name is null
        ? new Dictionary<string, object> { [TimeTools.Seconds] = Seconds }
        : new Dictionary<string, object> { [TimeTools.Seconds] = Seconds, [TimeTools.Name] = Name });

    public override string Said(ToolResult result, Answers answers, IReadOnlyList<ThingModel> things) => Name is null
        ? answers.Sentence("timer_set", ("time", answers.Time(Seconds)))
        : answers.Sentence("timer_named", ("time", answers.Time(Seconds)), ("name", Name));
}

/// <summary>Asks how much of the timers is left.</summary>
/// <param name="Name">What may be the name of one of them; null for all.</param>
internal sealed record AskTimersAct(string? Name = null) : HouseAct
{
    public override bool IsQuestion => true;

    public override ToolCall HouseCall => new(TimeTools.GetTimers, new Dictionary<string, object>());

    public override string Said(ToolResult result, Answers answers, IReadOnlyList<ThingModel> things)
    {
        if (result.Value is not string && answers.Text.IsOfThisLanguage(result.Text)) return result.Text;
        var timers = RunningTimer.Read(result);
        if (timers.Count == 0) return answers.Sentence("no_timer");
        var meant = timers.Where(timer => Name is not null && string.Equals(timer.Name, Name, StringComparison.OrdinalIgnoreCase)).ToList();
        return answers.Listed([.. (meant.Count > 0 ? meant : timers).Select(timer => timer.Name is { } name
            ? answers.Sentence("timer_left_named", ("name", name), ("time", answers.Time(timer.Seconds)))
            : answers.Sentence("timer_left", ("time", answers.Time(timer.Seconds))))], "and_clause");
    }
}

/// <summary>Ends a timer, or all of them.</summary>
internal sealed record CancelTimerAct(string? Name) : HouseAct
{
    public override ToolCall HouseCall => new(TimeTools.CancelTimer,
        Name is null ? new Dictionary<string, object>() : new Dictionary<string, object> { [TimeTools.Name] = Name });

    public override string Said(ToolResult result, Answers answers, IReadOnlyList<ThingModel> things) => result.Value switch
    {
        0.0 => Name is null ? answers.Sentence("no_timer") : answers.Sentence("no_timer_named", ("name", Name)),
        double and > 1 and var count => answers.Sentence("timers_cancelled", ("count", answers.Spoken(count, null))),
        _ => answers.Sentence("timer_cancelled"),
    };
}

/// <summary>Asks what is to come later.</summary>
internal sealed record AskLaterAct : HouseAct
{
    public override bool IsQuestion => true;

    public override ToolCall HouseCall => new(TimeTools.GetLater, new Dictionary<string, object>());

    public override string Said(ToolResult result, Answers answers, IReadOnlyList<ThingModel> things)
    {
        var calls = PutOffCall.Read(result);
        return calls.Count == 0
            ? answers.Sentence("nothing_later")
            : answers.Sentence("later_is", ("acts", answers.Listed([.. calls.Select(call => answers.Later(call, things))], "and")));
    }
}

/// <summary>Forgets what was to come later.</summary>
internal sealed record CancelLaterAct : HouseAct
{
    public override ToolCall HouseCall => new(TimeTools.CancelLater, new Dictionary<string, object>());

    public override string Said(ToolResult result, Answers answers, IReadOnlyList<ThingModel> things) =>
        answers.Sentence(result.Value is 0.0 ? "nothing_later" : "later_cancelled");
}
