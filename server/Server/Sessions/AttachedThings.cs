using System.Text.Json;
using Server.Devices;
using Server.Protocol;

namespace Server.Sessions;

/// <summary>What is attached to one connected board: told by its <c>iot</c> messages, commanded through them. The
/// receive loop writes, turns read and command; safe for both.</summary>
internal sealed class AttachedThings(SessionLink link) : IThingConnection
{
    private readonly Lock _lock = new();
    private readonly List<Thing> _things = [];
    private readonly Dictionary<string, PendingCommand> _pending = [];
    private IReadOnlyList<Thing> _snapshot = [];
    private bool _reportsResults;
    private bool _disconnected;

    private sealed record PendingCommand(string Thing, TaskCompletionSource<CommandResult> Result);

    public IReadOnlyList<Thing> Things => Volatile.Read(ref _snapshot);

    /// <summary>Takes what the board tells. Null, or why it was refused; a refused part changes nothing.</summary>
    public ProtocolError? Take(IotMessage message)
    {
        string? error = null;
        if (message.Descriptors is { } descriptors) error ??= TakeDescriptors(descriptors);
        if (message.States is { } states) error ??= TakeStates(states);
        if (message.CommandResults is { } results) error ??= TakeResults(results);
        return error is null ? null : new ProtocolError(ErrorCodes.InvalidMessage, error);
    }

    public async ValueTask<CommandResult> ExecuteAsync(ThingCommand command, CancellationToken cancellationToken)
    {
        var time = link.Services.Time;
        var sent = time.GetTimestamp();
        var result = await SendAsync(command, cancellationToken);
        link.Journal.Commanded(command, result, time.GetElapsedTime(sent));
        if (result.ErrorCode == ErrorCodes.DeviceOffline)
            link.Errors.ReportFor(new ProtocolError(ErrorCodes.DeviceOffline, result.Error!), cancellationToken);
        return result;
    }

    /// <summary>The link is gone: commands that wait end as offline.</summary>
    public void Disconnect()
    {
        lock (_lock)
        {
            _disconnected = true;
            foreach (var pending in _pending.Values) pending.Result.TrySetResult(Offline(pending.Thing));
        }
    }

    private async ValueTask<CommandResult> SendAsync(ThingCommand command, CancellationToken cancellationToken)
    {
        // Never the same twice, not even on another link: a board answers an id that it knows without doing anything.
        var id = $"cmd-{Guid.NewGuid():N}";
        var pending = new PendingCommand(
            command.Thing, new TaskCompletionSource<CommandResult>(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_lock)
        {
            if (_disconnected) return Offline(command.Thing);
            _pending.Add(id, pending);
        }

        try
        {
            link.Outbox.Post(
                new IotCommandsMessage([new IotCommand(command.Thing, command.Method, command.Arguments, id)]), cancellationToken);
            return await pending.Result.Task.WaitAsync(link.Options.CommandTimeout, link.Services.Time, cancellationToken);
        }
        catch (TimeoutException)
        {
            return Offline(command.Thing);
        }
        finally
        {
            lock (_lock) _pending.Remove(id);
        }
    }

    private string? TakeDescriptors(JsonElement descriptors)
    {
        if (!DescriptorReader.TryRead(descriptors, out var read, out var error)) return error;
        lock (_lock)
        {
            var added = read.Count(descriptor => _things.TrueForAll(thing => thing.Descriptor.Name != descriptor.Name));
            if (_things.Count + added > DescriptorLimits.Things) return $"A board has at most {DescriptorLimits.Things} things.";
            foreach (var descriptor in read)
            {
                var index = _things.FindIndex(thing => thing.Descriptor.Name == descriptor.Name);
                if (index < 0) _things.Add(new Thing(link.DeviceId, descriptor, new Dictionary<string, object>()));
                else _things[index] = _things[index] with { Descriptor = descriptor };
            }

            Publish();
        }

        link.Journal.Described([.. Things.Select(thing => thing.Descriptor)]);
        return null;
    }

    private string? TakeStates(JsonElement states)
    {
        if (!StateReader.TryRead(states, out var byThing, out var error)) return error;
        lock (_lock)
        {
            foreach (var (name, state) in byThing)
            {
                Merge(name, state);
                if (!_reportsResults) CompleteByState(name);
            }

            Publish();
        }

        return null;
    }

    private string? TakeResults(JsonElement results)
    {
        if (results.GetArrayLength() > DescriptorLimits.Things) return "Too many command results.";
        var reports = new List<CommandReport>();
        foreach (var entry in results.EnumerateArray())
        {
            if (!CommandResultReader.TryRead(entry, out var report, out var error))
                return $"command_results[{reports.Count}]: {error}";
            reports.Add(report);
        }

        lock (_lock)
        {
            _reportsResults = true;
            foreach (var report in reports)
            {
                // A report that nobody waits for any more still tells how the hardware is.
                _pending.TryGetValue(report.CommandId, out var pending);
                if ((pending?.Thing ?? report.Thing) is { } thing) Merge(thing, report.Result.NewState);
                pending?.Result.TrySetResult(report.Result);
            }

            Publish();
        }

        return null;
    }

    /// <summary>Stock firmware sends no results: the next state of the thing says that a command was carried out.</summary>
    private void CompleteByState(string name)
    {
        foreach (var pending in _pending.Values)
        {
            if (pending.Thing != name) continue;
            var state = _things.Find(thing => thing.Descriptor.Name == name)?.State ?? new Dictionary<string, object>();
            pending.Result.TrySetResult(new CommandResult(true, null, state, null, null));
        }
    }

    private void Merge(string name, IReadOnlyDictionary<string, object> state)
    {
        var index = _things.FindIndex(thing => thing.Descriptor.Name == name);
        if (index < 0) return;
        var known = _things[index].Descriptor.Properties;
        var merged = new Dictionary<string, object>(_things[index].State);
        foreach (var (property, value) in state)
        {
            if (known.Any(descriptor => descriptor.Name == property)) merged[property] = value;
        }

        _things[index] = _things[index] with { State = merged };
        if (state.Count > 0) link.Journal.Reported(name, merged);
    }

    private void Publish() => Volatile.Write(ref _snapshot, _things.ToArray());

    private static CommandResult Offline(string thing) =>
        new(false, null, new Dictionary<string, object>(), $"{thing} is offline or does not answer.", ErrorCodes.DeviceOffline);
}
