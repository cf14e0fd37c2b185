using Server.Devices;

namespace Server.Agents.Offline.Acts;

/// <summary>Sets a property to a value.</summary>
/// <param name="Property">Its name in words; empty for the one that is meant when only the thing is named.</param>
internal sealed record SetAct(string Property, SpokenValue Value) : Act
{
    public override bool CanBeDoneBy(ThingModel thing) => thing.SetterOf(Property) is { } setter && Value.IsFor(setter);

    public override Plan PlanFor(Subject subject)
    {
        var setter = subject.Thing.SetterOf(Property)!;
        if (!setter.IsNumber && setter.Scale.Count > 1 && Value is SpokenLevel level) return Send(subject.Thing, setter, level.Of(setter.Scale));
        return Value.Fit(Bounds.Of(setter), subject.Answers.Text) is { } value
            ? Send(subject.Thing, setter, value)
            : Plan.Refuse(subject.Answers.OutOfBounds(subject.Thing, setter));
    }

    public override string Report(Outcome outcome) => ReportSetting(outcome, Property);

    public static Plan Send(ThingModel thing, Setter setter, object value) =>
        Plan.Do(thing.ToolOf(setter.Method), new Dictionary<string, object> { [setter.Parameter.Name] = value });

    /// <summary>The value that the thing reported, or that was asked for when it reported none.</summary>
    public static string ReportSetting(Outcome outcome, string property)
    {
        var setter = outcome.Thing.SetterOf(property)!;
        property = setter.Property;
        var value = (setter.Reported is { } reported ? outcome.Result.State.GetValueOrDefault(reported.Descriptor.Name) : null)
            ?? outcome.Call.Arguments[setter.Parameter.Name];
        if (value is bool isOn)
            return outcome.Answers.About(isOn ? "flag_on" : "flag_off", outcome.Thing, ("property", outcome.Answers.Property(property)));
        var unit = setter.Reported?.Unit ?? setter.Parameter.Unit;
        return setter.Parameter.Type == ThingValueType.String && setter.Enum is not null
            ? outcome.Answers.About("thing_is", outcome.Thing, ("value", outcome.Answers.Spoken(value, unit)))
            : outcome.Answers.About(
                "property_is", outcome.Thing, ("property", outcome.Answers.Property(property)), ("value", outcome.Answers.Spoken(value, unit)));
    }
}
