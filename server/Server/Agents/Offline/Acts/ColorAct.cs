namespace Server.Agents.Offline.Acts;

/// <summary>Gives a light a color or a kind of white.</summary>
/// <param name="Color">A color of <see cref="Concepts"/>, or a word of the device's own.</param>
/// <param name="AsTemperature">True when the color temperature was named.</param>
internal sealed record ColorAct(string Color, bool AsTemperature) : Act
{
    public override bool CanBeDoneBy(ThingModel thing) => thing.Color is not null;

    public override Plan PlanFor(Subject subject) => subject.Thing.Color!.For(Color, AsTemperature) is { } call
        ? Plan.Do(subject.Thing.ToolOf(call.Method), call.Arguments)
        : subject.Thing.SetterOf("color") is { Enum: not null } setter
            ? Plan.Refuse(subject.Answers.OutOfBounds(subject.Thing, setter))
            : Plan.Refuse(subject.Answers.About("cannot", subject.Thing));

    public override string Report(Outcome outcome) =>
        outcome.Answers.About("thing_is", outcome.Thing, ("value", outcome.Answers.Color(Color)));
}

/// <summary>Gives the white of a light a color temperature in kelvin, as near as it can.</summary>
internal sealed record KelvinAct(double Kelvin) : Act
{
    public override bool CanBeDoneBy(ThingModel thing) => thing.Color?.ForKelvin(Kelvin) is not null;

    public override Plan PlanFor(Subject subject)
    {
        var setter = subject.Thing.SetterOf("color temperature")!;
        if (Bounds.Of(setter) is { Max: > 1000 } bounds && !bounds.Contains(Kelvin)) return Plan.Refuse(subject.Answers.OutOfBounds(subject.Thing, setter));
        var (method, arguments) = subject.Thing.Color!.ForKelvin(Kelvin)!.Value;
        return Plan.Do(subject.Thing.ToolOf(method), arguments);
    }

    public override string Report(Outcome outcome) => SetAct.ReportSetting(outcome, "color temperature");
}
