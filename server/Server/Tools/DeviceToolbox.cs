using Server.Devices;

namespace Server.Tools;

/// <summary>The tools of the things of one board. What comes back is what the board reported.</summary>
public sealed class DeviceToolbox(IThingConnection connection) : IToolbox
{
    private static readonly Dictionary<string, object> NoState = [];
    private ToolSet _toolSet = new([], [], [], new Dictionary<string, DeviceTool>(StringComparer.Ordinal));

    /// <inheritdoc/>
    public IReadOnlyList<Tool> Tools => CurrentTools().Tools;

    /// <summary>The same tools with what they stand for; the same list until the descriptors change.</summary>
    public IReadOnlyList<DeviceTool> DeviceTools => CurrentTools().DeviceTools;

    /// <inheritdoc/>
    public IReadOnlyList<Thing> Things => connection.Things;

    /// <inheritdoc/>
    public async ValueTask<ToolResult> InvokeAsync(ToolCall toolCall, CancellationToken cancellationToken)
    {
        if (!CurrentTools().ByName.TryGetValue(toolCall.Tool, out var tool))
            return Failure("There is no such tool.", "INVALID_PARAMETER");
        return tool.Method is { } method
            ? await CallAsync(tool.Thing, method, toolCall.Arguments, cancellationToken)
            : await ReadAsync(tool.Thing, tool.Property!, cancellationToken);
    }

    // Things come and go while the board is connected; tools are made again only when the descriptors changed.
    private ToolSet CurrentTools()
    {
        var descriptors = connection.Things.Select(thing => thing.Descriptor).ToArray();
        var current = Volatile.Read(ref _toolSet);
        if (descriptors.SequenceEqual(current.Descriptors)) return current;
        var tools = DescriptorTools.Build(descriptors);
        current = new ToolSet(
            descriptors, tools, tools.Select(tool => tool.Tool).ToArray(),
            tools.ToDictionary(tool => tool.Tool.Name, StringComparer.Ordinal));
        Volatile.Write(ref _toolSet, current);
        return current;
    }

    private async ValueTask<ToolResult> CallAsync(
        ThingDescriptor thing, MethodDescriptor method, IReadOnlyDictionary<string, object> arguments,
        CancellationToken cancellationToken)
    {
        if (ArgumentCheck.Refusal(method, arguments) is { } refusal) return Failure(refusal, "INVALID_PARAMETER");
        var before = connection.Things.FirstOrDefault(candidate => candidate.Descriptor.Name == thing.Name)?.State ?? NoState;
        var positions = arguments.Keys.ToDictionary(name => name, name => before.GetValueOrDefault(name), StringComparer.Ordinal);
        var result = await connection.ExecuteAsync(
            new ThingCommand(thing.Name, method.Name, arguments), cancellationToken);
        if (!result.Success)
            return new ToolResult(
                false, method.ResponseFailure ?? result.Error ?? "The device reported a failure.", null,
                result.NewState, result.ErrorCode ?? "HARDWARE_ERROR");
        var state = Arrived(result.NewState, positions, arguments);
        var text = Response(method, state, arguments) ?? result.Result ?? "";
        return new ToolResult(true, text, null, state, null);
    }

    /// <summary>What was reported, without the numbers of a thing that has only set out: a curtain on its way to 30 percent
    /// reports where it was.</summary>
    private static IReadOnlyDictionary<string, object> Arrived(
        IReadOnlyDictionary<string, object> state, Dictionary<string, object?> before, IReadOnlyDictionary<string, object> arguments)
    {
        var behind = arguments.Where(argument => argument.Value is double asked
            && state.GetValueOrDefault(argument.Key) is double now && now != asked && before[argument.Key] is double then && then == now)
            .Select(argument => argument.Key).ToList();
        return behind.Count == 0 ? state : state.Where(entry => !behind.Contains(entry.Key)).ToDictionary(StringComparer.Ordinal);
    }

    /// <summary>The method's success sentence with what the board reported in its places, and what was asked for where
    /// the board reported nothing; null when there is none or a place stays empty.</summary>
    internal static string? Response(
        MethodDescriptor method, IReadOnlyDictionary<string, object> state, IReadOnlyDictionary<string, object> arguments) =>
        method.ResponseSuccess is { Length: > 0 } template
        && ResponseTemplate.TryFill(
            template, name => state.GetValueOrDefault(name) ?? arguments.GetValueOrDefault(name), out var sentence)
            ? sentence
            : null;

    private async ValueTask<ToolResult> ReadAsync(
        ThingDescriptor thing, PropertyDescriptor property, CancellationToken cancellationToken)
    {
        await connection.RefreshAsync(thing.Name, cancellationToken);
        if (Reported(thing, property) is { } known) return Reading(property, known);
        var method = thing.Methods.FirstOrDefault(IsReading);
        if (method is null) return Failure($"{property.Name} is not known.", "SERVICE_UNAVAILABLE");
        var result = await connection.ExecuteAsync(new ThingCommand(thing.Name, method.Name, NoState), cancellationToken);
        if (!result.Success)
            return Failure(result.Error ?? $"{property.Name} could not be read.", result.ErrorCode ?? "HARDWARE_ERROR");
        return (result.NewState.GetValueOrDefault(property.Name) ?? Reported(thing, property)) is { } value
            ? Reading(property, value)
            : Failure($"{property.Name} is not known.", "SERVICE_UNAVAILABLE");
    }

    private static bool IsReading(MethodDescriptor method) =>
        method.Name.Replace("_", "", StringComparison.Ordinal).Equals("getreading", StringComparison.OrdinalIgnoreCase)
        && method.Parameters.All(parameter => !parameter.Required);

    private object? Reported(ThingDescriptor thing, PropertyDescriptor property) =>
        connection.Things.FirstOrDefault(candidate => candidate.Descriptor.Name == thing.Name)
            ?.State.GetValueOrDefault(property.Name);

    private static ToolResult Reading(PropertyDescriptor property, object value)
    {
        var text = $"{property.Name}: {ResponseTemplate.Plain(value)}";
        if (property.Unit is not null) text += " " + property.Unit;
        return new ToolResult(true, text, value, new Dictionary<string, object> { [property.Name] = value }, null);
    }

    private static ToolResult Failure(string text, string errorCode) => new(false, text, null, NoState, errorCode);

    private sealed record ToolSet(
        IReadOnlyList<ThingDescriptor> Descriptors, IReadOnlyList<DeviceTool> DeviceTools, IReadOnlyList<Tool> Tools,
        IReadOnlyDictionary<string, DeviceTool> ByName);
}
