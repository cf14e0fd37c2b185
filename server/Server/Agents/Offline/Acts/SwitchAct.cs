namespace Server.Agents.Offline.Acts;

/// <summary>Turns a thing on or off.</summary>
/// <param name="With">A value for an optional parameter of its <c>turn_on</c>: "at fifty percent".</param>
internal sealed record SwitchAct(bool IsOn, SpokenArgument? With = null) : Act
{
    public override bool CanBeDoneBy(ThingModel thing) => thing.CanSwitch;

    public override Plan PlanFor(Subject subject)
    {
        var thing = subject.Thing;
        if ((IsOn ? thing.On : thing.Off) is { } method)
            return With is null ? Plan.Do(thing.ToolOf(method)) : CallAct.PlanCall(subject, method, [With]);
        return thing.PowerSetter is { } setter
            ? Plan.Do(thing.ToolOf(setter.Method), new Dictionary<string, object> { [setter.Parameter.Name] = IsOn })
            : Plan.Refuse(subject.Answers.About("cannot", thing));
    }

    public override string Report(Outcome outcome) => outcome.Answers.About(
        AnswerKey(ReportedPower(outcome) ?? IsOn), outcome.Thing);

    /// <summary>What the thing said of its power afterwards; null when it said nothing of it.</summary>
    public static bool? ReportedPower(Outcome outcome) =>
        outcome.Thing.Power is { } power && outcome.Result.State.GetValueOrDefault(power.Descriptor.Name) is bool isOn ? isOn : null;

    /// <summary>Key of the sentence that says how it is; "still" when it is not as asked.</summary>
    public string AnswerKey(bool reported) => (reported, reported == IsOn) switch
    {
        (true, true) => "power_on",
        (false, true) => "power_off",
        (true, false) => "power_still_on",
        (false, false) => "power_still_off",
    };
}
