using Server.Devices;

namespace Server.Mcp;

/// <summary>The tools of a device as things that can be spoken of: <c>self.X.Y</c> with few and simple parameters is the
/// method Y of a thing X, a tool <c>self.X.get_Y</c> or the device's status tells its properties. What does not fit stays a
/// tool. Immutable.</summary>
internal sealed class BoardThings
{
    public const int MaxThings = 16;
    public const int MaxSources = 8;

    // Said in one sentence; a robot's servo sequence is not.
    private const int MaxParameters = 2;

    public static readonly BoardThings None = new([], [], []);

    private readonly Dictionary<(string Thing, string Method), Call> _calls;

    private BoardThings(
        IReadOnlyList<ThingDescriptor> descriptors, Dictionary<(string, string), Call> calls, IReadOnlyList<StateSource> sources)
    {
        Descriptors = descriptors;
        _calls = calls;
        Sources = sources;
    }

    /// <summary>A method and the device's tool behind it.</summary>
    internal sealed record Call(string Tool, MethodDescriptor Method);

    public IReadOnlyList<ThingDescriptor> Descriptors { get; }

    /// <summary>The tools that tell the state.</summary>
    public IReadOnlyList<StateSource> Sources { get; }

    public Call? Find(string thing, string method) => _calls.GetValueOrDefault((thing, method));

    /// <summary>The property that a method sets; null when it sets none.</summary>
    public static string? PropertySetBy(MethodDescriptor method) =>
        method.Name.StartsWith("set_", StringComparison.Ordinal) && method.Parameters.Count == 1 ? method.Name["set_".Length..] : null;

    /// <param name="states">What the sources have told so far: only what is told becomes a property.</param>
    public static BoardThings Of(
        IReadOnlyList<BoardTool> tools, IReadOnlyDictionary<string, IReadOnlyDictionary<string, object>> states)
    {
        var sources = new List<StateSource>();
        var calls = new Dictionary<(string Thing, string Method), Call>();
        var things = new List<string>();
        foreach (var tool in tools)
        {
            if (SourceOf(tool) is { } source)
            {
                if (sources.Count < MaxSources) sources.Add(source);
            }
            else if (ToolNaming.TrySplit(tool.Name, out var thing, out var name) && MethodOf(tool, thing, name) is { } method
                && (things.Contains(thing) || things.Count < MaxThings)
                && calls.Keys.Count(key => key.Thing == thing) < DescriptorLimits.Members
                && calls.TryAdd((thing, name), new Call(tool.Name, method)) && !things.Contains(thing))
            {
                things.Add(thing);
            }
        }

        if (!things.Contains(ToolNaming.Device) && states.GetValueOrDefault(ToolNaming.Device) is { Count: > 0 }) things.Add(ToolNaming.Device);
        var descriptors = things.Select(thing => new ThingDescriptor(
            thing, thing.Replace('_', ' '), [.. PropertiesOf(thing, calls, states)],
            [.. calls.Where(call => call.Key.Thing == thing).Select(call => call.Value.Method)])).ToArray();
        return new BoardThings(descriptors, calls, sources);
    }

    private static StateSource? SourceOf(BoardTool tool)
    {
        if (tool.Method is null || tool.Method.Parameters.Any(parameter => parameter.Required)) return null;
        if (ToolNaming.IsDeviceStatus(tool.Name)) return new StateSource(tool.Name, null, null);
        if (!ToolNaming.TrySplit(tool.Name, out var thing, out var method) || !DescriptorLimits.IsName(thing)
            || !method.StartsWith("get_", StringComparison.Ordinal)) return null;
        var property = method["get_".Length..];
        return property is "state" or "status" ? new StateSource(tool.Name, thing, null)
            : DescriptorLimits.IsName(property) ? new StateSource(tool.Name, thing, property)
            : null;
    }

    private static MethodDescriptor? MethodOf(BoardTool tool, string thing, string name)
    {
        if (tool.Method is null || !DescriptorLimits.IsName(thing) || !DescriptorLimits.IsName(name)
            || !ToolNaming.IsForVoice(name) || name.StartsWith("get_", StringComparison.Ordinal)) return null;
        var parameters = new List<ParameterDescriptor>();
        foreach (var given in tool.Method.Parameters)
        {
            var parameter = Known(thing, name, given);
            if (CanBeSaid(parameter)) parameters.Add(parameter);
            else if (parameter.Required) return null;
        }
        return parameters.Count > MaxParameters ? null : new MethodDescriptor(
            name, PlainText.OneLine(tool.Method.Description, DescriptorLimits.TextLength), parameters, null, null, []);
    }

    // Stock firmware tells the two themes in the description only.
    private static ParameterDescriptor Known(string thing, string method, ParameterDescriptor parameter) =>
        thing == "screen" && method == "set_theme" && parameter is { Type: ThingValueType.String, Enum: null }
            ? parameter with { Enum = ["light", "dark"] }
            : parameter;

    private static bool CanBeSaid(ParameterDescriptor parameter) => parameter.Type switch
    {
        ThingValueType.Boolean => true,
        ThingValueType.Number => parameter.Min is not null && parameter.Max is not null,
        _ => parameter.Enum is not null,
    };

    private static IEnumerable<PropertyDescriptor> PropertiesOf(
        string thing, Dictionary<(string Thing, string Method), Call> calls,
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, object>> states)
    {
        foreach (var (name, value) in states.GetValueOrDefault(thing) ?? new Dictionary<string, object>())
        {
            var type = value is bool ? ThingValueType.Boolean : value is double ? ThingValueType.Number : ThingValueType.String;
            var setter = calls.GetValueOrDefault((thing, "set_" + name))?.Method;
            var parameter = setter?.Parameters is [var only] && only.Type == type ? only : null;
            yield return new PropertyDescriptor(
                name, type, $"{name.Replace('_', ' ')} of the {thing.Replace('_', ' ')}",
                parameter?.Min, parameter?.Max, parameter?.Step, parameter?.Enum, true, parameter is not null, null);
        }
    }
}
