using Server.Agents.Offline.Acts;

namespace Server.Agents.Offline.Reading;

/// <summary>The ways to understand a frame that asks, or is about time, the likeliest first.</summary>
internal static class AskingOptions
{
    /// <summary>Of timers, and of what is to come later.</summary>
    public static IEnumerable<ActOption> Timers(Frame frame)
    {
        const FrameParts all = FrameParts.Verb | FrameParts.State | FrameParts.Asking | FrameParts.How | FrameParts.Duration | FrameParts.Property;
        var name = frame.Called.Count > 0 ? Language.Join(frame.Called.Where(word => word.Length > 0)) : frame.Unknown.Count > 0 ? Language.Join(frame.Unknown) : null;
        var isCancel = frame.Has(WordRole.Cancel) || frame.Verb is "stop" or "off" || frame.State == "off";
        if (frame.Has(WordRole.Delayed) && isCancel) yield return new ActOption(new CancelLaterAct(), all) { GoesAlone = true };
        else if (frame.Has(WordRole.Delayed))
            yield return new ActOption(new AskLaterAct(), all, frame.Asking == Asking.Nothing ? 0.3 : Math.Pow(0.6, frame.Unknown.Count)) { GoesAlone = true };
        else if (isCancel && frame.Has(WordRole.Timer)) yield return new ActOption(new CancelTimerAct(name), all) { GoesAlone = true };
        else if (frame.Asking != Asking.Nothing || frame.Has(WordRole.Left) || frame.Property == "state") yield return new ActOption(
            new AskTimersAct(name), all | FrameParts.Quantity, Math.Pow(0.6, frame.Has(WordRole.Timer) ? 0 : frame.Unknown.Count))
        { GoesAlone = true };
        else if (frame is { Verb: null, State: null, HasSet: false, Duration: null, Delay: null })
            yield return new ActOption(new AskTimersAct(name), all, 0.8) { GoesAlone = true };
        else if ((frame.Duration ?? frame.Delay) is { } seconds && frame.Verb is null or "start" or "on" or "activate" && frame.State is null or "on" && !frame.Has(WordRole.Again))
            yield return new ActOption(new SetTimerAct(seconds, name), all) { GoesAlone = true };
    }

    /// <summary>Of what a thing tells.</summary>
    public static IEnumerable<ActOption> Questions(Frame frame)
    {
        const FrameParts asking = FrameParts.Asking;
        var state = frame.State ?? (frame.Asking is Asking.Whether or Asking.Which or Asking.HowMany && frame.Verb is { } verb ? Concepts.All.StateAfter(verb) : null);
        if (state is not null)
        {
            if (frame.Property is { } flag) yield return new ActOption(new AskFlagAct(flag), asking | FrameParts.State | FrameParts.Property);
            yield return new ActOption(new AskStateAct(state), asking | FrameParts.State | FrameParts.Verb) { GoesAlone = state is "playing" or "muted" or "charging" };
        }
        if (frame.Values.Count > 0) yield return new ActOption(new AskValueAct(frame.Values[0]), asking | FrameParts.Value | FrameParts.Property);
        if (frame.Color is { } color) yield return new ActOption(new AskValueAct(color), asking | FrameParts.Color | FrameParts.Property);
        if (frame.Property is { } property)
        {
            if (frame.Asking == Asking.Whether) yield return new ActOption(new AskFlagAct(property), asking | FrameParts.Property) { GoesAlone = true };
            yield return new ActOption(new ReadAct(property), asking | FrameParts.Property | FrameParts.How, frame.Asking == Asking.Whether ? 0.8 : 1) { GoesAlone = true };
        }
        if (frame.How is { } how)
            yield return new ActOption(new ReadAct(how), asking | FrameParts.How, frame.Asking == Asking.What ? 0.7 : 1) { GoesAlone = how is not "position" };
        if (frame.Mentions.Exists(mention => !mention.IsPronoun) && frame.Asking is Asking.What or Asking.How)
            yield return new ActOption(new StatusAct(), asking, frame.HasSet ? 0.3 : 0.85);
    }
}
