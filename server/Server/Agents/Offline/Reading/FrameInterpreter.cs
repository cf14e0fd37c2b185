using Server.Agents.Offline.Acts;

namespace Server.Agents.Offline.Reading;

/// <summary>What a frame comes to: commands, and how sure that is.</summary>
internal sealed record FrameMeaning(IReadOnlyList<Command> Commands, double Confidence)
{
    /// <summary>It comes to nothing.</summary>
    public static readonly FrameMeaning None = new([], 0);
}

/// <summary>Finds what a frame means for the things that are there: the act that they can do and that leaves the least of
/// the words unexplained.</summary>
internal sealed class FrameInterpreter(IReadOnlyList<ThingModel> things, ActOptions options, TargetFinder targets, TimeProvider time)
{
    /// <summary>What is left of a sentence's confidence when it tells of something.</summary>
    public const double Story = 0.3;

    // How much a reading loses by what speaks against it.
    private const double UnknownWord = 0.78, UnknownBesideIt = 0.6, UnknownObject = 0.4, Unplaced = 0.55, Statement = 0.3, Implied = 0.96, ByItsOwnWords = 0.85;

    // By how much a later way must be better than the first.
    private const double Better = 0.001;
    /// <summary>The likeliest meaning; without commands when the things can do nothing of what it says.</summary>
    public FrameMeaning Interpret(Frame frame)
    {
        var mentioned = targets.FindAll(frame.Mentions);
        var parts = ActOptions.PartsOf(frame);
        var excepted = frame.Excepted.SelectMany(mention => targets.Find(mention).Things).ToHashSet();
        var best = FrameMeaning.None;
        foreach (var option in options.Of(frame))
        {
            // Nothing is better than what leaves no doubt.
            if (best.Confidence + Better >= 1) break;
            var (commands, fit) = Apply(option, frame, mentioned, excepted);
            var confidence = fit * option.Fit * Math.Pow(Unplaced, System.Numerics.BitOperations.PopCount((uint)(parts & ~option.Uses)) + frame.Unplaced);
            if (commands.Count > 0 && confidence > best.Confidence + Better) best = new FrameMeaning(commands, confidence);
        }
        return best.Commands.Count == 0 ? best : best with { Confidence = best.Confidence * WordsOf(frame, best) };
    }

    // What the other words make of it.
    private static double WordsOf(Frame frame, FrameMeaning meaning)
    {
        var isTimer = meaning.Commands[0].Act is HouseAct;
        var unknown = isTimer ? 0 : frame.UnknownWeight - frame.Mentions.Sum(mention => mention.Unknown);
        var weight = frame.Mentions.Exists(mention => !mention.IsPronoun) ? UnknownWord : frame.Mentions.Count > 0 ? UnknownBesideIt : UnknownObject;
        var confidence = Math.Pow(weight, Math.Max(unknown, 0));
        if (frame.Has(WordRole.Is) && frame.Asking == Asking.Nothing && !frame.IsComplaint && !frame.HasSet) confidence *= Statement;
        return confidence;
    }

