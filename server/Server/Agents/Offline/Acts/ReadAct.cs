namespace Server.Agents.Offline.Acts;

/// <summary>Asks for a property.</summary>
/// <param name="Property">Its name in words.</param>
internal sealed record ReadAct(string Property) : Act
{
    public override bool IsQuestion => true;

    public override bool CanBeDoneBy(ThingModel thing) => thing.Readable(Property) is not null;

    public override Plan PlanFor(Subject subject) => Plan.Read(subject.Thing, subject.Thing.Readable(Property)!);

    public override string Report(Outcome outcome)
    {
        var property = outcome.Thing.Readable(Property)!;
        var value = outcome.Result.Value!;
        if (value is bool isOn)
            return property == outcome.Thing.Power
                ? outcome.Answers.About(isOn ? "power_on" : "power_off", outcome.Thing)
                : outcome.Answers.About(isOn ? "flag_on" : "flag_off", outcome.Thing, ("property", outcome.Answers.Property(Property)));
        return outcome.Answers.About(
            outcome.Subject.GoesUnnamed ? "reading_is" : "property_is", outcome.Thing,
            ("property", outcome.Answers.Property(Property)), ("value", outcome.Answers.Spoken(value, property.Unit)));
    }
}

/// <summary>Asks whether a property has a value: "is the lamp red".</summary>
internal sealed record AskChoiceAct(string Property, SpokenChoice Value) : Act
{
    public override bool IsQuestion => true;

    public override bool CanBeDoneBy(ThingModel thing) => thing.Readable(Property)?.Descriptor.Enum is not null;

    public override Plan PlanFor(Subject subject) => Plan.Read(subject.Thing, subject.Thing.Readable(Property)!);

    public override string Report(Outcome outcome)
    {
        var spoken = outcome.Answers.Spoken(outcome.Result.Value!, null);
        return outcome.Answers.YesOrNo(
            spoken == outcome.Answers.Spoken(Value.Words, null), outcome.Answers.About("thing_is", outcome.Thing, ("value", spoken)));
    }
}

/// <summary>Asks for a property of yes and no: "is there motion".</summary>
internal sealed record AskFlagAct(string Property) : Act
{
    public override bool IsQuestion => true;

    public override bool CanBeDoneBy(ThingModel thing) =>
        thing.Readable(Property) is { Descriptor.Type: Devices.ThingValueType.Boolean };

    public override Plan PlanFor(Subject subject) => Plan.Read(subject.Thing, subject.Thing.Readable(Property)!);

    public override string Report(Outcome outcome) => outcome.Answers.Sentence(outcome.Result.Value is true ? "plain_yes" : "plain_no");
}

/// <summary>Asks for all that a thing tells of itself.</summary>
internal sealed record StatusAct : Act
{
    private const int MaxProperties = 4;

    public override bool IsQuestion => true;

    public override bool CanBeDoneBy(ThingModel thing) => PartsFor(thing).Any();

    public override IEnumerable<Act> PartsFor(ThingModel thing) => thing.Properties
        .Where(property => property.Descriptor.Readable && property.Name.Length > 0)
        .Take(MaxProperties).Select(property => new ReadAct(property.Name));

    public override Plan PlanFor(Subject subject) => throw new InvalidOperationException("A status is asked in parts.");

    public override string Report(Outcome outcome) => throw new InvalidOperationException("A status is asked in parts.");
}
