using System.Text.Json;
using System.Text.Json.Nodes;
using Server.Tools;

namespace Bench.Understanding;

/// <summary>The tools for timers and for what is to be done later. They remember what was asked for; time stands still
/// within a talk.</summary>
internal sealed class SimulatedSchedule : IToolSource
{
    private const double LongestSeconds = 86_400;
    private static readonly Dictionary<string, object> NoState = [];

    private readonly List<(string? Name, double Seconds)> _timers = [];
    private readonly List<PutOffCall> _later = [];

    /// <summary>What a session has of them.</summary>
    public static IReadOnlyList<Tool> All { get; } =
    [
        new("set_timer", "Sets a timer that rings after a while.", Schema(["seconds"], ("seconds", "integer"), ("name", "string"))),
        new("get_timers", "Reads the timers that run.", Schema([])),
        new("cancel_timer", "Cancels the timer of this name, or all of them.", Schema([], ("name", "string"))),
        new("run_later", "Calls a tool after a while.", Schema(["seconds", "tool", "arguments"], ("seconds", "integer"), ("tool", "string"), ("arguments", "object"))),
        new("get_later", "Reads what is to be done later.", Schema([])),
        new("cancel_later", "Cancels what was to be done later.", Schema([])),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Tool> Tools => All;

    /// <summary>Forgets everything.</summary>
    public void Reset()
    {
        _timers.Clear();
        _later.Clear();
    }

    /// <inheritdoc/>
    public ValueTask<ToolResult> CallAsync(string tool, IReadOnlyDictionary<string, object> arguments, CancellationToken cancellationToken) =>
        ValueTask.FromResult(Call(tool, arguments));

    /// <summary>Takes a <c>run_later</c> apart; false when it is another tool or lacks something.</summary>
    public static bool TryReadLater(
        string tool, IReadOnlyDictionary<string, object> arguments, out double seconds, out string later, out IReadOnlyDictionary<string, object> laterArguments)
    {
        seconds = 0;
        later = "";
        laterArguments = NoState;
        if (tool != "run_later" || !TryReadSeconds(arguments, out seconds) || arguments.GetValueOrDefault("tool") is not string name) return false;
        later = name;
        return arguments.GetValueOrDefault("arguments") is not JsonNode node
            || ToolArguments.TryRead(JsonSerializer.SerializeToElement(node), out laterArguments, out _);
    }

    private ToolResult Call(string tool, IReadOnlyDictionary<string, object> arguments)
    {
        switch (tool)
        {
            case "set_timer":
                if (!TryReadSeconds(arguments, out var seconds)) return Refused($"seconds must be between 1 and {LongestSeconds}");
                _timers.Add((arguments.GetValueOrDefault("name") as string, seconds));
                return Done($"The timer is set to {seconds} seconds.", seconds);
            case "get_timers":
                return Done(
                    _timers.Count == 0 ? "No timer runs." : string.Join(", ", _timers.Select(timer => $"{timer.Name ?? "timer"}: {timer.Seconds} seconds")),
                    RunningTimer.Write([.. _timers.OrderBy(timer => timer.Seconds).Select(timer => new RunningTimer(timer.Name, (int)timer.Seconds))]));
            case "cancel_timer":
                var cancelled = _timers.RemoveAll(timer => arguments.GetValueOrDefault("name") is not string name || name == timer.Name);
                return Done($"{cancelled} timers are cancelled.", (double)cancelled);
            case "run_later":
                if (!TryReadLater(tool, arguments, out var after, out var later, out var laterArguments)) return Refused("seconds, tool and arguments are needed");
                _later.Add(new PutOffCall(later, ToolArguments.ToJson(laterArguments), (int)after));
                return Done("It will be done.", after);
            case "get_later":
                return Done($"{_later.Count} calls are put off.", PutOffCall.Write([.. _later.OrderBy(call => call.Seconds)]));
            default:
                var forgotten = _later.Count;
                _later.Clear();
                return Done($"{forgotten} calls are cancelled.", (double)forgotten);
        }
    }

    private static bool TryReadSeconds(IReadOnlyDictionary<string, object> arguments, out double seconds)
    {
        seconds = arguments.GetValueOrDefault("seconds") as double? ?? 0;
        return seconds is >= 1 and <= LongestSeconds;
    }

    private static ToolResult Done(string text, object value) => new(true, text, value, NoState, null);

    private static ToolResult Refused(string text) => new(false, text, null, NoState, "INVALID_PARAMETER");

    private static JsonObject Schema(string[] required, params (string Name, string Type)[] parameters)
    {
        var properties = new JsonObject();
        foreach (var (name, type) in parameters) properties[name] = new JsonObject { ["type"] = type };
        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = new JsonArray([.. required.Select(name => (JsonNode)name)]),
            ["additionalProperties"] = false,
        };
    }
}