    private (IReadOnlyList<Command> Commands, double Fit) Apply(
        ActOption option, Frame frame, IReadOnlyList<(Mention Mention, Candidates Candidates)> mentioned, HashSet<ThingModel> excepted)
    {
        var after = After(frame);
        if (option.Act is HouseAct) return ([new Command([], option.Act)], 1);
        // What cannot be ended in time is not begun: "unlock the door for one minute".
        if (LosesTime(option, frame)) return ([], 0);
        if (mentioned.Count == 0)
        {
            if (!option.GoesAlone && !option.IsForLast) return ([], 0);
            var able = things.Where(thing => option.Act.CanBeDoneBy(thing) && !excepted.Contains(thing)).ToList();
            if (able.Count == 0) return ([], 0);
            if (able.Exists(option.Act.IsPlainlyFor)) able.RemoveAll(thing => !option.Act.IsPlainlyFor(thing));
            // What only a state in some device's own words could tell is hardly asked for.
            var implied = able.Exists(option.Act.IsPlainlyFor) ? Implied : Implied * ByItsOwnWords;
            var scope = option.GoesAlone ? TargetScope.One : TargetScope.Last;
            return ([new Command([new Target(able, scope, IsImplied: true)], option.Act) { After = after, IsAfterOthers = frame.IsAfterOthers }], implied);
        }
        var fit = 1.0;
        var found = new List<Target>();
        foreach (var (mention, candidates) in mentioned)
        {
            if (TargetFor(option.Act, mention, candidates, excepted) is not { } target) return ([], 0);
            fit *= candidates.Fit;
            found.Add(target);
        }
        var command = new Command(found, option.Act) { After = after, IsAfterOthers = frame.IsAfterOthers };
        // "For half an hour": and then the other way.
        return frame.Duration is { } seconds && frame.Has(WordRole.During) && option.Act is SwitchAct { With: null } power
            ? ([command, new Command(found, power with { IsOn = !power.IsOn }) { After = (after ?? 0) + seconds, IsAfterOthers = true }], fit / Unplaced)
            : ([command], fit);
    }

    private bool LosesTime(ActOption option, Frame frame)
    {
        if (frame.Duration is not null && !option.Uses.HasFlag(FrameParts.Duration) && option.Act is not SwitchAct { With: null }) return true;
        if (!frame.Quantities.Exists(IsTime)) return false;
        return option.Act switch
        {
            CallAct call => !call.Arguments.Any(argument => TakesTime(argument.Value)),
            SetAct set => !TakesTime(set.Value) || !things.Any(thing => thing.SetterOf(set.Property) is { } setter && IsOfTime(setter.Words, setter.Reported?.Unit ?? setter.Parameter.Unit)),
            SwitchAct { With: { } with } => !TakesTime(with.Value) || !IsOfTime(with.Parameter, null),
            _ => true,
        };

        // A brightness of ten minutes there is none.
        static bool IsOfTime(string name, string? unit) => unit is "s" or "min" or "h" || Concepts.All.Times.Exists(word => name.Contains(word, StringComparison.OrdinalIgnoreCase) || unit?.Contains(word, StringComparison.OrdinalIgnoreCase) == true);

        static bool IsTime(QuantitySense quantity) => quantity.Unit is "seconds" or "minutes" or "hours";
        static bool TakesTime(SpokenValue value) => value is SpokenQuantity { Unit: "seconds" or "minutes" or "hours" };
    }

    private static Target? TargetFor(Act act, Mention mention, Candidates candidates, HashSet<ThingModel> excepted)
    {
        var able = candidates.Things.Where(thing => act.CanBeDoneBy(thing) && !excepted.Contains(thing)).ToList();
        if (able.Count == 0) return null;
        // What is locked may stand open: a lock tells only where nothing else does.
        if (act is AskStateAct { State: "open" or "closed" } && able.Exists(thing => thing.Kind != "lock")) able.RemoveAll(thing => thing.Kind == "lock");
        if (!candidates.IsPlace || candidates.Scope == TargetScope.All) return new Target(able, candidates.Scope);
        // "Turn on the kitchen" is its lights; "set the bedroom to twenty degrees" is what can be set so.
        var lights = able.Where(thing => thing.Kind == "light").ToList();
        if (lights.Count > 0 && !act.IsQuestion) return new Target(lights, TargetScope.All);
        var measuring = act is ReadAct read ? able.Where(thing => thing.SetterOf(read.Property) is null).ToList() : [];
        return new Target(measuring.Count == 1 ? measuring : able, TargetScope.One);
    }

    private double? After(Frame frame) =>
        frame.Clock is { } clock && (frame.Delay is null || frame.IsAfterOthers) ? TimesOfDay.SecondsUntil(clock, time) + (frame.Delay ?? 0) : frame.Delay;
}
