using System.Text.Json.Nodes;
using Server.Devices;

namespace Server.Tools;

/// <summary>Something that an utterance or a language model can ask for.</summary>
/// <param name="Name">E.g. <c>living_room_light_turn_on</c> or <c>get_living_room_light_brightness</c>.</param>
/// <param name="Parameters">JSON schema of the arguments (an object schema).</param>
public sealed record Tool(string Name, string Description, JsonObject Parameters)
{
    /// <summary>It changes nothing, as far as its maker says.</summary>
    public bool OnlyReads { get; init; }

    /// <summary>Done twice it comes to the same as once.</summary>
    public bool IsIdempotent { get; init; }

    /// <summary>It may do what has to be confirmed: told by who lists it for callers that cannot be asked aloud.</summary>
    public bool IsRisky { get; init; }
}

/// <summary>A request to run a tool. Values are <see cref="bool"/>, <see cref="double"/> or <see cref="string"/>, and
/// <see cref="JsonNode"/> for the lists and objects that only tools of MCP servers take.</summary>
public sealed record ToolCall(string Tool, IReadOnlyDictionary<string, object> Arguments);

/// <summary>How a tool call ended.</summary>
/// <param name="Text">For people: what the device reported, or the reason of the failure.</param>
/// <param name="Value">The value that a query tool read; null otherwise.</param>
/// <param name="State">The state that the thing reported afterwards; empty when it reported none.</param>
/// <param name="ErrorCode">E.g. <c>DEVICE_OFFLINE</c>, <c>INVALID_PARAMETER</c>, <c>HARDWARE_ERROR</c>; null on success.</param>
public sealed record ToolResult(
    bool Success, string Text, object? Value, IReadOnlyDictionary<string, object> State, string? ErrorCode);

/// <summary>The tools that are there now, and the things behind them.</summary>
public interface IToolbox
{
    /// <summary>What can be called.</summary>
    IReadOnlyList<Tool> Tools { get; }

    /// <summary>The things whose tools these are, with their latest state.</summary>
    IReadOnlyList<Thing> Things { get; }

    /// <summary>Runs a tool and waits for the device's report. A failure is a result, not an exception.</summary>
    ValueTask<ToolResult> InvokeAsync(ToolCall toolCall, CancellationToken cancellationToken);
}

/// <summary>Tools that are not the methods of things: those of a board's own MCP server, those of servers elsewhere.</summary>
public interface IToolSource
{
    /// <summary>The tools under the names that their owner gave them; another list when they have changed.</summary>
    IReadOnlyList<Tool> Tools { get; }

    /// <summary>Runs the tool of this name. A failure is a result, not an exception.</summary>
    ValueTask<ToolResult> CallAsync(
        string tool, IReadOnlyDictionary<string, object> arguments, CancellationToken cancellationToken);
}
