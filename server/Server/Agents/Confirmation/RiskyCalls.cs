using System.Text.Json.Nodes;
using Server.Agents.Offline;
using Server.Tools;

namespace Server.Agents.Confirmation;

/// <summary>Tells which calls are confirmed before they are made, whichever way they come. For things it is the rule of the
/// offline understanding; tools of which only a name, a description and arguments are known are judged by their words, and
/// rather asked about once too often. Calls that are put off or passed on are judged as what they will do.</summary>
internal static class RiskyCalls
{
    private static readonly string[] HouseTools = [TimeTools.SetTimer, TimeTools.GetTimers, TimeTools.CancelTimer, TimeTools.GetLater, TimeTools.CancelLater];

    private static ToldRisks Told => Concepts.All.ToldRisks;

    /// <summary>The act to be confirmed, in words; null for a call that may be made at once.</summary>
    public static string? Of(ToolCall call, IToolbox toolbox, OfflineAgent offline)
    {
        if (HouseTools.Contains(call.Tool)) return null;
        if (Deferred(call) is { } later)
        {
            // What is passed on to a harmless tool may still be harmful where it is passed on.
            var inner = Of(later, toolbox, offline);
            if (inner is not null || call.Tool == TimeTools.RunLater) return inner;
        }

        if (toolbox.Tools.Any(known => known.Name == call.Tool && known.OnlyReads)) return null;
        return offline.ModelOf(call, toolbox) is { } thing ? OfThing(thing, call) : OfTool(call, toolbox);
    }

    /// <summary>The call that a <c>run_later</c>, or a tool like it, will make; null for any other.</summary>
    public static ToolCall? Deferred(ToolCall call)
    {
        if (call.Arguments.GetValueOrDefault(TimeTools.CalledTool) is not string tool || tool == call.Tool) return null;
        var given = call.Arguments.GetValueOrDefault(TimeTools.Arguments) as JsonObject;
        return new ToolCall(tool, ToolArguments.TryRead(given, out var arguments, out _) ? arguments : new Dictionary<string, object>());
    }

    private static string? OfThing(ThingModel thing, ToolCall call)
    {
        if (Risks.Of(thing, call) is { } risk) return risk;
        var name = RiskyWords.Of(call.Tool);
        var isRisky = RiskyWords.Say(name, Told.Opening)
            || (RiskyWords.Say(name, Told.Open) && RiskyWords.Say(name, Told.Openable))
            // The one button of a door's drive opens it as well as it closes it.
            || (RiskyWords.Say(name, Told.Buttons) && RiskyWords.Say(name, Told.Openable) && !RiskyWords.Say(name, Told.Lights));
        return isRisky ? Named(name) : null;
    }

    private static string? OfTool(ToolCall call, IToolbox toolbox)
    {
        var name = RiskyWords.Of(call.Tool);
        string[] all = [.. name, .. call.Arguments.Values.SelectMany(WordsIn)];
        if (RiskyWords.Say(all, Told.Opening)) return Named(name);
        if (RiskyWords.Say(name, Told.Open) && RiskyWords.Say(all, Told.Openable)) return Named(name);
        if (IsSafe(name, all)) return null;
        var about = RiskyWords.Of(DescriptionOf(call.Tool, toolbox));
        var isRisky = RiskyWords.TellOfOpening(about)
            || (RiskyWords.Say(all, Told.Openable) && !RiskyWords.Say(name, Told.Lights))
            || (RiskyWords.Say([.. all, .. about], Told.Alarms) && RiskyWords.Say(all, Told.Off));
        return isRisky ? Named(name) : null;
    }

    // Tools can be called by the name that their owner gave them, too, which is not listed.
    private static string DescriptionOf(string tool, IToolbox toolbox)
    {
        var listed = new ToolNames().Take(tool);
        return string.Join(' ', toolbox.Tools
            .Where(one => one.Name == tool || one.Name == listed || one.Name.StartsWith(listed + "_", StringComparison.Ordinal))
            .Select(one => one.Description));
    }

    // Of a value and whatever is inside it: a call may hide in the arguments of another.
    private static IEnumerable<string> WordsIn(object value) => value switch
    {
        string text => RiskyWords.Of(text),
        bool flag => [flag ? "true" : "false"],
        JsonObject inner => inner.SelectMany(member => RiskyWords.Of(member.Key).Concat(member.Value is { } node ? WordsIn(node) : [])),
        JsonArray list => list.OfType<JsonNode>().SelectMany(WordsIn),
        JsonValue one when one.TryGetValue<string>(out var text) => RiskyWords.Of(text),
        JsonValue one when one.TryGetValue<bool>(out var flag) => [flag ? "true" : "false"],
        _ => [],
    };

    // "door.lock" and "get_lock_state", but not "set_lock" with false.
    private static bool IsSafe(string[] name, string[] all) =>
        (name.FirstOrDefault(word => !Told.Prefixes.Contains(word)) is { } first && Told.Safe.Contains(first))
        || RiskyWords.Say(name, Told.Harmless)
        || (Told.Safe.Contains(name[^1]) && !RiskyWords.Say(all, [.. Told.Off, "open"]));

    private static string Named(string[] words) => string.Join(' ', words);
}
