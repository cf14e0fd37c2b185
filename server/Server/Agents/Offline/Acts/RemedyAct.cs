namespace Server.Agents.Offline.Acts;

/// <summary>Does something about what was complained of: "it is too dark in here" switches a light on or makes it brighter.</summary>
/// <param name="Direction">Which way the property is to go.</param>
internal sealed record RemedyAct(string Property, Direction Direction) : Act
{
    private AdjustAct Adjustment => new(Property, Direction, null);

    public override bool CanBeDoneBy(ThingModel thing) =>
        Adjustment.CanBeDoneBy(thing) || (thing.CanSwitch && thing.Kind is not null && Kinds.Contains(thing.Kind));

    public override Plan PlanFor(Subject subject)
    {
        var thing = subject.Thing;
        var isOn = SwitchAct.PowerOf(thing, subject.State, subject.Answers.Text);
        var helps = thing.Kind is not null && Kinds.Contains(thing.Kind) && thing.CanSwitch;
        var wantsOff = Property == "brightness" && Direction == Direction.Down;
        if (helps && !wantsOff && isOn == false) return new SwitchAct(true).PlanFor(subject);
        if (Adjustment.CanBeDoneBy(thing)) return Adjustment.PlanFor(subject);
        return new SwitchAct(!wantsOff).PlanFor(subject);
    }

    public override string Report(Outcome outcome) => outcome.Call.Arguments.Count > 0 && Adjustment.CanBeDoneBy(outcome.Thing)
        ? Adjustment.Report(outcome)
        : SwitchAct.ReportedPower(outcome) is { } isOn
            ? outcome.Answers.About(isOn ? "power_on" : "power_off", outcome.Thing)
            : outcome.Answers.Sentence("done");

    private List<string> Kinds => Concepts.All.Remedies.TryGetValue(Property, out var remedy)
        ? Direction == Direction.Up ? remedy.Up : remedy.Down
        : [];
}

/// <summary>Turns on what is off, and off what is on: "the lights!".</summary>
internal sealed record FlipPowerAct : Act
{
    public override bool CanBeDoneBy(ThingModel thing) => thing.CanSwitch && (thing.Kind is null || !Concepts.All.Apart.Contains(thing.Kind));

    public override Plan PlanFor(Subject subject) =>
        new SwitchAct(SwitchAct.PowerOf(subject.Thing, subject.State, subject.Answers.Text) != true).PlanFor(subject);

    public override string Report(Outcome outcome) => SwitchAct.ReportedPower(outcome) is { } isOn
        ? outcome.Answers.About(isOn ? "power_on" : "power_off", outcome.Thing)
        : outcome.Answers.Sentence("done");
}
