using Server.Agents.Offline.Acts;

namespace Server.Agents.Offline.Reading;

/// <summary>Understands what leans on what was done just before: "the fan too", "no, the bedroom", "a bit more", "fifty percent".</summary>
internal static class FollowUps
{
    /// <summary>Null when the frame stands by itself.</summary>
    public static FrameMeaning? Of(Frame frame, Recent? recent, TargetFinder targets, FrameInterpreter interpreter)
    {
        if (recent is not { Commands: [.., var last] }) return null;
        if (!recent.IsAsked && frame.Has(WordRole.Cancel) && frame.Mentions.TrueForAll(mention => mention.IsPronoun) && frame.Unknown.Count == 0
            && TakenBack(recent) is { } cancelling) return new FrameMeaning([cancelling], 1);
        if (last.Act is HouseAct) return null;
        // "The fan is too loud" adds nothing to what was done.
        var leans = (frame.Has(WordRole.Also) && !frame.Has(WordRole.Is)) || frame.Has(WordRole.Same) || frame.Has(WordRole.Correction) || frame.Has(WordRole.Again);
        if (frame.IsMentionOnly && leans) return ForOthers(frame, last, targets, interpreter);
        if (frame.Mentions.Count == 0 && !frame.HasAct && (frame.Amount is not null || frame.Has(WordRole.Again))) return Again(frame, last);
        if (frame.Mentions.Count == 0 && frame.HasValue && frame.Verb is null && frame.State is null && frame.Property is null && frame.More is null
            && frame.Up is null && frame.Asking == Asking.Nothing) return WithValue(frame, last);
        return null;
    }

    /// <summary>What takes back what was done last, where that is still to come; null where it is not.</summary>
    public static Command? TakenBack(Recent? recent) => recent?.Commands[^1] switch
    {
        { After: not null } => new Command([], new CancelLaterAct()),
        { Act: SetTimerAct timer } => new Command([], new CancelTimerAct(timer.Name)),
        _ => null,
    };

    private static FrameMeaning? ForOthers(Frame frame, Command last, TargetFinder targets, FrameInterpreter interpreter)
    {
        var found = new List<Target>();
        var fit = 0.97;
        foreach (var mention in frame.Mentions)
        {
            var candidates = targets.Find(mention);
            var able = candidates.Things.Where(last.Act.CanBeDoneBy).ToList();
            // "No, the bedroom": what there is of the kind spoken of.
            if (candidates.IsPlace)
            {
                var kinds = last.Targets.SelectMany(target => target.Things).Select(thing => thing.Kind).ToHashSet();
                if (able.Where(thing => kinds.Contains(thing.Kind)).ToList() is { Count: > 0 } same) able = same;
            }
            if (able.Count == 0) return Converted(frame, last, interpreter);
            fit *= candidates.Fit;
            var scope = candidates.Scope == TargetScope.Last ? TargetScope.Last
                : candidates.IsPlace && last.Targets.Any(target => target.Scope == TargetScope.All) ? TargetScope.All : candidates.Scope;
            found.Add(new Target(able, scope));
        }
        return new FrameMeaning([last with { Targets = found }], fit * (frame.Unknown.Count > 0 ? 0.6 : 1));
    }

    // "Turn on the light": "the curtain too" means to open it.
    private static FrameMeaning? Converted(Frame frame, Command last, FrameInterpreter interpreter)
    {
        if (last.Act is not SwitchAct { With: null } power) return null;
        frame.State = power.IsOn ? "on" : "off";
        frame.HasSet = true;
        var meaning = interpreter.Interpret(frame);
        return meaning.Commands.Count == 0 ? null : meaning;
    }

    private static FrameMeaning? Again(Frame frame, Command last)
    {
        var amount = frame.Amount is { } part ? new SpokenLevel(part) : null;
        var act = last.Act switch
        {
            AdjustAct adjust => adjust with { By = amount ?? adjust.By },
            CallAct or FlipAct => last.Act,
            DoAct { Name: "next" or "previous" } => last.Act,
            _ => null,
        };
        return act is null || frame.Unknown.Count > 0 ? null : new FrameMeaning([last with { Act = act }], 0.9);
    }

    private static FrameMeaning? WithValue(Frame frame, Command last)
    {
        var property = last.Act switch { SetAct set => set.Property, AdjustAct adjust => adjust.Property, _ => null };
        SpokenValue? value = frame.Quantities.Count > 0 ? new SpokenQuantity(frame.Quantities[0].Value, frame.Quantities[0].Unit)
            : frame.Fraction is { } part ? new SpokenLevel(part)
            : frame.Values.Count > 0 ? new SpokenChoice(frame.Values[0]) : null;
        if (frame.Color is { } color && last.Targets.All(target => target.Things.Any(new ColorAct(color, false).CanBeDoneBy)))
            return new FrameMeaning([last with { Act = new ColorAct(color, false) }], 0.95);
        if (value is null || frame.Unknown.Count > 0) return null;
        foreach (var candidate in new[] { property, "" })
            if (candidate is not null && new SetAct(candidate, value) is var act && last.Targets.All(target => target.Things.Any(act.CanBeDoneBy)))
                return new FrameMeaning([last with { Act = act }], 0.95);
        return null;
    }
}
