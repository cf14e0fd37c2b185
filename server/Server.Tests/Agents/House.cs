using System.Collections.Concurrent;
using System.Text.Json;
using Server.Devices;

namespace Server.Tests.Agents;

/// <summary>A board with things attached, which obeys commands the way firmware does: it keeps state, reports it, and
/// records what it was told.</summary>
internal sealed class House : IThingConnection
{
    // The same text is the same descriptor, as it is for a board that stays connected: the agent builds one model of it.
    private static readonly ConcurrentDictionary<string, ThingDescriptor> Known = new(StringComparer.Ordinal);

    private readonly List<ThingDescriptor> _descriptors = [];
    private readonly Dictionary<string, Dictionary<string, object>> _states = new(StringComparer.Ordinal);

    public House(params string[] descriptors)
    {
        foreach (var descriptor in descriptors) Attach(descriptor);
    }

    /// <summary>What was executed, e.g. <c>lamp.set_brightness(value=50)</c>.</summary>
    public List<string> Executed { get; } = [];

    /// <summary>Answers instead of the house when it is set and gives a result.</summary>
    public Func<ThingCommand, CommandResult?> Refusing { get; set; } = _ => null;

    public IReadOnlyList<Thing> Things =>
        [.. _descriptors.Select(descriptor => new Thing("board", descriptor, _states[descriptor.Name]))];

    public void Attach(string descriptor)
    {
        var thing = Known.GetOrAdd(descriptor, Read);
        _descriptors.Add(thing);
        _states[thing.Name] = [];
    }

    private static ThingDescriptor Read(string descriptor)
    {
        using var json = JsonDocument.Parse($"[{descriptor}]");
        Assert.IsTrue(DescriptorReader.TryRead(json.RootElement, out var things, out var error), error);
        return things[0];
    }

    public House With(string thing, string property, object value)
    {
        _states[thing][property] = value;
        return this;
    }

    public ValueTask<CommandResult> ExecuteAsync(ThingCommand command, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Executed.Add(Written(command));
        if (Refusing(command) is { } refusal) return ValueTask.FromResult(refusal);
        var state = _states[command.Thing];
        var properties = _descriptors.Single(thing => thing.Name == command.Thing).Properties;
        if (command.Method is "turn_on" or "TurnOn" or "turn_off" or "TurnOff")
            foreach (var power in properties.Where(property => property.Name == "power"))
                state["power"] = command.Method is "turn_on" or "TurnOn";
        foreach (var property in properties)
            if (string.Equals(command.Method.Replace("_", ""), "set" + property.Name.Replace("_", ""), StringComparison.OrdinalIgnoreCase))
                state[property.Name] = command.Arguments.Values.First();
        if (command.Method == "get_reading")
            foreach (var property in properties) state[property.Name] = property.Name == "temperature" ? 21.5 : 40.0;
        return ValueTask.FromResult(new CommandResult(true, null, new Dictionary<string, object>(state), null, null));
    }

    public static string Written(ThingCommand command) =>
        $"{command.Thing}.{command.Method}({string.Join(", ", command.Arguments.OrderBy(argument => argument.Key, StringComparer.Ordinal).Select(argument =>
            FormattableString.Invariant($"{argument.Key}={argument.Value}")))})";
}
