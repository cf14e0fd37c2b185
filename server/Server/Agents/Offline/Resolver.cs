using System.Text.Json.Nodes;
using Server.Agents.Offline.Acts;
using Server.Devices;
using Server.Tools;

namespace Server.Agents.Offline;

/// <summary>A call that is to be made.</summary>
/// <param name="Subject">Null for what is for no thing.</param>
/// <param name="After">Seconds until it is done; null for at once.</param>
internal sealed record Step(Act Act, Subject? Subject, ToolCall Call, double? After = null)
{
    /// <summary>The call to make now: one that is for later goes to the tool that keeps such calls.</summary>
    public ToolCall ToMake => After is not { } seconds ? Call : new ToolCall(TimeTools.RunLater, new Dictionary<string, object>
    {
        [TimeTools.Seconds] = seconds,
        [TimeTools.CalledTool] = Call.Tool,
        [TimeTools.Arguments] = ToolArguments.ToJson(Call.Arguments),
    });
}

/// <summary>What is to be done: steps, or a question, or a refusal. Nothing is done when one of several commands cannot be.</summary>
/// <param name="IsFar">True when the sentence fits none of the things it could be for: another reading may fit better.</param>
internal sealed record Resolution(IReadOnlyList<Step> Steps, AskedBack? Question, string? Refusal, bool IsFar = false)
{
    /// <summary>The smaller, the better it makes sense.</summary>
    public int Strain => Steps.Count > 0 ? (IsGuess ? 1 : 0) : IsFar ? 4 : Question is not null ? 2 : 3;

    /// <summary>Whether "it" was taken for the only thing that it can be, without one having been spoken of.</summary>
    public bool IsGuess { get; init; }

    /// <summary>The commands that were resolved.</summary>
    public IReadOnlyList<Command> Commands { get; init; } = [];
}

/// <summary>A question and what it leaves open; without the latter any new command may follow.</summary>
/// <param name="Steps">What a "yes" would do.</param>
internal sealed record AskedBack(string Sentence, OpenQuestion? Open, IReadOnlyList<Step> Steps);

/// <summary>Finds out which things are meant, and makes calls of what was said.</summary>
internal sealed class Resolver(CommandModel model, IToolbox toolbox, Answers answers)
{
    private readonly IReadOnlyList<Thing> _things = toolbox.Things;

    /// <summary>Resolves the reading that makes most sense: "set it to three" is the fan's speed after one spoke of the fan.</summary>
    public Resolution ResolveBest(IReadOnlyList<Understanding> readings, Conversation conversation) =>
        readings.Select(reading => Resolve(reading.Commands, conversation, isConfirmed: false)).MinBy(resolution => resolution.Strain)!;

    /// <summary>Resolves commands in their order; a later "it" means what an earlier one named.</summary>
    /// <param name="isConfirmed">True when what is risky has been confirmed.</param>
    public Resolution Resolve(IReadOnlyList<Command> commands, Conversation conversation, bool isConfirmed)
    {
        var steps = new List<Step>();
        var planned = new List<PlannedCommand>();
        IReadOnlyList<string> last = conversation.LastThings;
        var isGuess = last.Count == 0 && commands.Any(command => command.Targets.Any(target => target.Scope == TargetScope.Last));
        foreach (var command in commands)
        {
            if (command.After is not null && !HasTool(TimeTools.RunLater)) return new Resolution([], null, answers.Sentence("cannot_wait"));
            if (command.Act.HouseCall is { } call)
            {
                if (!HasTool(call.Tool)) return new Resolution([], null, answers.Sentence("cannot_wait"));
                steps.Add(new Step(command.Act, null, call));
                planned.Add(new PlannedCommand(command, [], [steps[^1]]));
                continue;
            }
            var meant = new List<(ThingModel Thing, Target Target)>();
            foreach (var target in command.Targets)
            {
                var found = Meant(target, command.Act, last);
                if (found.Count == 0) return steps.Count > 0 && target.Scope == TargetScope.Last ? Misheard() : Nothing(target, command.Act, last);
                if (found.Count > 1 && target.Scope == TargetScope.One) return Ask(commands, target, found);
                meant.AddRange(found.Select(thing => (thing, target)));
            }
            var (before, refusal) = (steps.Count, (string?)null);
            foreach (var (thing, target) in meant.DistinctBy(entry => entry.Thing))
                foreach (var act in command.Act.PartsFor(thing))
                {
                    var subject = new Subject(thing, StateOf(thing), GoesUnnamed(thing, target, act), answers);
                    var plan = act.PlanFor(subject);
                    // Of "everything" what cannot is left as it is.
                    if (plan.Refusal is not null && target.Scope != TargetScope.All) return new Resolution([], null, plan.Refusal);
                    refusal ??= plan.Refusal;
                    if (plan.Call is { } made) steps.Add(new Step(act, subject, made, command.After));
                }
            if (steps.Count == before && refusal is not null) return new Resolution([], null, refusal);
            last = [.. meant.Select(entry => entry.Thing.Name)];
            planned.Add(new PlannedCommand(command, meant, [.. steps.Skip(before)]));
        }
        return isConfirmed ? new Resolution(steps, null, null) { Commands = commands } : Confirm(planned) with { IsGuess = isGuess };
    }

    /// <summary>Asks whether to do what was understood, but not surely: all of it, what is risky with the rest.</summary>
    public Resolution AskWhether(Resolution resolution)
    {
        IReadOnlyList<Step> steps = [.. resolution.Steps, .. resolution.Question?.Steps ?? []];
        IReadOnlyList<Command> commands = [.. resolution.Commands, .. resolution.Question?.Open?.Commands ?? []];
        return resolution with
        {
            Steps = [],
            Question = new AskedBack(answers.Sentence("shall_i", ("acts", answers.Acts(steps))), new OpenQuestion(commands, Asked: null), steps),
        };
    }

