using Server.Tools;

namespace Server.Agents.Offline.Acts;

/// <summary>Calls a method that has no meaning of its own here, with what was said for its parameters.</summary>
/// <param name="Method">The method's name as the device wrote it.</param>
internal sealed record CallAct(string Method, IReadOnlyList<SpokenArgument> Arguments) : Act
{
    public override bool CanBeDoneBy(ThingModel thing) => MethodOf(thing) is not null;

    public override Plan PlanFor(Subject subject) => PlanCall(subject, MethodOf(subject.Thing)!, Arguments);

    /// <summary>The call with what was said fitted to the parameters, or why it does not fit.</summary>
    public static Plan PlanCall(Subject subject, MethodModel method, IReadOnlyList<SpokenArgument> said)
    {
        var arguments = new Dictionary<string, object>();
        foreach (var (name, value) in said)
        {
            var parameter = method.Descriptor.Parameters.First(parameter => parameter.Name == name);
            if (value.Fit(Bounds.Of(parameter), subject.Answers.Text) is not { } fitted)
                return Plan.Refuse(subject.Answers.OutOfBounds(parameter));
            arguments[name] = fitted;
        }
        return Plan.Do(subject.Thing.ToolOf(method), arguments);
    }

    public override string Report(Outcome outcome) =>
        outcome.Answers.Text.IsOfThisLanguage(outcome.Result.Text)
            ? Answers.AsSentence(outcome.Result.Text)
            : outcome.Answers.Sentence("done");

    private MethodModel? MethodOf(ThingModel thing) =>
        thing.Methods.FirstOrDefault(method => method.Descriptor.Name == Method);
}

/// <summary>A value said for a parameter.</summary>
internal sealed record SpokenArgument(string Parameter, SpokenValue Value);
