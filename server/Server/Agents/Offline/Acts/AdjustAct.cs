namespace Server.Agents.Offline.Acts;

/// <summary>Raises or lowers a number.</summary>
/// <param name="Property">Its name in words; empty for the one that is meant when only the thing is named.</param>
/// <param name="By">How much; null for the usual part of the range.</param>
internal sealed record AdjustAct(string Property, Direction Direction, SpokenValue? By) : Act
{
    private const double UsualPart = 0.2;

    // For a number without bounds there is no range to take a part of.
    private const double StepWithoutRange = 10;

    // Degrees of a temperature's range that parts are taken of.
    private const double MostOfTemperature = 20;

    public override bool CanBeDoneBy(ThingModel thing) =>
        thing.SetterOf(Property) is { IsGraded: true, Reported: not null } setter
        && (setter.IsNumber || By is null or SpokenLevel || (By is SpokenQuantity { Unit: null or "steps" }));

    public override Plan PlanFor(Subject subject)
    {
        var setter = subject.Thing.SetterOf(Property)!;
        if (!setter.IsNumber) return Along(setter, subject);
        if (subject.State.GetValueOrDefault(setter.Reported!.Descriptor.Name) is not double current)
            return Plan.Refuse(subject.Answers.About("unknown", subject.Thing, ("property", subject.Answers.Property(setter.Property))));
        var bounds = Bounds.Of(setter);
        if (By is SpokenRatio ratio)
            return SetAct.Send(subject.Thing, setter, bounds.Clamp(bounds.Snap(current * ratio.Times)));
        var distance = Distance(bounds, setter.Concept == "temperature");
        var value = bounds.Snap(current + (Direction == Direction.Up ? distance : -distance));
        return SetAct.Send(subject.Thing, setter, Math.Clamp(value, bounds.Min ?? value, bounds.Max ?? Math.Max(value, bounds.Min ?? value)));
    }

    // From low to medium to high.
    private Plan Along(Setter setter, Subject subject)
    {
        var place = subject.State.GetValueOrDefault(setter.Reported!.Descriptor.Name) is string now ? setter.Scale.IndexOf(now) : -1;
        if (place < 0) return Plan.Refuse(subject.Answers.About("unknown", subject.Thing, ("property", subject.Answers.Property(setter.Property))));
        var steps = By is SpokenQuantity quantity ? (int)Math.Clamp(Math.Round(quantity.Value), 0, setter.Scale.Count) : 1;
        return SetAct.Send(subject.Thing, setter, setter.Scale[Math.Clamp(place + (Direction == Direction.Up ? steps : -steps), 0, setter.Scale.Count - 1)]);
    }

    public override string Report(Outcome outcome) => SetAct.ReportSetting(outcome, Property);

    private double Distance(Bounds bounds, bool isTemperature)
    {
        var range = bounds.Max - bounds.Min;
        // Nobody who is cold wants a fifth of what a boiler can.
        if (isTemperature && By is not SpokenQuantity and not SpokenNumber) range = Math.Min(range ?? MostOfTemperature, MostOfTemperature);
        var distance = By switch
        {
            SpokenNumber { IsShare: true } share when range is not null => share.Value / 100 * range.Value,
            SpokenNumber number => Math.Abs(number.Value),
            SpokenQuantity quantity => Math.Abs(quantity.Distance(bounds)),
            SpokenLevel level => range is null ? StepWithoutRange * level.Part / UsualPart : level.Part * range.Value,
            _ => range is null ? StepWithoutRange : UsualPart * range.Value,
        };
        // At least one step, and whole ones where a half would make no difference: a fan of three speeds.
        var smallest = bounds.Step ?? (bounds.IsFine && range <= 2 ? range.Value / 100 : 1);
        return By is SpokenNumber or SpokenQuantity ? distance : Math.Max(smallest, Math.Round(distance / smallest) * smallest);
    }
}
