using System.Globalization;
using System.Text.Json.Nodes;
using Server.Devices;

namespace Server.Tools;

/// <summary>Holds the arguments of a call against a tool's JSON schema. Looked at are the names, what is required, and of
/// each value <c>type</c>, <c>enum</c>, <c>minimum</c>, <c>maximum</c> and <c>maxLength</c>; whatever else a schema asks
/// for is for its tool to check. Patterns are never run: one can be written that takes for ever.</summary>
public static class SchemaCheck
{
    /// <summary>Null when the arguments fit, else a sentence without its full stop.</summary>
    public static string? Refusal(JsonObject schema, IReadOnlyDictionary<string, object> arguments)
    {
        var properties = schema["properties"] as JsonObject;
        foreach (var (name, value) in arguments)
        {
            if (properties?[name] is JsonObject property)
            {
                if (Refusal(name, property, value) is { } refusal) return refusal;
            }
            else if (schema["additionalProperties"] is JsonValue allowed && allowed.TryGetValue<bool>(out var isAllowed) && !isAllowed)
            {
                return $"{Shortened(name)} is not a parameter";
            }
        }

        foreach (var required in schema["required"] as JsonArray ?? [])
            if (TextOf(required) is { } name && !arguments.ContainsKey(name)) return $"{Shortened(name)} is missing";
        return null;
    }

    private static string? Refusal(string name, JsonObject property, object value)
    {
        if (TextOf(property["type"]) is { } type && WrongType(type, value) is { } wrong) return $"{name} must be {wrong}";
        if (property["enum"] is JsonArray values && value is string word && !values.Any(allowed => TextOf(allowed) == word))
            return $"{name} must be one of {Shortened(string.Join(", ", values.Select(TextOf)))}";
        if (value is string text && Number(property, "maxLength") is { } longest && text.Length > longest)
            return $"{name} is longer than {Plain(longest)} characters";
        if (value is not double number) return null;
        return (Number(property, "minimum"), Number(property, "maximum")) switch
        {
            ({ } min, { } max) when number < min || number > max => $"{name} must be between {Plain(min)} and {Plain(max)}",
            ({ } min, _) when number < min => $"{name} must be at least {Plain(min)}",
            (_, { } max) when number > max => $"{name} must be at most {Plain(max)}",
            _ => null,
        };
    }

    private static string? WrongType(string type, object value) => type switch
    {
        "boolean" => value is bool ? null : "true or false",
        "number" => value is double ? null : "a number",
        "integer" => value is double number && number == Math.Truncate(number) ? null : "a whole number",
        "string" => value is string ? null : "a text",
        "object" => value is JsonObject ? null : "an object",
        "array" => value is JsonArray ? null : "a list",
        _ => null,
    };

    private static double? Number(JsonObject property, string keyword) =>
        property[keyword] is JsonValue value && value.TryGetValue<double>(out var number) ? number
        : property[keyword] is JsonValue whole && whole.TryGetValue<int>(out var integer) ? integer
        : null;

    private static string? TextOf(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    private static string Plain(double number) => number.ToString("0.###", CultureInfo.InvariantCulture);

    private static string Shortened(string text) => text.Length <= DescriptorLimits.TextLength ? text : text[..DescriptorLimits.TextLength];
}
