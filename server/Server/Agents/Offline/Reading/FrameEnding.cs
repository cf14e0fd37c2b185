namespace Server.Agents.Offline.Reading;

/// <summary>Settles what can be told of a frame only when all its words have been read.</summary>
internal static class FrameEnding
{
    /// <summary>Joins what was said apart, and counts what has found no place.</summary>
    public static void Settle(Frame frame)
    {
        MergePlaces(frame);
        // All but some, and all of those that are asked for or counted.
        if (frame.Excepted.Count > 0 || frame.Asking is Asking.Which or Asking.HowMany)
            for (var i = 0; i < frame.Mentions.Count; i++)
                if (frame.Mentions[i].HasKind) frame.Mentions[i] = frame.Mentions[i] with { IsAll = true };
        // What asks may stand behind it.
        if (frame is { How: not null, Asking: Asking.Nothing, Ratio: null })
        {
            frame.How = null;
            frame.Unplaced++;
        }
        if (frame.Verb == "mute" && frame.Roles.Remove(WordRole.Cancel)) frame.Verb = "unmute";
        // "Too bright" is no "brighter".
        if (frame.Has(WordRole.Too) && !frame.IsComplaint && (frame.More is not null || frame.Verb is not null)) frame.Unplaced++;
        if (frame.Has(WordRole.Timer) || frame.Has(WordRole.Delayed)) return;
        // Words for timers where there is none.
        if (frame.Has(WordRole.Cancel)) frame.Unplaced++;
        if (frame.Has(WordRole.Left) && frame.Asking == Asking.Nothing) frame.Unplaced++;
    }

    // "Turn the lights off in the bedroom": where and what are said apart, and are one.
    private static void MergePlaces(Frame frame)
    {
        // "The lights, please all of them".
        if (frame.Mentions.Exists(mention => !mention.IsAllOnly) && frame.Mentions.RemoveAll(mention => mention.IsAllOnly) > 0)
            for (var i = 0; i < frame.Mentions.Count; i++) frame.Mentions[i] = frame.Mentions[i] with { IsAll = true };
        var places = frame.Mentions.FindAll(mention => (mention.IsPlaceOnly && !mention.IsAll) || mention.IsMediaOnly);
        if (places.Count == 0 || places.Count == frame.Mentions.Count) return;
        frame.Mentions.RemoveAll(places.Contains);
        for (var i = 0; i < frame.Mentions.Count; i++)
            if (!frame.Mentions[i].HasPlace || places.TrueForAll(place => place.IsMediaOnly)) frame.Mentions[i] = places.Aggregate(frame.Mentions[i], (mention, place) => mention.With(place));
    }
}
