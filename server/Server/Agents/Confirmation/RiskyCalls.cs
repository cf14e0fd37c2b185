using System.Text.Json;
using System.Text.Json.Nodes;
using Server.Agents.Offline;
using Server.Tools;

namespace Server.Agents.Confirmation;

/// <summary>Tells which calls are confirmed before they are made, whichever way they come. For things it is the rule of the
/// offline understanding; tools of which only a name, a description and arguments are known are judged by their words, and
/// rather asked about once too often. Calls that are put off or passed on are judged as what they will do.</summary>
internal static class RiskyCalls
{
    private static readonly string[] HouseTools = ["set_timer", "get_timers", "cancel_timer", "get_later", "cancel_later"];
    private static readonly string[] Buttons = ["toggle", "trigger", "pulse", "press", "push", "activate"];
    private static readonly string[] Lights = ["light", "lights", "lamp", "lamps", "bell", "doorbell"];
    private static readonly string[] Safe = ["get", "read", "list", "status", "state", "query", "lock", "close", "arm", "search", "describe"];
    // What they are told of a door is a question or a text, and no order to it.
    private static readonly string[] Harmless = ["camera", "photo", "picture", "snapshot", "weather", "calendar", "say", "speak", "translate"];

    /// <summary>The act to be confirmed, in words; null for a call that may be made at once.</summary>
    public static string? Of(ToolCall call, IToolbox toolbox, OfflineAgent offline)
    {
        if (HouseTools.Contains(call.Tool)) return null;
        if (Deferred(call) is { } later)
        {
            // What is passed on to a harmless tool may still be harmful where it is passed on.
            var inner = Of(later, toolbox, offline);
            if (inner is not null || call.Tool == Resolver.LaterTool) return inner;
        }

        if (toolbox.Tools.Any(known => known.Name == call.Tool && known.OnlyReads)) return null;
        return offline.ModelOf(call, toolbox) is { } thing ? OfThing(thing, call) : OfTool(call, toolbox);
    }

    /// <summary>The call that a <c>run_later</c>, or a tool like it, will make; null for any other.</summary>
    public static ToolCall? Deferred(ToolCall call)
    {
        if (call.Arguments.GetValueOrDefault("tool") is not string tool || tool == call.Tool) return null;
        var given = call.Arguments.GetValueOrDefault("arguments") as JsonObject;
        using var json = JsonDocument.Parse(given?.ToJsonString() ?? "{}");
        return ToolArguments.TryRead(json.RootElement.Clone(), out var arguments, out _) ? new ToolCall(tool, arguments) : new ToolCall(tool, new Dictionary<string, object>());
    }

    private static string? OfThing(ThingModel thing, ToolCall call)
    {
        if (Risks.Of(thing, call) is { } risk) return risk;
        var name = RiskyWords.Of(call.Tool);
        var isRisky = RiskyWords.Say(name, RiskyWords.Opening)
            || (RiskyWords.Say(name, RiskyWords.Open) && RiskyWords.Say(name, RiskyWords.Openable))
            // The one button of a door's drive opens it as well as it closes it.
            || (RiskyWords.Say(name, Buttons) && RiskyWords.Say(name, RiskyWords.Openable) && !RiskyWords.Say(name, Lights));
        return isRisky ? Named(name) : null;
    }

    private static string? OfTool(ToolCall call, IToolbox toolbox)
    {
        var name = RiskyWords.Of(call.Tool);
        string[] all = [.. name, .. call.Arguments.Values.SelectMany(WordsIn)];
        if (RiskyWords.Say(all, RiskyWords.Opening)) return Named(name);
        if (RiskyWords.Say(name, RiskyWords.Open) && RiskyWords.Say(all, RiskyWords.Openable)) return Named(name);
        if (IsSafe(name, all)) return null;
        var about = RiskyWords.Of(DescriptionOf(call.Tool, toolbox));
        var isRisky = RiskyWords.TellOfOpening(about)
            || (RiskyWords.Say(all, RiskyWords.Openable) && !RiskyWords.Say(name, Lights))
            || (RiskyWords.Say([.. all, .. about], RiskyWords.Alarms) && RiskyWords.Say(all, RiskyWords.Off));
        return isRisky ? Named(name) : null;
    }

    /// <summary>Tools can be called by the name that their owner gave them, too, which is not listed.</summary>
    private static string DescriptionOf(string tool, IToolbox toolbox)
    {
        var listed = new ToolNames().Take(tool);
        return string.Join(' ', toolbox.Tools
            .Where(one => one.Name == tool || one.Name == listed || one.Name.StartsWith(listed + "_", StringComparison.Ordinal))
            .Select(one => one.Description));
    }

    /// <summary>Of a value and whatever is inside it: a call may hide in the arguments of another.</summary>
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
        Safe.Contains(name.FirstOrDefault(word => word is not ("hass" or "self" or "homeassistant")))
        || RiskyWords.Say(name, Harmless)
        || (Safe.Contains(name[^1]) && !RiskyWords.Say(all, [.. RiskyWords.Off, "open"]));

    private static string Named(string[] words) => string.Join(' ', words);
}
