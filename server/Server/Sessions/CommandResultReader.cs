using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Server.Devices;
using Server.Protocol;

namespace Server.Sessions;

/// <summary>A board's report on one command.</summary>
/// <param name="Thing">The thing's name; null when the board did not repeat it.</param>
internal sealed record CommandReport(string CommandId, string? Thing, CommandResult Result);

/// <summary>Reads one entry of <c>command_results</c>.</summary>
internal static class CommandResultReader
{
    private const int MaxTextLength = 500;

    /// <summary>False with a sentence when a field is missing or of the wrong type.</summary>
    public static bool TryRead(
        JsonElement entry, [NotNullWhen(true)] out CommandReport? report, [NotNullWhen(false)] out string? error)
    {
        report = null;
        error = null;
        if (entry.ValueKind != JsonValueKind.Object)
        {
            error = "must be an object.";
            return false;
        }

        if (TextOf(entry, "command_id") is not { Length: > 0 } id)
        {
            error = "command_id is missing or not a string.";
            return false;
        }

        if (!entry.TryGetProperty("success", out var success) || success.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
        {
            error = "success is missing or not a boolean.";
            return false;
        }

        IReadOnlyDictionary<string, object> state = new Dictionary<string, object>();
        if (entry.TryGetProperty("new_state", out var newState) && newState.ValueKind != JsonValueKind.Null
            && !StateReader.TryReadState(newState, out state, out error))
        {
            return false;
        }

        error = null;
        var ok = success.GetBoolean();
        report = new CommandReport(id, TextOf(entry, "name"), new CommandResult(
            ok,
            TextOf(entry, "result"),
            state,
            ok ? null : TextOf(entry, "error") ?? "The device reported a failure.",
            ok ? null : TextOf(entry, "error_code") ?? ErrorCodes.HardwareError));
        return true;
    }

    /// <summary>A string of bounded length; null when it is missing, of another type or too long.</summary>
    private static string? TextOf(JsonElement entry, string name) =>
        entry.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
        && value.GetString() is { Length: <= MaxTextLength } text
            ? text
            : null;
}
