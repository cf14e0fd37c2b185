using System.Text.Json;
using System.Text.Json.Nodes;
using Server.Devices;

namespace Server.Tools;

/// <summary>Reads the arguments of a tool call from JSON.</summary>
public static class ToolArguments
{
    /// <summary>How many arguments a call may have.</summary>
    public const int MaxCount = 32;

    /// <summary>Characters of the JSON of a list or an object.</summary>
    public const int MaxNodeLength = 16_000;

    private const int MaxTextLength = 4_000;

    /// <summary>Name to <see cref="bool"/>, <see cref="double"/>, <see cref="string"/> or, for lists and objects,
    /// <see cref="JsonNode"/>. An argument that is null counts as left out, and so do arguments that are missing.
    /// False with a sentence when anything is not as it must be.</summary>
    public static bool TryRead(JsonElement? arguments, out IReadOnlyDictionary<string, object> values, out string error)
    {
        values = new Dictionary<string, object>();
        error = "";
        if (arguments is not { } given || given.ValueKind is JsonValueKind.Null or JsonValueKind.Undefined) return true;
        if (given.ValueKind != JsonValueKind.Object)
        {
            error = "arguments must be an object";
            return false;
        }

        return TryRead(given.EnumerateObject().Select(argument => KeyValuePair.Create(argument.Name, argument.Value)), out values, out error);
    }

    /// <summary>The same for an object that is an argument itself: those of a call that another one makes.</summary>
    public static bool TryRead(JsonObject? arguments, out IReadOnlyDictionary<string, object> values, out string error)
    {
        using var json = JsonDocument.Parse(arguments?.ToJsonString() ?? "{}");
        return TryRead(json.RootElement, out values, out error);
    }

    /// <summary>The same for arguments that were taken apart already.</summary>
    public static bool TryRead(
        IEnumerable<KeyValuePair<string, JsonElement>> arguments, out IReadOnlyDictionary<string, object> values, out string error)
    {
        var read = new Dictionary<string, object>(StringComparer.Ordinal);
        values = read;
        error = "";
        foreach (var (name, argument) in arguments)
        {
            if (argument.ValueKind == JsonValueKind.Null) continue;
            if (read.Count == MaxCount) error = $"there are more than {MaxCount} arguments";
            else if (name.Length is 0 or > DescriptorLimits.NameLength) error = "an argument has no usable name";
            else if (ValueOf(argument) is not { } value) error = $"{name} is too long or no number";
            else read[name] = value;
            if (error.Length > 0) return false;
        }
        return true;
    }

    /// <summary>The arguments as a JSON object; a whole number is written without a point.</summary>
    public static JsonObject ToJson(IReadOnlyDictionary<string, object> arguments)
    {
        var json = new JsonObject();
        foreach (var (name, value) in arguments) json[name] = Node(value);
        return json;
    }

    private static object? ValueOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => value.TryGetDouble(out var number) && double.IsFinite(number) ? number : null,
        JsonValueKind.String => value.GetString() is { Length: <= MaxTextLength } text ? text : null,
        JsonValueKind.Object => value.GetRawText().Length <= MaxNodeLength ? JsonObject.Create(value.Clone()) : null,
        JsonValueKind.Array => value.GetRawText().Length <= MaxNodeLength ? JsonArray.Create(value.Clone()) : null,
        _ => null,
    };

    private static JsonNode Node(object value) => value switch
    {
        bool flag => JsonValue.Create(flag),
        double number when number == Math.Truncate(number) && Math.Abs(number) < 1e15 => JsonValue.Create((long)number),
        double number => JsonValue.Create(number),
        JsonNode node => node.DeepClone(),
        _ => JsonValue.Create((string)value),
    };
}
