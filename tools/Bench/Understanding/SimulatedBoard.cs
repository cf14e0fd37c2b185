using System.Text.Json;
using Server.Devices;

namespace Bench.Understanding;

/// <summary>A connected board that keeps the state of its things, obeys at once and reports.</summary>
internal sealed class SimulatedBoard(BoardDescription description) : IConnectedDevice
{
    private IReadOnlyList<Thing> _things = [];

    /// <inheritdoc/>
    public string DeviceId => description.DeviceId;

    /// <inheritdoc/>
    public string SessionId => description.DeviceId;

    /// <inheritdoc/>
    public IReadOnlyList<Thing> Things => _things;

    /// <summary>All things as the file describes them.</summary>
    public void Reset() => _things =
        [.. description.Things.Select(thing => new Thing(
            description.DeviceId, thing,
            new Dictionary<string, object>(description.States.GetValueOrDefault(thing.Name, new Dictionary<string, object>()))))];

    /// <inheritdoc/>
    public ValueTask<CommandResult> ExecuteAsync(ThingCommand command, CancellationToken cancellationToken)
    {
        var thing = _things.First(thing => thing.Descriptor.Name == command.Thing);
        var state = (Dictionary<string, object>)thing.State;
        SimulatedMethods.Apply(thing.Descriptor, command.Method, command.Arguments, state);
        return ValueTask.FromResult(new CommandResult(true, null, new Dictionary<string, object>(state), null, null));
    }

    /// <inheritdoc/>
    public void Alert(string status, string message, string emotion) { }

    /// <inheritdoc/>
    public Task<Announced> AnnounceAsync(string headline, string sentence, string emotion, CancellationToken cancellationToken) =>
        Task.FromResult(Announced.Heard);

    /// <inheritdoc/>
    public bool ReachesHouse => true;

    /// <inheritdoc/>
    public void Reboot() { }

    /// <inheritdoc/>
    public void SendCustom(JsonElement payload) { }

    /// <inheritdoc/>
    public void Abort() { }
}
