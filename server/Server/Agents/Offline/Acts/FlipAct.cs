namespace Server.Agents.Offline.Acts;

/// <summary>Turns a property of two values to the other one: "reverse the fan".</summary>
internal sealed record FlipAct(string Property) : Act
{
    public override bool CanBeDoneBy(ThingModel thing) => thing.SetterOf(Property) is { Enum.Count: 2 };

    public override Plan PlanFor(Subject subject)
    {
        var setter = subject.Thing.SetterOf(Property)!;
        var values = setter.Enum!;
        var current = setter.Reported is { } reported ? subject.State.GetValueOrDefault(reported.Descriptor.Name) : null;
        // The first value is the usual one; a thing that has not reported is taken to be there.
        return SetAct.Send(subject.Thing, setter, Equals(current, values[1]) ? values[0] : values[1]);
    }

    public override string Report(Outcome outcome) => SetAct.ReportSetting(outcome, Property);
}
