using System.Globalization;
using System.Text.Json.Nodes;
using Server.Devices;
using Server.Tools;

namespace Server.Tests.Agents;

/// <summary>The tools of a house with those that set timers and keep calls until later. They only record what they are told.</summary>
internal sealed class HouseToolbox(House house) : IToolbox
{
    private static readonly string[] Later = ["set_timer", "get_timers", "cancel_timer", "run_later", "get_later", "cancel_later"];

    private readonly DeviceToolbox _things = new(house);

    /// <summary>What the tools for times answer when it gives a value; the calls are recorded all the same.</summary>
    public Func<ToolCall, object?> Answering { get; init; } = _ => null;

    public IReadOnlyList<Tool> Tools => [.. _things.Tools, .. Later.Select(name => new Tool(name, "", []))];

    public IReadOnlyList<Thing> Things => house.Things;

    public async ValueTask<ToolResult> InvokeAsync(ToolCall toolCall, CancellationToken cancellationToken)
    {
        if (!Later.Contains(toolCall.Tool)) return await _things.InvokeAsync(toolCall, cancellationToken);
        house.Executed.Add($"{toolCall.Tool}({Written(toolCall.Arguments)})");
        var value = Answering(toolCall);
        return new ToolResult(true, toolCall.Tool == "get_timers" && value is null ? "The timer has 5 minutes left." : "", value, new Dictionary<string, object>(), null);
    }

    private static string Written(IReadOnlyDictionary<string, object> arguments) => string.Join(", ", arguments.Select(argument =>
        argument.Key + "=" + (argument.Value is JsonNode node ? node.ToJsonString() : Convert.ToString(argument.Value, CultureInfo.InvariantCulture))));
}
