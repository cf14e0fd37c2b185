using System.Text;
using System.Text.Json.Nodes;
using Server.Agents.Offline;
using Server.Tools;

namespace Server.Agents.Confirmation;

/// <summary>Tells which calls are confirmed before they are made, whichever way they come. For things it is the rule of the
/// offline understanding; tools of which only a name, a description and arguments are known are judged by their words, and
/// rather asked about once too often. Calls that are put off or passed on are judged as what they will do.</summary>
internal static class RiskyCalls
{
    private static readonly string[] HouseTools = ["set_timer", "get_timers", "cancel_timer", "cancel_later"];
    private static readonly string[] Opening = ["unlock", "unlocks", "unlatch", "unbolt", "disarm", "disarms", "开锁", "解锁", "開鎖", "解鎖", "撤防"];
    private static readonly string[] Open = ["open", "opens", "打开", "打開", "开启", "開啟"];
    private static readonly string[] Openable = ["door", "doors", "gate", "gates", "garage", "lock", "locks", "locked", "门", "門", "锁", "鎖", "车库", "車庫"];
    private static readonly string[] Buttons = ["toggle", "trigger", "pulse", "press", "push", "activate"];
    private static readonly string[] Lights = ["light", "lights", "lamp", "lamps", "bell", "doorbell"];
    private static readonly string[] Alarms = ["alarm", "siren", "security", "报警", "報警", "警报", "警報", "安防"];
    private static readonly string[] Off = ["off", "disable", "stop", "deactivate", "silence", "false"];
    private static readonly string[] Safe = ["get", "read", "list", "status", "state", "query", "lock", "close", "arm", "search", "describe"];
    // What they are told of a door is a question or a text, and no order to it.
    private static readonly string[] Harmless = ["camera", "photo", "picture", "snapshot", "weather", "calendar", "say", "speak", "translate"];

    /// <summary>The act to be confirmed, in words; null for a call that may be made at once.</summary>
    public static string? Of(ToolCall call, IToolbox toolbox, OfflineAgent offline)
    {
        if (HouseTools.Contains(call.Tool)) return null;
        if (Deferred(call) is { } later) return Of(later, toolbox, offline);
        var tool = toolbox.Tools.FirstOrDefault(known => known.Name == call.Tool);
        if (tool is { OnlyReads: true }) return null;
        var thing = offline.ThingBehind(call, toolbox);
        if (thing is not null && Risks.Of(thing, call) is { } risk) return risk;
        var name = Words(call.Tool);
        // What the values of a thing mean, its kind has told; of other tools nothing else is known.
        var all = thing is not null ? name : [.. name, .. call.Arguments.Values.SelectMany(WordsIn)];
        if (Says(name, Opening) || (thing is null && Says(all, Opening))) return Named(name);
        if (Says(name, Open) && Says(all, Openable)) return Named(name);
        // The one button of a door's drive opens it as well as it closes it.
        if (thing is not null && Says(name, Buttons) && Says(name, Openable) && !Says(name, Lights)) return Named(name);
        if (thing is { Kind: { } kind } && !Concepts.All.Openers.Kinds.Contains(kind)) return null;
        if (IsSafe(name, all)) return null;
        var about = Words($"{thing?.Name} {tool?.Description}");
        if (Says(about, Opening) || (Says(about, Open) && Says(about, Openable))) return Named(name);
        if (thing is not null) return Says(about, Alarms) && Says(name, Off) ? Named(name) : null;
        if (Says(all, Openable) && !Says(name, Lights)) return Named(name);
        return Says([.. all, .. about], Alarms) && Says(all, Off) ? Named(name) : null;
    }

    /// <summary>The call that a <c>run_later</c>, or a tool like it, will make; null for any other.</summary>
    public static ToolCall? Deferred(ToolCall call)
    {
        if (call.Arguments.GetValueOrDefault("tool") is not string tool || tool == call.Tool) return null;
        var given = call.Arguments.GetValueOrDefault("arguments") as JsonObject;
        using var json = System.Text.Json.JsonDocument.Parse(given?.ToJsonString() ?? "{}");
        return ToolArguments.TryRead(json.RootElement.Clone(), out var arguments, out _) ? new ToolCall(tool, arguments) : new ToolCall(tool, new Dictionary<string, object>());
    }

    /// <summary>"self.gate_openNow" is "self gate open now".</summary>
    internal static string[] Words(string name)
    {
        var words = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && char.IsLower(name[i - 1])) words.Append(' ');
            words.Append(char.IsLetterOrDigit(name[i]) ? char.ToLowerInvariant(name[i]) : ' ');
        }

        var split = words.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return split.Length > 0 ? split : [""];
    }

    /// <summary>Of a value and whatever is inside it: a call may hide in the arguments of another.</summary>
    private static IEnumerable<string> WordsIn(object value) => value switch
    {
        string text => Words(text),
        bool flag => [flag ? "true" : "false"],
        JsonObject inner => inner.SelectMany(member => Words(member.Key).Concat(member.Value is { } node ? WordsIn(node) : [])),
        JsonArray list => list.OfType<JsonNode>().SelectMany(WordsIn),
        JsonValue one when one.TryGetValue<string>(out var text) => Words(text),
        JsonValue one when one.TryGetValue<bool>(out var flag) => [flag ? "true" : "false"],
        _ => [],
    };

    // "door.lock" and "get_lock_state", but not "set_lock" with false.
    private static bool IsSafe(string[] name, string[] all) =>
        Safe.Contains(name.FirstOrDefault(word => word is not ("hass" or "self" or "homeassistant")))
        || Says(name, Harmless)
        || (Safe.Contains(name[^1]) && !Says(all, [.. Off, "open"]));

    // Chinese has no spaces between its words.
    private static bool Says(string[] words, string[] any) =>
        any.Any(wanted => char.IsAscii(wanted[0]) ? words.Contains(wanted) : words.Any(word => word.Contains(wanted, StringComparison.Ordinal)));

    private static string Named(string[] words) => string.Join(' ', words);
}
