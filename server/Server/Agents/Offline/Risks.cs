using Server.Tools;

namespace Server.Agents.Offline;

/// <summary>Tells which calls are asked about before they are made: what opens the house to others, above all. One sentence
/// in twenty is misheard.</summary>
internal static class Risks
{
    /// <summary>The act to be confirmed, e.g. <c>unlock</c>; null for a call that may be made at once.</summary>
    public static string? Of(ThingModel thing, ToolCall call)
    {
        var method = thing.MethodOf(call);
        if (method is null) return null;
        var concepts = Concepts.All;
        var act = concepts.Risks.Keys.FirstOrDefault(act => IsFor(concepts.Risks[act], thing) && Does(thing, act, method, call));
        if (act is not null && !(concepts.Risks[act].Count > 0 && IsSafe(thing, method, call))) return act;
        if (method.Words.Any(concepts.RiskyWords.Contains) || (TellsOfOpening(method, call) && !IsSafe(thing, method, call))) return method.Name;
        if (IsGuarded(thing) && method.Name != ThingModel.ReadingMethod && !IsSafeForOpener(thing, method, call)) return act ?? method.Name;
        if (thing.IsOpener && !IsSafeForOpener(thing, method, call)) return act ?? method.Name;
        if (thing.Kind is null || concepts.Openers.Kinds.Contains(thing.Kind)) return IsToldRisky(thing, method, call) ? method.Name : null;
        if (!IsFor(concepts.Risks["open"], thing) || method.Name == ThingModel.ReadingMethod) return null;
        if (method.Words.Contains("open")) return "open";
        // Whatever else sets a valve may well open it.
        return thing.Setters.Any(setter => setter.Method == method) && !IsSafe(thing, method, call) ? method.Name : null;
    }

    private static bool IsFor(List<string> kinds, ThingModel thing) =>
        kinds.Count == 0 || (thing.Kind is not null && kinds.Contains(thing.Kind))
        || thing.Features.Any(feature => feature.Type == Reading.FeatureType.Kind && feature.Name is "garage" && kinds.Contains("garage") && thing.Kind == "door");

    // "KaiSuo" says nothing, "unlocks the door" does; and a scene may be called "unlock all".
    private static bool TellsOfOpening(MethodModel method, ToolCall call) => RiskyWords.Say(
        [method.Descriptor.Name, .. RiskyWords.Of(method.Descriptor.Description), .. call.Arguments.Values.OfType<string>().SelectMany(RiskyWords.Of)],
        Concepts.All.ToldRisks.Opening);

    private static bool IsGuarded(ThingModel thing) => IsFor(Concepts.All.Guarded, thing)
        || RiskyWords.Say(RiskyWords.Of($"{thing.Name} {thing.Descriptor.Description}"), Concepts.All.GuardedWords);

    // Of what may be anything its maker's own words tell.
    private static bool IsToldRisky(ThingModel thing, MethodModel method, ToolCall call)
    {
        if (IsSafeForOpener(thing, method, call)) return IsAlarm() && (Does(thing, "off", method, call) || Does(thing, "stop", method, call));
        return RiskyWords.TellOfOpening(RiskyWords.Of(method.Descriptor.Description))
            || (IsAlarm() && RiskyWords.Say([.. method.Words], Concepts.All.ToldRisks.Off));

        bool IsAlarm() => RiskyWords.Say(RiskyWords.Of($"{thing.Name} {thing.Descriptor.Description}"), Concepts.All.ToldRisks.Alarms);
    }

    private static bool IsSafe(ThingModel thing, MethodModel method, ToolCall call) => Concepts.All.Safe.Exists(act => Does(thing, act, method, call));

    private static bool IsSafeForOpener(ThingModel thing, MethodModel method, ToolCall call) =>
        IsSafe(thing, method, call) || Concepts.All.SafeForOpeners.Exists(act => Does(thing, act, method, call));

    private static bool Does(ThingModel thing, string act, MethodModel method, ToolCall call) =>
        (thing.Abilities.GetValueOrDefault(act) is { } ability && ability.Method == method
            && ability.Arguments.All(argument => Equals(call.Arguments.GetValueOrDefault(argument.Key), argument.Value)))
        || Sets(thing, act, method, call);

    // "Disarm" and "set armed to false" may be two methods of one thing.
    private static bool Sets(ThingModel thing, string act, MethodModel method, ToolCall call) =>
        Concepts.All.Acts.GetValueOrDefault(act) is { } concept && thing.Setters.Any(setter => setter.Method == method
            && (concept.Settings.GetValueOrDefault(setter.Concept) ?? concept.Settings.GetValueOrDefault(setter.Property)) is { } values
            && call.Arguments.GetValueOrDefault(setter.Parameter.Name) switch
            {
                bool flag => values.Contains(flag ? "true" : "false"),
                string word => values.Contains(word.Replace('_', ' ').ToLowerInvariant()),
                _ => false,
            });
}
