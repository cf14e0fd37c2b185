namespace Server.Agents.Offline.Acts;

/// <summary>Turns a thing on or off.</summary>
/// <param name="With">A value for an optional parameter of its <c>turn_on</c>: "at fifty percent".</param>
internal sealed record SwitchAct(bool IsOn, SpokenArgument? With = null) : Act
{
    public override bool CanBeDoneBy(ThingModel thing) => With is null
        ? thing.Abilities.ContainsKey(IsOn ? "on" : "off") || CanFlip(thing)
        : thing.On?.Descriptor.Parameters.Any(parameter => parameter.Name == With.Parameter) == true;

    public override Plan PlanFor(Subject subject)
    {
        var thing = subject.Thing;
        if (With is not null && IsOn && thing.On is { } method) return CallAct.PlanCall(subject, method, [With]);
        if (thing.Abilities.GetValueOrDefault(IsOn ? "on" : "off") is { } ability)
            return Plan.Do(thing.ToolOf(ability.Method), ability.Arguments);
        // What can only be toggled is, unless it is known to be so already.
        var power = PowerOf(thing, subject.State, subject.Answers.Text);
        return CanFlip(thing) && power == !IsOn
            ? Plan.Do(thing.ToolOf(thing.Abilities["toggle"].Method))
            : Plan.Refuse(subject.Answers.About(CanFlip(thing) && power == IsOn ? AnswerKey(IsOn) : "cannot", thing));
    }

    public override string Report(Outcome outcome) => outcome.Answers.About(
        AnswerKey(ReportedPower(outcome) ?? IsOn), outcome.Thing);

    /// <summary>What the thing said of its power afterwards; null when it said nothing of it.</summary>
    public static bool? ReportedPower(Outcome outcome) => PowerOf(outcome.Thing, outcome.Result.State, outcome.Answers.Text);

    /// <summary>Whether a thing in this state is on; null when it is not known.</summary>
    public static bool? PowerOf(ThingModel thing, IReadOnlyDictionary<string, object> state, SpokenText text) =>
        thing.Power is { } power ? IsOnValue(state.GetValueOrDefault(power.Descriptor.Name), text) : null;

    /// <summary>Whether a value means on, or off; null when it means neither.</summary>
    public static bool? IsOnValue(object? value, SpokenText text) => value switch
    {
        bool isOn => isOn,
        double number => number != 0,
        string word => Concepts.All.ValueOf(text.Plain(word)) switch { "on" => true, "off" => false, _ => null },
        _ => null,
    };

    /// <summary>Key of the sentence that says how it is; "still" when it is not as asked.</summary>
    public string AnswerKey(bool reported) => (reported, reported == IsOn) switch
    {
        (true, true) => "power_on",
        (false, true) => "power_off",
        (true, false) => "power_still_on",
        (false, false) => "power_still_off",
    };

    private static bool CanFlip(ThingModel thing) => thing.Power is not null && thing.Abilities.ContainsKey("toggle");
}
