using System.Text.Json.Nodes;
using Server.Agents.Offline;
using Server.Devices;
using Server.Protocol;
using Server.Tools;

namespace Server.Agents.Confirmation;

/// <summary>The rule for who calls by name and cannot be asked aloud: programs, pages, agents elsewhere. What is risky is done
/// only when the call itself says <c>confirmed: true</c>; else nothing happens, and the answer says what would have and how to
/// confirm it. Safe for concurrent use.</summary>
internal sealed class CallGate(OfflineAgents agents)
{
    /// <summary>The argument that confirms a call.</summary>
    public const string Argument = "confirmed";

    // Calls that are tried to find out whether a tool can do anything risky.
    private const int MaxTried = 48;

    /// <summary>The call that is to be made: the one that was asked for, without what was for the gate alone. A refusal
    /// instead where it needs a confirmation and has none.</summary>
    public (ToolCall ToMake, ToolResult? Refusal) Check(ToolCall call, IToolbox toolbox)
    {
        var tool = toolbox.Tools.FirstOrDefault(known => known.Name == call.Tool);
        var isConfirmed = IsConfirmed(call.Arguments);
        var toMake = tool is not null && HasOwn(tool) ? call : new ToolCall(call.Tool, Without(call.Arguments));
        return isConfirmed || RiskOf(toMake, toolbox) is not { } act
            ? (toMake, null)
            : (toMake, new ToolResult(false, Words(act, RiskyCalls.Deferred(toMake) ?? toMake), null, new Dictionary<string, object>(), ErrorCodes.ConfirmationRequired));
    }

    /// <summary>Why a method may not be called now, in a sentence; null when it may.</summary>
    /// <param name="command">Without <see cref="Argument"/>.</param>
    /// <param name="toolbox">That of the thing.</param>
    public string? Refusal(ThingCommand command, DeviceToolbox toolbox)
    {
        var tool = toolbox.DeviceTools.FirstOrDefault(tool => tool.Thing.Name == command.Thing && tool.Method?.Name == command.Method);
        if (tool is null) return null;
        var call = new ToolCall(tool.Tool.Name, command.Arguments);
        return RiskOf(call, toolbox) is { } act ? Words(act, call) : null;
    }

    /// <summary>The tool as it is listed: one that can do something risky says so, and takes <see cref="Argument"/>.</summary>
    public Tool Listed(Tool tool, IToolbox toolbox)
    {
        if (!MayBeRisky(tool, toolbox)) return tool;
        var parameters = tool.Parameters.DeepClone().AsObject();
        if (parameters["properties"] is not JsonObject properties) parameters["properties"] = properties = [];
        if (!HasOwn(tool))
        {
            properties[Argument] = new JsonObject
            {
                ["type"] = "boolean",
                ["description"] = "True once whoever wants this has been asked and has said yes. What is risky is not done without",
            };
        }

        return tool with { Parameters = parameters, IsRisky = true };
    }

    /// <summary>Whether a call says that it was confirmed.</summary>
    public static bool IsConfirmed(IReadOnlyDictionary<string, object> arguments) => arguments.GetValueOrDefault(Argument) is true;

    /// <summary>The arguments that are the thing's, not the gate's.</summary>
    public static IReadOnlyDictionary<string, object> Without(IReadOnlyDictionary<string, object> arguments) =>
        arguments.ContainsKey(Argument)
            ? arguments.Where(argument => argument.Key != Argument).ToDictionary(StringComparer.Ordinal)
            : arguments;

    // A name may say what it is of in any of the languages that are spoken here.
    private string? RiskOf(ToolCall call, IToolbox toolbox) =>
        agents.InUse.Select(agent => RiskyCalls.Of(call, toolbox, agent)).FirstOrDefault(act => act is not null);

    private bool MayBeRisky(Tool tool, IToolbox toolbox) =>
        !tool.OnlyReads && (tool.Parameters["properties"]?["tool"] is not null || Tries(tool).Take(MaxTried).Any(call => RiskOf(call, toolbox) is not null));

    // Calls of a tool that differ in what they do: each value of each argument that has few.
    private static IEnumerable<ToolCall> Tries(Tool tool)
    {
        yield return new ToolCall(tool.Name, new Dictionary<string, object>());
        foreach (var (name, schema) in tool.Parameters["properties"] as JsonObject ?? [])
            foreach (var value in schema is JsonObject property ? ValuesOf(property) : [])
                yield return new ToolCall(tool.Name, new Dictionary<string, object> { [name] = value });
    }

    private static IEnumerable<object> ValuesOf(JsonObject schema)
    {
        if (schema["enum"] is JsonArray values)
            return values.OfType<JsonValue>().Select(value => value.TryGetValue<string>(out var text) ? text : null).OfType<string>();
        return schema["type"] is JsonValue type && type.TryGetValue<string>(out var name)
            ? name switch
            {
                "boolean" => [true, false],
                "number" or "integer" => [0.0, 1.0, NumberIn(schema, "minimum") ?? 0, NumberIn(schema, "maximum") ?? 100],
                _ => [],
            }
            : [];
    }

    private static double? NumberIn(JsonObject schema, string keyword) =>
        schema[keyword] is JsonValue value && value.TryGetValue<double>(out var number) ? number : null;

    private static bool HasOwn(Tool tool) => tool.Parameters["properties"]?[Argument] is not null;

    private static string Words(string act, ToolCall call) =>
        $"Nothing was done: {Shortened(call.Tool)} ({Shortened(act)}) may open the house or leave it unguarded. "
        + $"When whoever wants that has said yes, ask for the same again with the argument \"{Argument}\": true.";

    private static string Shortened(string text) => text.Length <= DescriptorLimits.NameLength ? text : text[..DescriptorLimits.NameLength];
}
