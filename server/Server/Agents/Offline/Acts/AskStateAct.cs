using Server.Devices;

namespace Server.Agents.Offline.Acts;

/// <summary>Asks whether a thing is in a state: on, open, locked, cleaning.</summary>
/// <param name="State">A value of <see cref="Concepts"/>.</param>
internal sealed record AskStateAct(string State) : Act
{
    public override bool IsQuestion => true;

    public override bool CanBeDoneBy(ThingModel thing) => Telling(thing) is not null;

    // A state in the device's own words may tell anything.
    public override bool IsPlainlyFor(ThingModel thing) => Telling(thing) is { Descriptor: not { Type: ThingValueType.String, Enum: null } };

    public override Plan PlanFor(Subject subject) => Plan.Read(subject.Thing, Telling(subject.Thing)!);

    public override string Report(Outcome outcome)
    {
        var property = Telling(outcome.Thing)!;
        if (Is(outcome.Result.Value!, property, outcome.Answers.Text) is not { } isSo)
            return outcome.Answers.About("property_is", outcome.Thing,
                ("property", outcome.Answers.Property(property.Concept)), ("value", outcome.Answers.Spoken(outcome.Result.Value!, property.Unit)));
        var value = outcome.Result.Value is string word ? outcome.Answers.Spoken(word, null) : outcome.Answers.State(State, isSo);
        return outcome.Answers.YesOrNo(isSo, State is "on" or "off"
            ? outcome.Answers.About(isSo == (State == "on") ? "power_on" : "power_off", outcome.Thing)
            : outcome.Answers.About("thing_is", outcome.Thing, ("value", value)));
    }

    /// <summary>Whether the value that a thing reported is the state asked for; null when it does not tell.</summary>
    public bool? Is(object value, ThingModel thing, SpokenText text) => Is(value, Telling(thing)!, text);

    private bool? Is(object value, PropertyModel property, SpokenText text) => value switch
    {
        bool flag when property.Concept == "locked" => flag == (State is "locked" or "closed"),
        bool flag => flag == (Concepts.All.States.GetValueOrDefault(State)?.ToldAs ?? true),
        double number when property.Concept == "position" => State == "open" ? number > 0 : number == (property.Descriptor.Min ?? 0),
        double number => State == "off" ? number == 0 : number != 0,
        string word => Concepts.All.ValueOf(text.Plain(word)) == State || word == State,
        _ => null,
    };

    /// <summary>The property that tells; null when the thing has none.</summary>
    private PropertyModel? Telling(ThingModel thing)
    {
        var readable = thing.Properties.Where(property => property.Descriptor.Readable).ToList();
        if (State is "on" or "off" && thing.Power is { Descriptor.Readable: true } power) return power;
        if (State is "open" or "closed" && readable.Find(property => property.Concept == "position") is { } position) return position;
        if (Concepts.All.States.TryGetValue(State, out var concept))
            foreach (var name in concept.ToldBy)
                if (readable.Find(property => property.Descriptor.Type == ThingValueType.Boolean && (property.Concept == name || property.Name == name)) is { } flag) return flag;
        return readable.Find(property => property.Choices.Any(value => Concepts.All.ValueOf(value) == State))
            ?? (State is "open" or "closed" ? readable.Find(property => property.Concept == "locked") : null)
            ?? readable.Find(property => property.Concept is "state" or "status" && property.Descriptor is { Type: ThingValueType.String, Enum: null });
    }
}

/// <summary>Asks whether something is set to a value: "is the lamp red".</summary>
/// <param name="Value">In the words of the descriptor, or a color.</param>
internal sealed record AskValueAct(string Value) : Act
{
    public override bool IsQuestion => true;

    public override bool CanBeDoneBy(ThingModel thing) => Telling(thing) is not null;

    public override Plan PlanFor(Subject subject) => Plan.Read(subject.Thing, Telling(subject.Thing)!);

    public override string Report(Outcome outcome)
    {
        var spoken = outcome.Answers.Spoken(outcome.Result.Value!, null);
        return outcome.Answers.YesOrNo(spoken == outcome.Answers.Spoken(Value, null), outcome.Answers.About("thing_is", outcome.Thing, ("value", spoken)));
    }

    private PropertyModel? Telling(ThingModel thing) =>
        thing.Properties.FirstOrDefault(property => property.Descriptor.Readable && property.Choices.Contains(Value));
}
