namespace Server.Agents.Offline.Acts;

/// <summary>Does an act of <see cref="Concepts"/> by whatever the thing has for it: "open", "lock", "pause".</summary>
internal sealed record DoAct(string Name) : Act
{
    /// <summary>The kinds that it is meant for; empty for all.</summary>
    public IReadOnlyList<string> OnlyKinds { get; init; } = [];

    public override bool CanBeDoneBy(ThingModel thing) =>
        thing.Abilities.ContainsKey(Name) && (OnlyKinds.Count == 0 || (thing.Kind is not null && OnlyKinds.Contains(thing.Kind)));

    public override Plan PlanFor(Subject subject)
    {
        var ability = subject.Thing.Abilities[Name];
        return Plan.Do(subject.Thing.ToolOf(ability.Method), ability.Arguments);
    }

    public override string Report(Outcome outcome) =>
        outcome.Answers.Text.IsOfThisLanguage(outcome.Result.Text)
            ? Answers.AsSentence(outcome.Result.Text)
            : outcome.Answers.Sentence("done");
}
