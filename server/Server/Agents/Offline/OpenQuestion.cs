namespace Server.Agents.Offline;

/// <summary>Commands that wait for an answer.</summary>
/// <param name="Asked">The target of which it was asked which thing is meant; null when it was asked whether to do it.</param>
internal sealed record OpenQuestion(IReadOnlyList<Command> Commands, Target? Asked)
{
    /// <summary>What was asked longer ago is no longer answered: a "yes" then is for somebody else.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    /// <summary>When it was asked.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The things between which it asks, in the order in which they were named.</summary>
    public IReadOnlyList<ThingModel> Choices { get; init; } = [];

    /// <summary>The commands with the named thing put in, which then have the act that was asked about; null when it does not
    /// answer this question. To "unlock the front door?" another door is an answer, too.</summary>
    public IReadOnlyList<Command>? AnsweredBy(NamedThing answer, CommandModel model)
    {
        var meant = Asked is null ? [] : Known(
            Asked.Things.Where(thing => answer.Target is null || answer.Target.Things.Any(named => named.Name == thing.Name)), model);
        if (meant.Count > 0) return With(meant, answer.Target is null ? TargetScope.All : answer.Target.Scope == TargetScope.All ? TargetScope.All : TargetScope.One);
        return answer.Target is { } other ? ForAnother(other, answer.IsMore, model) : null;
    }

    /// <summary>The commands for what was picked by its order among those that were named; null when there is no such.</summary>
    public IReadOnlyList<Command>? AnsweredBy(Pick pick, CommandModel model)
    {
        if (pick == Pick.All) return AnsweredBy(new NamedThing(null), model);
        var choices = Known(Choices, model);
        List<ThingModel> meant = pick switch
        {
            Pick.None => [],
            Pick.Last => [.. choices.TakeLast(1)],
            _ => [.. choices.Skip((int)pick).Take(1)],
        };
        return meant.Count == 0 ? null : With(meant, TargetScope.One);
    }

    private IReadOnlyList<Command> With(IReadOnlyList<ThingModel> meant, TargetScope scope)
    {
        var target = new Target(meant, scope);
        return [.. Commands.Select(command => command with
        {
            Targets = [.. command.Targets.Select(candidate => ReferenceEquals(candidate, Asked) ? target : candidate)],
        })];
    }

    // The last command that the named things can do is for them, and none other changes.
    private IReadOnlyList<Command>? ForAnother(Target named, bool isMore, CommandModel model)
    {
        for (var i = Commands.Count - 1; i >= 0; i--)
        {
            var command = Commands[i];
            if (Asked is not null && !command.Targets.Any(target => ReferenceEquals(target, Asked))) continue;
            var able = Known(named.Things, model).FindAll(command.Act.CanBeDoneBy);
            // "No, the cellar": what there is of the kind that was asked about.
            var kinds = command.Targets.SelectMany(target => target.Things).Select(thing => thing.Kind).ToHashSet();
            if (able.FindAll(thing => kinds.Contains(thing.Kind)) is { Count: > 0 } same) able = same;
            if (able.Count == 0) continue;
            var target = new Target(able, named.Scope == TargetScope.All ? TargetScope.All : TargetScope.One);
            IReadOnlyList<Target> targets = isMore ? [.. command.Targets, target] : [target];
            return [.. Commands.Select((candidate, index) => index == i ? candidate with { Targets = targets } : candidate)];
        }
        return null;
    }

    // By name: things may have gone since, or be described otherwise.
    private static List<ThingModel> Known(IEnumerable<ThingModel> things, CommandModel model) =>
        [.. things.Select(thing => model.Named(thing.Name)).OfType<ThingModel>()];
}
