using System.Text.Json.Nodes;
using Server.Tools;

namespace Server.Schedule;

/// <summary>The tools by which a session sets timers and puts calls off, with their schemas.</summary>
internal static class ScheduleTools
{
    /// <summary>The longest name of a timer, in characters.</summary>
    public const int NameLength = 40;

    private const int SecondsOfADay = 86_400;

    /// <summary>The tools, in the order in which they are listed.</summary>
    public static readonly IReadOnlyList<Tool> All =
    [
        new(TimeTools.SetTimer, "Sets a timer on this device, which says so when it is over.", Schema([TimeTools.Seconds], SecondsUntil, NameOfTimer)),
        new(TimeTools.GetTimers, "Tells which timers run on this device and how many seconds each has left.", Schema([])) { OnlyReads = true, IsIdempotent = true },
        new(TimeTools.CancelTimer, "Cancels the timers of this device that have this name; all of them without a name.", Schema([], NameOfTimer)),
        new(TimeTools.RunLater, "Calls another tool later, once, whether or not this device is connected then.",
            Schema([TimeTools.Seconds, TimeTools.CalledTool], SecondsUntil,
                (TimeTools.CalledTool, Property("string", "The name of the tool to call; not one that sets timers or calls tools later")),
                (TimeTools.Arguments, Property("object", "Its arguments")))),
        new(TimeTools.GetLater, "Tells which calls this device has put off, with their arguments and the seconds until each.", Schema([])) { OnlyReads = true, IsIdempotent = true },
        new(TimeTools.CancelLater, "Cancels all calls that this device asked for and that are still to be made.", Schema([])),
    ];

    /// <summary>The tool of this name; null when it is none of these.</summary>
    public static Tool? Find(string name) => All.FirstOrDefault(tool => tool.Name == name);

    private static (string, JsonObject) SecondsUntil
    {
        get
        {
            var property = Property("integer", "From now (in seconds)");
            property["minimum"] = 1;
            property["maximum"] = SecondsOfADay;
            return (TimeTools.Seconds, property);
        }
    }

    private static (string, JsonObject) NameOfTimer
    {
        get
        {
            var property = Property("string", "What people call the timer, e.g. pasta");
            property["maxLength"] = NameLength;
            return (TimeTools.Name, property);
        }
    }

    private static JsonObject Property(string type, string description) => new() { ["type"] = type, ["description"] = description };

    private static JsonObject Schema(string[] required, params (string Name, JsonObject Property)[] properties)
    {
        var all = new JsonObject();
        foreach (var (name, property) in properties) all[name] = property;
        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = all,
            ["required"] = new JsonArray([.. required.Select(name => (JsonNode)JsonValue.Create(name))]),
            ["additionalProperties"] = false,
        };
    }
}