    private bool HasTool(string name) => toolbox.Tools.Any(tool => tool.Name == name);

    private List<ThingModel> Meant(Target target, Act act, IReadOnlyList<string> last)
    {
        // By name: a command that waited for an answer may be of things as they were before.
        var able = target.Things.Select(thing => model.Named(thing.Name)).OfType<ThingModel>().Where(act.CanBeDoneBy).ToList();
        if (target.Scope == TargetScope.All || able.Count <= 1 && target.Scope == TargetScope.One) return able;
        var spokenOf = able.Where(thing => last.Contains(thing.Name)).ToList();
        if (target.Scope == TargetScope.Last)
            // "Turn it on" as a first sentence is clear when there is only one thing to turn on.
            return spokenOf.Count > 0 || last.Count > 0 || able.Count > 1 ? spokenOf : able;
        if (spokenOf.Count == 1) return spokenOf;
        // "What is the temperature" asks for what is measured rather than for what was set.
        var measuring = target.IsImplied && act is ReadAct read ? able.Where(thing => thing.SetterOf(read.Property) is null).ToList() : [];
        return measuring.Count == 1 ? measuring : able;
    }

    private bool GoesUnnamed(ThingModel thing, Target target, Act act) =>
        target.IsImplied || (thing.OnlyMeasures && model.Things.Count(act.CanBeDoneBy) == 1);

    // Who chains commands knows the thing he speaks of. "Set the volume to nine, then make it purple" is other speech that
    // the recogniser has heard as commands.
    private Resolution Misheard() => new([], null, answers.Sentence("not_all_understood"), IsFar: true);

    private Resolution Nothing(Target target, Act act, IReadOnlyList<string> last)
    {
        var spokenOf = last.Select(model.Named).OfType<ThingModel>().FirstOrDefault();
        return target.Scope == TargetScope.Last && spokenOf is not null && !act.CanBeDoneBy(spokenOf)
            ? new Resolution([], null, answers.About("cannot", spokenOf), IsFar: true)
            : new Resolution([], new AskedBack(answers.Sentence("which_thing"), null, []), null, IsFar: true);
    }

    private Resolution Ask(IReadOnlyList<Command> commands, Target target, List<ThingModel> candidates)
    {
        var sentence = answers.Sentence("which", ("things", answers.Either(candidates)));
        return new Resolution([], new AskedBack(sentence, new OpenQuestion(commands, target) { Choices = [.. candidates.Take(Answers.MaxNamed)] }, []), null);
    }

    // What is harmless is done at once. What is asked about is all that a "yes" will do: the risky steps, what else was to be done
    // with those things, and what was to wait for them.
    private Resolution Confirm(IReadOnlyList<PlannedCommand> planned)
    {
        var all = planned.SelectMany(command => command.Steps).ToList();
        var risky = all.Where(IsRisky).Select(step => step.Subject!.Thing).ToHashSet();
        if (risky.Count == 0) return new Resolution(all, null, null) { Commands = [.. planned.Select(command => command.Command)] };
        var (held, free) = (new List<PlannedCommand>(), new List<PlannedCommand>());
        foreach (var command in planned)
        {
            var waits = command.Command.IsAfterOthers && held.Count > 0;
            var (isHeld, isFree) = (command.Where(thing => waits || risky.Contains(thing)), command.Where(thing => !waits && !risky.Contains(thing)));
            if (command.IsOfHouse || isFree.Steps.Count > 0) free.Add(command.IsOfHouse ? command : isFree);
            if (isHeld.Steps.Count > 0) held.Add(isHeld);
        }
        var steps = held.SelectMany(command => command.Steps).ToList();
        var question = new OpenQuestion([.. held.Select(command => command.Command)], Asked: null);
        return new Resolution(
            [.. free.SelectMany(command => command.Steps)],
            new AskedBack(answers.Sentence("confirm", ("acts", answers.Acts(steps))), question, steps), null)
        {
            Commands = [.. free.Select(command => command.Command)],
        };
    }

    private static bool IsRisky(Step step) => step.Subject is { } subject && !step.Act.IsQuestion && Risks.Of(subject.Thing, step.Call) is not null;

    /// <summary>A command and what it comes to.</summary>
    private sealed record PlannedCommand(Command Command, IReadOnlyList<(ThingModel Thing, Target Target)> Meant, IReadOnlyList<Step> Steps)
    {
        public bool IsOfHouse => Command.Act.HouseCall is not null;

        /// <summary>The same for some of its things only.</summary>
        public PlannedCommand Where(Func<ThingModel, bool> isMeant)
        {
            var targets = new List<Target>();
            foreach (var target in Meant.Where(entry => isMeant(entry.Thing)).GroupBy(entry => entry.Target, ReferenceEqualityComparer.Instance))
            {
                var things = target.Select(entry => entry.Thing).ToList();
                targets.Add(new Target(things, things.Count > 1 ? TargetScope.All : TargetScope.One, target.First().Target.IsImplied));
            }
            return new PlannedCommand(
                Command with { Targets = targets }, [.. Meant.Where(entry => isMeant(entry.Thing))],
                [.. Steps.Where(step => step.Subject is { } subject && isMeant(subject.Thing))]);
        }
    }

    private IReadOnlyDictionary<string, object> StateOf(ThingModel thing) =>
        _things.First(candidate => candidate.Descriptor.Name == thing.Name).State;
}
