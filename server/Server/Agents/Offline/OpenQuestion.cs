namespace Server.Agents.Offline;

/// <summary>Commands that wait for an answer.</summary>
/// <param name="Asked">The target of which it was asked which thing is meant; null when it was asked whether to do it.</param>
internal sealed record OpenQuestion(IReadOnlyList<Command> Commands, Target? Asked)
{
    /// <summary>What was asked longer ago is no longer answered: a "yes" then is for somebody else.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>When it was asked.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The commands with the named thing put in; null when it does not answer this question.</summary>
    public IReadOnlyList<Command>? AnsweredBy(NamedThing answer, CommandModel model)
    {
        if (Asked is null) return null;
        var meant = Asked.Things
            .Where(thing => answer.Target is null || answer.Target.Things.Any(named => named.Name == thing.Name))
            .Select(thing => model.Named(thing.Name)).OfType<ThingModel>().ToList();
        if (meant.Count == 0) return null;
        var target = new Target(meant, answer.Target is null ? TargetScope.All : TargetScope.One);
        return [.. Commands.Select(command => command with
        {
            Targets = [.. command.Targets.Select(candidate => ReferenceEquals(candidate, Asked) ? target : candidate)],
        })];
    }
}
