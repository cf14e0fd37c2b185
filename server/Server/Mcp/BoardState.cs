using Server.Devices;

namespace Server.Mcp;

/// <summary>The tools of one device, the things made of them and how these are. Safe for concurrent use.</summary>
internal sealed class BoardState(string deviceId)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, IReadOnlyDictionary<string, object>> _states = new(StringComparer.Ordinal);
    private IReadOnlyList<BoardTool> _tools = [];
    private BoardThings _made = BoardThings.None;
    private IReadOnlyList<Thing> _things = [];

    public IReadOnlyList<BoardTool> Tools => Volatile.Read(ref _tools);

    /// <summary>The same object until tools come or go, or a property is told of for the first time.</summary>
    public BoardThings Made => Volatile.Read(ref _made);

    public IReadOnlyList<Thing> Things => Volatile.Read(ref _things);

    public void TakeTools(IReadOnlyList<BoardTool> tools)
    {
        lock (_lock)
        {
            Volatile.Write(ref _tools, tools);
            _states.Clear();
            Rebuild();
        }
    }

    /// <summary>Takes what a source told.</summary>
    /// <returns>The things whose state is another now, with all that is known of them.</returns>
    public IReadOnlyList<(string Thing, IReadOnlyDictionary<string, object> State)> TakeStates(
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, object>> told)
    {
        var changed = new List<(string, IReadOnlyDictionary<string, object>)>();
        lock (_lock)
        {
            var isNew = false;
            foreach (var (thing, state) in told)
            {
                if (thing != ToolNaming.Device && !_made.Descriptors.Any(descriptor => descriptor.Name == thing)) continue;
                isNew |= Merge(thing, state, changed);
            }

            if (isNew) Rebuild();
            else if (changed.Count > 0) Publish();
        }

        return changed;
    }

    /// <summary>A device took a new value of a property that it is known to have.</summary>
    public void Confirm(string thing, string property, object value)
    {
        lock (_lock)
        {
            if (_states.GetValueOrDefault(thing)?.GetValueOrDefault(property)?.GetType() != value.GetType()) return;
            _states[thing] = new Dictionary<string, object>(_states[thing], StringComparer.Ordinal) { [property] = value };
            Publish();
        }
    }

    public IReadOnlyDictionary<string, object> Of(string thing)
    {
        lock (_lock) return _states.GetValueOrDefault(thing) ?? new Dictionary<string, object>();
    }

    /// <summary>The tools that tell of a thing: its own, else the status of the device where that names it.</summary>
    public IReadOnlyList<StateSource> SourcesOf(string thing)
    {
        lock (_lock)
        {
            var own = _made.Sources.Where(source => source.Thing == thing).ToArray();
            return own.Length > 0 || !_states.ContainsKey(thing) ? own : [.. _made.Sources.Where(source => source.Thing is null)];
        }
    }

    /// <summary>True when a property is there for the first time, or of another type than before.</summary>
    private bool Merge(
        string thing, IReadOnlyDictionary<string, object> state, List<(string, IReadOnlyDictionary<string, object>)> changed)
    {
        var known = _states.GetValueOrDefault(thing);
        var merged = known is null
            ? new Dictionary<string, object>(StringComparer.Ordinal)
            : new Dictionary<string, object>(known, StringComparer.Ordinal);
        var isNew = false;
        var isOther = false;
        foreach (var (property, value) in state)
        {
            var before = merged.GetValueOrDefault(property);
            if (Equals(before, value) || (before is null && merged.Count >= DescriptorLimits.Members)) continue;
            isNew |= before?.GetType() != value.GetType();
            isOther = true;
            merged[property] = value;
        }

        if (!isOther) return false;
        _states[thing] = merged;
        changed.Add((thing, merged));
        return isNew;
    }

    private void Rebuild()
    {
        Volatile.Write(ref _made, BoardThings.Of(_tools, _states));
        Publish();
    }

    private void Publish() => Volatile.Write(ref _things,
        [.. _made.Descriptors.Select(descriptor => new Thing(
            deviceId, descriptor, _states.GetValueOrDefault(descriptor.Name) ?? new Dictionary<string, object>()))]);
}
