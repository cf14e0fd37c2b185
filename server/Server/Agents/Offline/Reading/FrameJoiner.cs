namespace Server.Agents.Offline.Reading;

/// <summary>Gives each clause what it shares with its neighbours: "turn on the lamp, the fan and the heater", "the kitchen and
/// bedroom lights off", "turn on the lamp and make it red".</summary>
internal static class FrameJoiner
{
    /// <summary>The frames that say something by themselves, in their order.</summary>
    public static List<Frame> Join(IReadOnlyList<Frame> frames)
    {
        var joined = new List<Frame>();
        var waiting = new List<Frame>();
        var ahead = new HashSet<WordRole>();
        var (waited, lastWait) = (0.0, DelayFrom.Now);
        for (var i = 0; i < frames.Count; i++)
        {
            var frame = frames[i];
            if (frame.IsWait && (joined.Count > 0 || waiting.Count == 0))
            {
                (waited, lastWait) = (waited + frame.Delay!.Value, frame.DelayFrom);
                ahead.UnionWith(frame.Roles);
                continue;
            }
            if (frame.IsEmpty && frame.Excepted.Count == 0)
            {
                // "No, the bedroom"; "turn it on, too".
                if (joined.Count > 0) joined[^1].Roles.UnionWith(frame.Roles);
                else ahead.UnionWith(frame.Roles);
                continue;
            }
            // "Nobody is watching TV, turn it off": the first half is why.
            if (frame.Has(WordRole.Reason) && frame.Verb is null && frames.Count > 1) continue;
            frame.Roles.UnionWith(ahead);
            ahead.Clear();
            var last = joined.Count > 0 ? joined[^1] : null;
            // "Turn on the lamp, wait ten seconds, and the fan"; "the lamp in five minutes and the fan in ten".
            if (last is not null && frame.IsMentionOnly && (waited > 0 || (frame.Delay is not null && last.Delay is not null))) Repeat(last, frame);
            if (IsPartOf(frame, last) || (frame.IsSetOnly && i + 1 < frames.Count && frames[i + 1] is { Verb: not null, MentionsFirst: true }))
            {
                if (last is null || frame.IsSetOnly) waiting.Add(frame);
                else Append(last, frame);
                continue;
            }
            if (waiting.Count > 0)
            {
                Prepend(frame, waiting);
                waiting.Clear();
            }
            Wait(frame, last, waited);
            waited = 0;
            if (last is not null) Share(last, frame);
            joined.Add(frame);
        }
        // "Turn on the light, after ten seconds." Who says "wait" and no more lets nothing wait.
        if (waited > 0 && lastWait == DelayFrom.Before && joined.Count > 0) joined[^1].Delay ??= waited;
        if (waiting.Count > 0)
        {
            var first = waiting[0];
            foreach (var more in waiting.Skip(1)) Append(first, more);
            joined.Insert(0, first);
        }
        return joined;
    }

    // Names alone, or what else only goes with the clause before: "and in the kitchen", "in ten minutes".
    private static bool IsPartOf(Frame frame, Frame? last)
    {
        if (last is null && frame.IsSetOnly) return true;
        if (frame.HasAct || frame.HasSet || frame.Property is not null || frame.Amount is not null) return false;
        if (frame.Mentions.Count > 0 || frame.Excepted.Count > 0) return true;
        return last is not null && (frame.Delay is not null || frame.Clock is not null || (frame.Duration is not null && last.Duration is null));
    }

    private static void Append(Frame to, Frame frame)
    {
        to.Delay ??= frame.Delay;
        to.Clock ??= frame.Clock;
        to.Duration ??= frame.Duration;
        to.Roles.UnionWith(frame.Roles);
        to.Unknown.AddRange(frame.Unknown);
        to.Unplaced += frame.Unplaced;
        to.Excepted.AddRange(frame.Excepted);
        if (to.Excepted.Count > 0 && frame.Excepted.Count == 0)
        {
            to.Excepted.AddRange(frame.Mentions);
            return;
        }
        foreach (var mention in frame.Mentions)
        {
            // "Turn on the vacuum and use it"
            if (mention.IsPronoun && to.Mentions.Count > 0 && !frame.Has(WordRole.Also)) continue;
            var before = to.Mentions.Count > 0 ? to.Mentions[^1] : null;
            // "The light, the one in the kitchen".
            if (before is { HasPlace: false, HasKind: true, IsAll: false, IsPlural: false, Names.Count: 0 } && to.Mentions.Count == 1 && mention.IsPlaceOnly)
                to.Mentions[^1] = before.With(mention);
            // "the lights in the kitchen and the bedroom"; "the lights and the fan in the kitchen".
            else if (before is not null && mention.IsPlaceOnly && !before.IsPlaceOnly) to.Mentions.Add(Elsewhere(before, mention));
            else
            {
                if (before is { HasPlace: false, Names.Count: 0, IsPronoun: false, IsEverything: false, HasKind: true } && mention is { HasPlace: true, HasKind: true } && EndsWithPlace(mention))
                    to.Mentions[^1] = before with { Features = [.. before.Features, .. mention.Features.Where(feature => feature.Type == FeatureType.Place)] };
                to.Mentions.Add(mention);
            }
        }
    }

