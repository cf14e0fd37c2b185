using System.Text.Json;
using Server.Tools;

namespace Bench.Understanding;

/// <summary>Reads expected calls. The canonical form and what else is taken are in <c>docs/understanding-bench.md</c>.</summary>
internal static class CallReader
{
    private static readonly string[] ThingFields = ["thing", "device", "device_name", "name"];
    private static readonly string[] MethodFields = ["method", "command", "action"];
    private static readonly string[] ArgumentFields = ["parameters", "arguments", "params"];
    private static readonly string[] Wrappers = ["commands", "calls"];

    /// <summary>The calls in their order, with things under their names in the session; false with a reason when this is
    /// no list of calls. That a thing or a method does not exist is no error here (<see cref="HouseNames.Problem"/>).</summary>
    public static bool TryRead(string json, HouseNames names, out IReadOnlyList<HouseCall> calls, out string error)
    {
        calls = [];
        error = "";
        if (string.IsNullOrWhiteSpace(json)) return true;
        try
        {
            using var document = JsonDocument.Parse(json);
            return TryRead(document.RootElement, names, out calls, out error);
        }
        catch (JsonException exception)
        {
            error = $"the calls are no JSON (at byte {exception.BytePositionInLine + 1})";
            return false;
        }
    }

    private static bool TryRead(JsonElement root, HouseNames names, out IReadOnlyList<HouseCall> calls, out string error)
    {
        var read = new List<HouseCall>();
        calls = read;
        error = "";
        if (root.ValueKind == JsonValueKind.Object)
        {
            foreach (var wrapper in Wrappers)
                if (root.TryGetProperty(wrapper, out var inner) && inner.ValueKind == JsonValueKind.Array)
                    return TryRead(inner, names, out calls, out error);
            if (!TryReadCall(root, names, out var single, out error)) return false;
            read.Add(single);
            return true;
        }
        if (root.ValueKind != JsonValueKind.Array)
        {
            error = "the calls must be a JSON array";
            return false;
        }
        foreach (var entry in root.EnumerateArray())
        {
            if (!TryReadCall(entry, names, out var call, out error))
            {
                error = $"call {read.Count + 1}: {error}";
                return false;
            }
            read.Add(call);
        }
        return true;
    }

    private static bool TryReadCall(JsonElement json, HouseNames names, out HouseCall call, out string error)
    {
        call = null!;
        error = "";
        if (json.ValueKind != JsonValueKind.Object) error = "must be an object";
        else if (ToolArguments.TryRead(Field(json, ArgumentFields), out var arguments, out error))
        {
            double? seconds = null;
            if (Field(json, ["after_seconds"]) is { } after)
            {
                if (after.ValueKind != JsonValueKind.Number) error = "after_seconds must be a number";
                else seconds = after.GetDouble();
            }
            if (error.Length == 0 && Named(json, names, arguments) is { } named) call = seconds is null ? named : named with { AfterSeconds = seconds };
            else if (error.Length == 0) error = "must name a thing with a method or a property, or a tool";
        }
        return error.Length == 0;
    }

    private static HouseCall? Named(JsonElement json, HouseNames names, IReadOnlyDictionary<string, object> arguments)
    {
        var deviceId = Text(json, ["device_id"]);
        var method = Text(json, MethodFields);
        var property = Text(json, ["property"]);
        if (method is null && property is null)
        {
            if (Text(json, ["tool"]) is { } tool) return names.CallOf(tool, arguments, deviceId);
            return Text(json, ["name"]) is { } name && (names.ToolNamed(name) is not null || names.IsOfHouse(name))
                ? names.CallOf(name, arguments, deviceId)
                : null;
        }
        if (Text(json, ThingFields) is not { } thing) return null;
        if (names.Find(thing, deviceId) is { } found) thing = found.Descriptor.Name;
        return new HouseCall(
            method is null ? CallKind.Property : CallKind.Method, deviceId, thing, method ?? property!, method is null ? new Dictionary<string, object>() : arguments);
    }

    private static JsonElement? Field(JsonElement json, string[] fields)
    {
        foreach (var field in fields)
            if (json.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null) return value;
        return null;
    }

    private static string? Text(JsonElement json, string[] fields) =>
        Field(json, fields) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;
}
