using System.Text;
using Server.Agents.Offline;
using Server.Tools;

namespace Server.Agents.Models;

/// <summary>Tells which calls of a model are asked about before they are made. For things it is the rule of the offline
/// understanding; tools of which only a name and arguments are known are judged by their words, and rather asked about once
/// too often. Calls that are put off are judged as what they will do.</summary>
internal static class RiskyCalls
{
    private static readonly string[] HouseTools = ["set_timer", "get_timers", "cancel_timer", "get_later", "cancel_later"];
    private static readonly string[] Opening = ["unlock", "unlatch", "unbolt", "disarm", "开锁", "解锁", "開鎖", "解鎖", "撤防"];
    private static readonly string[] Openable = ["door", "doors", "gate", "gates", "garage", "lock", "locks", "locked", "门", "門", "锁", "鎖", "车库", "車庫"];
    private static readonly string[] Buttons = ["toggle", "trigger", "pulse", "press", "push", "activate"];
    private static readonly string[] Lights = ["light", "lights", "lamp", "lamps", "bell", "doorbell"];
    private static readonly string[] Alarms = ["alarm", "siren", "security", "警报", "警報", "安防"];
    private static readonly string[] Off = ["off", "disable", "stop", "deactivate", "silence", "false"];
    private static readonly string[] Safe = ["get", "read", "list", "status", "state", "query", "lock", "close", "arm", "search", "describe"];

    /// <summary>The act to be confirmed, in words; null for a call that may be made at once.</summary>
    public static string? Of(ToolCall call, IToolbox toolbox, OfflineAgent offline)
    {
        if (HouseTools.Contains(call.Tool)) return null;
        if (Deferred(call) is { } later) return Of(later, toolbox, offline);
        if (offline.RiskOf(call, toolbox) is { } risk) return risk;
        var name = Words(call.Tool);
        var isOfThing = offline.ThingOf(call, toolbox) is not null;
        // What the values of a thing mean, its kind has told; of other tools nothing else is known.
        var all = isOfThing ? name : [.. name, .. call.Arguments.Values.OfType<string>().SelectMany(Words), .. call.Arguments.Values.OfType<bool>().Select(flag => flag ? "true" : "false")];
        if (Says(name, Opening) || (!isOfThing && Says(all, Opening))) return Named(name);
        if (Says(name, ["open"]) && Says(all, Openable)) return Named(name);
        // The one button of a door's drive opens it as well as it closes it.
        if (isOfThing && Says(name, Buttons) && Says(name, Openable) && !Says(name, Lights)) return Named(name);
        if (isOfThing || IsSafe(name, all)) return null;
        if (Says(all, Openable)) return Named(name);
        return Says(all, Alarms) && Says(all, Off) ? Named(name) : null;
    }

    /// <summary>The call that a <c>run_later</c>, or a tool like it, will make; null for any other.</summary>
    public static ToolCall? Deferred(ToolCall call)
    {
        if (call.Arguments.GetValueOrDefault("tool") is not string tool || tool == call.Tool) return null;
        var given = call.Arguments.GetValueOrDefault("arguments") as System.Text.Json.Nodes.JsonObject;
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

    // "door.lock" and "get_lock_state", but not "set_lock" with false.
    private static bool IsSafe(string[] name, string[] all) =>
        Safe.Contains(name.FirstOrDefault(word => word is not ("hass" or "self" or "homeassistant")))
        || (Safe.Contains(name[^1]) && !Says(all, [.. Off, "open"]));

    // Chinese has no spaces between its words.
    private static bool Says(string[] words, string[] any) =>
        any.Any(wanted => char.IsAscii(wanted[0]) ? words.Contains(wanted) : words.Any(word => word.Contains(wanted, StringComparison.Ordinal)));

    private static string Named(string[] words) => string.Join(' ', words);
}