    private static bool EndsWithPlace(Mention mention) => mention.Features[^1].Type == FeatureType.Place;

    private static void Prepend(Frame to, List<Frame> waiting)
    {
        var mentions = new List<Mention>();
        foreach (var frame in waiting)
        {
            foreach (var mention in frame.Mentions)
                // "the kitchen and bedroom lights"
                mentions.Add(mention.IsPlaceOnly && to.Mentions.Count > 0 && !to.Mentions[0].IsPlaceOnly ? Elsewhere(to.Mentions[0], mention) : mention);
            to.Unknown.AddRange(frame.Unknown);
            // "We do not need it any more, turn it off."
            to.Roles.UnionWith(frame.Roles.Where(role => role != WordRole.Not));
            to.Excepted.AddRange(frame.Excepted);
            if (to.Delay is null && frame.Delay is not null) (to.Delay, to.DelayFrom, to.DelaysAll) = (frame.Delay, frame.DelayFrom, frame.DelaysAll);
            to.Clock ??= frame.Clock;
            to.HasSet |= frame.HasSet;
        }
        // "the kitchen, turn on the light": the place of what follows.
        if (!to.MentionsFirst && to.HasSet && mentions.TrueForAll(mention => mention.IsPlaceOnly) && to.Mentions.Count > 0) return;
        // "The porch light, turn it off."
        if (mentions.Count > 0 && to.Mentions.TrueForAll(mention => mention.IsPronoun)) to.Mentions.Clear();
        to.Mentions.InsertRange(0, mentions);
    }

    private static Mention Elsewhere(Mention what, Mention where) => what with
    {
        Features = [.. what.Features.Where(feature => feature.Type != FeatureType.Place), .. where.Features],
        Names = [],
        IsAll = what.IsAll || where.IsAll,
        Unknown = where.Unknown,
    };

    // What has passed by waiting counts from what is done before, and for all that follows.
    private static void Wait(Frame frame, Frame? last, double waited)
    {
        var saysWhen = frame.Clock is not null || (frame.Delay is not null && (frame.DelayFrom == DelayFrom.Now || !frame.DelaysAll));
        if (saysWhen || (waited == 0 && (frame.Delay is null || last is null))) return;
        frame.Delay = (last?.Delay ?? 0) + waited + (frame.Delay ?? 0);
        frame.Clock = last?.Clock;
        (frame.DelaysAll, frame.IsAfterOthers) = (true, last is not null);
    }

    private static void Repeat(Frame last, Frame frame) =>
        (frame.Verb, frame.State, frame.Method, frame.HasSet) = (last.Verb, last.State, last.Method, last.HasSet);

    // "Turn on the light and make it red", "set the lamp to twenty and the fan to three", "turn on the light and dim".
    private static void Share(Frame last, Frame frame)
    {
        if (frame.Mentions.Count == 0 && frame.Asking == last.Asking && last.Mentions.Count > 0 && frame.Property is null && frame.More is null && !frame.Has(WordRole.Timer))
        {
            frame.Mentions.AddRange(last.Mentions);
            frame.SharesThings = true;
        }
        if (frame.Property is null && last.Property is { } property && frame.HasValue && frame.Verb is null && !frame.HasSet && frame.Color is null && frame.More is null)
            frame.Property = property;
        if (last.HasSet && frame is { HasSet: false, Verb: null }) frame.HasSet = true;
        if (frame.Asking == Asking.Nothing && last.Asking != Asking.Nothing && frame.Verb is null && !frame.HasSet) frame.Asking = last.Asking;
        if (frame.Delay is null && frame.Clock is null && last.DelaysAll)
            (frame.Delay, frame.Clock, frame.IsAfterOthers, frame.DelaysAll) = (last.Delay, last.Clock, last.IsAfterOthers, true);
        if (frame.IsMentionOnly) frame.State ??= last.State;
    }
}
