using Server.Agents.Offline.Acts;
using Server.Devices;
using Server.Tools;

namespace Server.Agents.Offline;

/// <summary>A call that is to be made.</summary>
internal sealed record Step(Act Act, Subject Subject, ToolCall Call);

/// <summary>What is to be done: steps, or a question, or a refusal. Nothing is done when one of several commands cannot be.</summary>
/// <param name="IsFar">True when the sentence fits none of the things it could be for: another reading may fit better.</param>
internal sealed record Resolution(IReadOnlyList<Step> Steps, AskedBack? Question, string? Refusal, bool IsFar = false)
{
    /// <summary>The smaller, the better it makes sense.</summary>
    public int Strain => Steps.Count > 0 ? 0 : IsFar ? 3 : Question is not null ? 1 : 2;
}

/// <summary>A question and what it leaves open; without the latter any new command may follow.</summary>
internal sealed record AskedBack(string Sentence, OpenQuestion? Open);

/// <summary>Finds out which things are meant, and makes calls of what was said.</summary>
internal sealed class Resolver(CommandModel model, IReadOnlyList<Thing> things, Answers answers)
{
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
            var meant = new List<(ThingModel Thing, Target Target)>();
            foreach (var target in command.Targets)
            {
                var found = Meant(target, command.Act, last);
                if (found.Count == 0) return steps.Count > 0 && target.Scope == TargetScope.Last ? Misheard() : Nothing(target, command.Act, last);
                if (found.Count > 1 && target.Scope == TargetScope.One) return Ask(commands, target, found);
                meant.AddRange(found.Select(thing => (thing, target)));
            }
            foreach (var (thing, target) in meant.DistinctBy(entry => entry.Thing))
                foreach (var act in command.Act.PartsFor(thing))
                {
                    var subject = new Subject(thing, StateOf(thing), GoesUnnamed(thing, target, act), answers);
                    var plan = act.PlanFor(subject);
                    if (plan.Refusal is { } refusal) return new Resolution([], null, refusal);
                    if (!isConfirmed && act.RiskFor(thing) is { } risk) return Confirm(commands, thing, risk);
                    steps.Add(new Step(act, subject, plan.Call!));
                }
            last = [.. meant.Select(entry => entry.Thing.Name)];
        }
        return new Resolution(steps, null, null);
    }

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
            : new Resolution([], new AskedBack(answers.Sentence("which_thing"), null), null, IsFar: true);
    }

    private Resolution Ask(IReadOnlyList<Command> commands, Target target, List<ThingModel> candidates)
    {
        var sentence = answers.Sentence("which", ("things", answers.Either(candidates)));
        return new Resolution([], new AskedBack(sentence, new OpenQuestion(commands, target)), null);
    }

    private Resolution Confirm(IReadOnlyList<Command> commands, ThingModel thing, string method) => new(
        [], new AskedBack(answers.About("confirm", thing, ("method", answers.Method(method))), new OpenQuestion(commands, Asked: null)), null);

    private IReadOnlyDictionary<string, object> StateOf(ThingModel thing) =>
        things.First(candidate => candidate.Descriptor.Name == thing.Name).State;
}
