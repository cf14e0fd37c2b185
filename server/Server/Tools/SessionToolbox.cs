using Server.Devices;

namespace Server.Tools;

/// <summary>All that one client can ask for: the tools of the things that it reaches, then those of each source. Names are
/// unique; the things' tools have theirs first.</summary>
/// <param name="isOffered">True for a thing whose methods a source offers as tools of its own: it is understood and can be
/// called, but is not listed twice.</param>
public sealed class SessionToolbox(
    IThingConnection things, IReadOnlyList<IToolSource> sources, Func<ThingDescriptor, bool> isOffered) : IToolbox
{
    private readonly DeviceToolbox _things = new(things);
    private ToolSet? _toolSet;

    /// <inheritdoc/>
    public IReadOnlyList<Tool> Tools => CurrentTools().Tools;

    /// <inheritdoc/>
    public IReadOnlyList<Thing> Things => things.Things;

    /// <summary>The way to these things.</summary>
    public IThingConnection Connection => things;

    /// <summary>Runs a tool by its name here or, failing that, by the name that its owner gave it.</summary>
    public ValueTask<ToolResult> InvokeAsync(ToolCall toolCall, CancellationToken cancellationToken)
    {
        if (CurrentTools().OfSources.TryGetValue(toolCall.Tool, out var tool))
            return tool.Source.CallAsync(tool.Name, toolCall.Arguments, cancellationToken);
        return _things.InvokeAsync(toolCall, cancellationToken);
    }

    /// <summary>What stands behind a tool that could be called now; null when there is no such tool.</summary>
    public ToolPlace? Find(string tool)
    {
        var current = CurrentTools();
        if (current.OfSources.TryGetValue(tool, out var found))
        {
            var offered = found.Source.Tools.FirstOrDefault(candidate => candidate.Name == found.Name);
            return offered is null ? null : new ToolPlace(offered, found.Source, null, null, null, found.Name);
        }

        if (current.OfThings.FirstOrDefault(candidate => candidate.Tool.Name == tool) is not { } known) return null;
        var thing = things.Things.FirstOrDefault(candidate => candidate.Descriptor.Name == known.Thing.Name);
        return thing is null
            ? null
            : new ToolPlace(
                known.Tool, null, thing.DeviceId, things.NameOnBoard(known.Thing.Name), known.Method, known.Method?.Name ?? known.Property!.Name);
    }

    private ToolSet CurrentTools()
    {
        var ofThings = _things.DeviceTools;
        var ofSources = sources.Select(source => source.Tools).ToArray();
        var current = Volatile.Read(ref _toolSet);
        if (current is not null && ReferenceEquals(ofThings, current.OfThings)
            && ofSources.SequenceEqual(current.Lists, ReferenceEqualityComparer.Instance))
            return current;
        current = Build(ofThings, ofSources);
        Volatile.Write(ref _toolSet, current);
        return current;
    }

    private ToolSet Build(IReadOnlyList<DeviceTool> ofThings, IReadOnlyList<Tool>[] lists)
    {
        var names = new ToolNames();
        foreach (var tool in ofThings) names.Take(tool.Tool.Name);
        var tools = ofThings.Where(tool => !isOffered(tool.Thing)).Select(tool => tool.Tool).ToList();
        var byName = new Dictionary<string, (IToolSource Source, string Name)>(StringComparer.Ordinal);
        for (var i = 0; i < lists.Length; i++)
        {
            foreach (var tool in lists[i])
            {
                var name = names.Take(tool.Name);
                tools.Add(tool with { Name = name });
                byName[name] = (sources[i], tool.Name);
            }
        }

        var taken = ofThings.Select(tool => tool.Tool.Name).ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < lists.Length; i++)
            foreach (var tool in lists[i])
                if (!taken.Contains(tool.Name)) byName.TryAdd(tool.Name, (sources[i], tool.Name));
        return new ToolSet(ofThings, lists, tools, byName);
    }

    private sealed record ToolSet(
        IReadOnlyList<DeviceTool> OfThings, IReadOnlyList<Tool>[] Lists, IReadOnlyList<Tool> Tools,
        IReadOnlyDictionary<string, (IToolSource Source, string Name)> OfSources);
}
