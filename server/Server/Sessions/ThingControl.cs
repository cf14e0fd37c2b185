using Server.Agents.Confirmation;
using Server.Devices;
using Server.Protocol;
using Server.Tools;

namespace Server.Sessions;

/// <summary>Does what a client asks of a thing by its name, without words: <c>iot</c> with <c>device_id</c> and
/// <c>action</c>. What is risky needs <c>confirmed: true</c> in its <c>data</c>.</summary>
internal sealed class ThingControl(SessionLink link, IThingConnection things)
{
    private const string Status = "status";
    private const string SetConfig = "set_config";
    private static readonly Dictionary<string, object> None = [];

    private readonly DeviceToolbox _toolbox = new(things);

    /// <summary>Carries the action out and answers. The thing's own methods come first: only what is none of them has a
    /// meaning of its own.</summary>
    public async Task RunAsync(IotControlMessage message, CancellationToken cancellationToken)
    {
        if (Find(message.Thing) is not { } thing)
        {
            link.Errors.Report(ErrorCodes.DeviceOffline, "No such thing is connected.");
            return;
        }

        var method = MethodOf(thing, message.Action);
        if (method is not null)
            await CallAsync([(method, ArgumentsFor(method, message))], message, cancellationToken);
        else if (message.Action == Status)
            Answer(message, "");
        else if (message.Action == SetConfig)
            await ConfigureAsync(thing, message, cancellationToken);
        else
            link.Errors.Report(ErrorCodes.InvalidParameter, "The thing has no such action.");
    }

    /// <summary>Each value goes to the method that sets it: <c>brightness</c> to <c>set_brightness</c>, whatever its one
    /// parameter is called; <c>power</c> to <c>turn_on</c> and <c>turn_off</c>. All are found before the first is sent.</summary>
    private async Task ConfigureAsync(Thing thing, IotControlMessage message, CancellationToken cancellationToken)
    {
        var calls = new List<(MethodDescriptor, IReadOnlyDictionary<string, object>)>();
        foreach (var (name, value) in CallGate.Without(message.Arguments))
        {
            if (SetterOf(thing, name, value) is { } call)
            {
                calls.Add(call);
                continue;
            }

            link.Errors.Report(ErrorCodes.InvalidParameter, "The thing has a value in data that cannot be set.");
            return;
        }

        await CallAsync(calls, message, cancellationToken);
    }

    private static (MethodDescriptor, IReadOnlyDictionary<string, object>)? SetterOf(Thing thing, string name, object value)
    {
        if (name == "power" && value is bool on && MethodOf(thing, on ? "turn_on" : "turn_off") is { } turn) return (turn, None);
        return MethodOf(thing, $"set_{name}") is { Parameters: [var parameter, ..] } setter
            ? (setter, new Dictionary<string, object> { [parameter.Name] = value })
            : null;
    }

    private async Task CallAsync(
        IReadOnlyList<(MethodDescriptor Method, IReadOnlyDictionary<string, object> Arguments)> calls,
        IotControlMessage message, CancellationToken cancellationToken)
    {
        foreach (var (method, arguments) in calls)
        {
            if (ArgumentCheck.Refusal(method, arguments) is not { } refusal) continue;
            link.Errors.Report(ErrorCodes.InvalidParameter, refusal + ".");
            return;
        }

        var isConfirmed = CallGate.IsConfirmed(message.Arguments);
        foreach (var (method, arguments) in calls)
        {
            if (isConfirmed || link.Services.Gate.Refusal(new ThingCommand(message.Thing, method.Name, arguments), _toolbox) is not { } refusal) continue;
            link.Errors.Report(ErrorCodes.ConfirmationRequired, refusal);
            return;
        }

        var said = "";
        foreach (var (method, arguments) in calls)
        {
            var result = await things.ExecuteAsync(new ThingCommand(message.Thing, method.Name, arguments), cancellationToken);
            if (!result.Success)
            {
                // A thing that does not answer was reported by who asked it.
                if (result.ErrorCode != ErrorCodes.DeviceOffline)
                    link.Errors.Report(result.ErrorCode ?? ErrorCodes.HardwareError, result.Error ?? "The device reported a failure.");
                return;
            }

            said = result.Result ?? "";
        }

        Answer(message, said);
    }

    private static IReadOnlyDictionary<string, object> ArgumentsFor(MethodDescriptor method, IotControlMessage message) =>
        method.Parameters.Any(parameter => parameter.Name == CallGate.Argument) ? message.Arguments : CallGate.Without(message.Arguments);

    private void Answer(IotControlMessage message, string said) =>
        link.Outbox.Post(new IotReply(
            link.SessionId, message.Thing, message.Action, said, Find(message.Thing)?.State ?? None));

    private Thing? Find(string name) => things.Things.FirstOrDefault(thing => thing.Descriptor.Name == name);

    private static MethodDescriptor? MethodOf(Thing thing, string name) =>
        thing.Descriptor.Methods.FirstOrDefault(method => Plain(method.Name) == Plain(name));

    // Older firmware writes TurnOn where newer writes turn_on.
    private static string Plain(string name) => name.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant();
}
