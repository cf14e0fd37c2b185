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
    public ToolCall ToMake => After is not { } seconds ? Call : new ToolCall(Resolver.LaterTool, new Dictionary<string, object>
    {
        ["seconds"] = seconds,
        ["tool"] = Call.Tool,
        ["arguments"] = ToolArguments.ToJson(Call.Arguments),
    });
}

/// <summary>What is to be done: steps, or a question, or a refusal. Nothing is done when one of several commands cannot be.</summary>
/// <param name="IsFar">True when the sentence fits none of the things it could be for: another reading may fit better.</param>
internal sealed record Resolution(IReadOnlyList<Step> Steps, AskedBack? Question, string? Refusal, bool IsFar = false)
{
    /// <summary>The smaller, the better it makes sense.</summary>
    public int Strain => Steps.Count > 0 ? 0 : IsFar ? 3 : Question is not null ? 1 : 2;

    /// <summary>The commands that were resolved.</summary>
    public IReadOnlyList<Command> Commands { get; init; } = [];
}

/// <summary>A question and what it leaves open; without the latter any new command may follow.</summary>
/// <param name="Steps">What a "yes" would do.</param>
internal sealed record AskedBack(string Sentence, OpenQuestion? Open, IReadOnlyList<Step> Steps);

/// <summary>Finds out which things are meant, and makes calls of what was said.</summary>
internal sealed class Resolver(CommandModel model, IToolbox toolbox, Answers answers)
{
    /// <summary>The tool that keeps a call until its time.</summary>
    public const string LaterTool = "run_later";

    private readonly IReadOnlyList<Thing> _things = toolbox.Things;

    /// <summary>Resolves the reading that makes most sense: "set it to three" is the fan's speed after one spoke of the fan.</summary>
    public Resolution ResolveBest(IReadOnlyList<Understanding> readings, Conversation conversation) =>
        readings.Select(reading => Resolve(reading.Commands, conversation, isConfirmed: false)).MinBy(resolution => resolution.Strain)!;

    /// <summary>Resolves commands in their order; a later "it" means what an earlier one named.</summary>
    /// <param name="isConfirmed">True when what is risky has been confirmed.</param>
    public Resolution Resolve(IReadOnlyList<Command> commands, Conversation conversation, bool isConfirmed)
    {
        var steps = new List<Step>();
        IReadOnlyList<string> last = conversation.LastThings;
        foreach (var command in commands)
        {
            if (command.After is not null && !HasTool(LaterTool)) return new Resolution([], null, answers.Sentence("cannot_wait"));
            if (command.Act.HouseCall is { } call)
            {
                if (!HasTool(call.Tool)) return new Resolution([], null, answers.Sentence("cannot_wait"));
                steps.Add(new Step(command.Act, null, call));
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
                    if (plan.Call is { } planned) steps.Add(new Step(act, subject, planned, command.After));
                }
            if (steps.Count == before && refusal is not null) return new Resolution([], null, refusal);
            last = [.. meant.Select(entry => entry.Thing.Name)];
        }
        if (!isConfirmed && Risky(steps) is { Count: > 0 } risky) return Confirm(commands, steps, risky);
        return new Resolution(steps, null, null) { Commands = commands };
    }

    /// <summary>Asks whether to do what was understood, but not surely.</summary>
    public Resolution AskWhether(Resolution resolution) => resolution with
    {
        Steps = [],
        Question = new AskedBack(
            answers.Sentence("shall_i", ("acts", answers.Acts(resolution.Steps))),
            new OpenQuestion(resolution.Commands, Asked: null), resolution.Steps),
    };

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
        return new Resolution([], new AskedBack(sentence, new OpenQuestion(commands, target), []), null);
    }

    private static List<(Step Step, string Act)> Risky(List<Step> steps) => [.. steps
        .Where(step => step.Subject is not null && !step.Act.IsQuestion)
        .Select(step => (step, Risks.Of(step.Subject!.Thing, step.Call))).Where(entry => entry.Item2 is not null).Select(entry => (entry.step, entry.Item2!))];

    private Resolution Confirm(IReadOnlyList<Command> commands, List<Step> steps, List<(Step Step, string Act)> risky)
    {
        var acts = risky.Select(entry => answers.Doing(entry.Act, entry.Step.Subject!.Thing)).Distinct().ToList();
        return new Resolution(
            [], new AskedBack(answers.Sentence("confirm", ("acts", answers.Listed(acts, "and"))), new OpenQuestion(commands, Asked: null), steps), null);
    }

    private IReadOnlyDictionary<string, object> StateOf(ThingModel thing) =>
        _things.First(candidate => candidate.Descriptor.Name == thing.Name).State;
}
