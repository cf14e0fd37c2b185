using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Server.Agents.Confirmation;
using Server.Devices;
using Server.Protocol;
using Server.Tools;

namespace Server.OwnerConsole;

/// <summary>A call of a method that the owner asks for with a click.</summary>
/// <param name="Confirmed">True once the owner was asked whether to do it; what is risky is not done before.</param>
internal sealed record CommandRequest(string Thing, string Method, Dictionary<string, JsonElement>? Arguments, bool Confirmed = false);

/// <summary>What the device reported of a call that worked.</summary>
/// <param name="Message">The sentence of the device's own descriptor, or its words; null when it has neither.</param>
/// <param name="NewState">The properties that were reported with it.</param>
internal sealed record CommandReply(bool Success, string? Message, IReadOnlyDictionary<string, object> NewState);

/// <summary>Calls the things of connected devices and tells what they reported.</summary>
internal sealed class DeviceCommands(IConnectedDevices devices, CallGate gate)
{
    public async Task<IResult> ExecuteAsync(string id, HttpRequest request, CancellationToken cancellationToken)
    {
        if (await ConsoleBody.ReadAsync(request, ConsoleJson.Page.CommandRequest, cancellationToken) is not { Thing: not null, Method: not null } asked)
            return HttpErrors.InvalidRequest("A command is {\"thing\":…,\"method\":…,\"arguments\":{…}}.");
        if (devices.Find(id.ToLowerInvariant()) is not { } device)
            return HttpErrors.Refuse(StatusCodes.Status404NotFound, ErrorCodes.DeviceOffline, "The device is not connected.");
        if (FindMethod(device, asked) is not { } method)
            return HttpErrors.Refuse(StatusCodes.Status404NotFound, ErrorCodes.NotFound, "The device has no such thing or method.");
        if (!TryReadArguments(asked.Arguments, out var arguments))
            return Invalid("an argument is true or false, a number or a text");
        if (ArgumentCheck.Refusal(method, arguments) is { } refusal) return Invalid(refusal);
        var command = new ThingCommand(asked.Thing, asked.Method, arguments);
        if (!asked.Confirmed && gate.Refusal(command, new DeviceToolbox(device)) is { } unconfirmed)
            return HttpErrors.Refuse(StatusCodes.Status409Conflict, ErrorCodes.ConfirmationRequired, unconfirmed);

        var result = await device.ExecuteAsync(command, cancellationToken);
        if (result.Success)
        {
            var message = DeviceToolbox.Response(method, result.NewState, arguments) ?? result.Result;
            return Results.Json(new CommandReply(true, message, result.NewState), ConsoleJson.Page.CommandReply);
        }

        var code = result.ErrorCode ?? ErrorCodes.HardwareError;
        return HttpErrors.Refuse(
            code == ErrorCodes.DeviceOffline ? StatusCodes.Status504GatewayTimeout : StatusCodes.Status502BadGateway,
            code, result.Error ?? method.ResponseFailure ?? "The device reported a failure.");
    }

    private static MethodDescriptor? FindMethod(IConnectedDevice device, CommandRequest asked) =>
        device.Things.FirstOrDefault(thing => thing.Descriptor.Name == asked.Thing)?.Descriptor.Methods
            .FirstOrDefault(method => method.Name == asked.Method);

    private static IResult Invalid(string sentence) =>
        HttpErrors.Refuse(StatusCodes.Status400BadRequest, ErrorCodes.InvalidParameter, $"{char.ToUpperInvariant(sentence[0])}{sentence[1..]}.");

    private static bool TryReadArguments(Dictionary<string, JsonElement>? sent, out IReadOnlyDictionary<string, object> arguments)
    {
        var read = new Dictionary<string, object>(StringComparer.Ordinal);
        arguments = read;
        foreach (var (name, element) in sent ?? [])
        {
            if (!TryReadValue(element, out var value)) return false;
            read[name] = value;
        }

        return true;
    }

    private static bool TryReadValue(JsonElement element, [NotNullWhen(true)] out object? value)
    {
        value = element.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.String => element.GetString(),
            JsonValueKind.Number when element.TryGetDouble(out var number) && double.IsFinite(number) => number,
            _ => null,
        };
        return value is not null;
    }
}
