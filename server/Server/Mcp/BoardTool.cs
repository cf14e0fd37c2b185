using System.Text.Json;
using System.Text.Json.Nodes;
using Server.Devices;
using Server.Tools;

namespace Server.Mcp;

/// <summary>A tool of a device's own MCP server.</summary>
/// <param name="Tool">Under the name that the device gave it, with a schema of known parts only.</param>
/// <param name="Method">What the tool takes, when it takes numbers, booleans and texts only; else null, and it is the
/// device that checks.</param>
internal sealed record BoardTool(Tool Tool, MethodDescriptor? Method)
{
    /// <summary>Characters of a name; it is sent back with each call.</summary>
    public const int MaxNameLength = 128;

    private const int MaxDescriptionLength = 1_000;
    private const int MaxSchemaDepth = 4;

    public string Name => Tool.Name;

    /// <summary>Reads one entry of <c>tools/list</c>; false when it has no usable name, or is for people only.</summary>
    public static bool TryRead(JsonElement entry, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out BoardTool? tool)
    {
        tool = null;
        if (entry.ValueKind != JsonValueKind.Object || TextOf(entry, "name") is not { Length: > 0 and <= MaxNameLength } name
            || name.Any(char.IsControl) || !name.Any(char.IsLetterOrDigit) || IsForPeopleOnly(entry))
            return false;
        var description = PlainText.Of(TextOf(entry, "description") ?? "", MaxDescriptionLength);
        var schema = entry.TryGetProperty("inputSchema", out var given) && given.ValueKind == JsonValueKind.Object
            ? Copy(given, MaxSchemaDepth)
            : [];
        schema["type"] = "object";
        if (schema["properties"] is not JsonObject) schema["properties"] = new JsonObject();
        tool = new BoardTool(
            new Tool(name, description, schema) { OnlyReads = ToolNaming.OnlyReads(name) },
            ParametersOf(schema) is { } parameters ? new MethodDescriptor(name, description, parameters, null, null, []) : null);
        return true;
    }

    /// <summary>Stock firmware marks what a model must not use: <c>annotations.audience</c> is <c>["user"]</c>.</summary>
    private static bool IsForPeopleOnly(JsonElement entry) =>
        entry.TryGetProperty("annotations", out var annotations) && annotations.ValueKind == JsonValueKind.Object
        && annotations.TryGetProperty("audience", out var audience) && audience.ValueKind == JsonValueKind.Array
        && audience.GetArrayLength() > 0
        && audience.EnumerateArray().All(who => who.ValueKind == JsonValueKind.String && who.ValueEquals("user"));

    /// <summary>The parts of a JSON schema that matter to a model, within bounds.</summary>
    private static JsonObject Copy(JsonElement schema, int depth)
    {
        var copy = new JsonObject();
        if (TextOf(schema, "type") is "string" or "integer" or "number" or "boolean" or "object" or "array")
            copy["type"] = TextOf(schema, "type");
        if (TextOf(schema, "description") is { Length: > 0 } description)
            copy["description"] = PlainText.Of(description, DescriptorLimits.TextLength);
        foreach (var bound in (string[])["minimum", "maximum", "default"])
            if (schema.TryGetProperty(bound, out var value) && Scalar(value) is { } scalar) copy[bound] = scalar;
        if (schema.TryGetProperty("enum", out var values) && values.ValueKind == JsonValueKind.Array)
            copy["enum"] = new JsonArray([.. values.EnumerateArray().Take(DescriptorLimits.EnumValues).Select(Scalar).OfType<JsonNode>()]);
        if (depth == 0) return copy;
        if (schema.TryGetProperty("properties", out var properties) && properties.ValueKind == JsonValueKind.Object)
        {
            var copies = new JsonObject();
            foreach (var property in properties.EnumerateObject())
                if (copies.Count < DescriptorLimits.Parameters && property.Value.ValueKind == JsonValueKind.Object
                    && property.Name.Length is > 0 and <= DescriptorLimits.NameLength)
                    copies[property.Name] = Copy(property.Value, depth - 1);
            copy["properties"] = copies;
        }
        if (schema.TryGetProperty("items", out var items) && items.ValueKind == JsonValueKind.Object)
            copy["items"] = Copy(items, depth - 1);
        if (schema.TryGetProperty("required", out var required) && required.ValueKind == JsonValueKind.Array)
            copy["required"] = new JsonArray([.. required.EnumerateArray().Take(DescriptorLimits.Parameters)
                .Where(name => name.ValueKind == JsonValueKind.String && copy["properties"] is JsonObject known && known.ContainsKey(name.GetString()!))
                .Select(name => (JsonNode)JsonValue.Create(name.GetString()!))]);
        return copy;
    }

    private static JsonNode? Scalar(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => JsonValue.Create(true),
        JsonValueKind.False => JsonValue.Create(false),
        JsonValueKind.Number when value.TryGetInt64(out var whole) => JsonValue.Create(whole),
        JsonValueKind.Number when value.TryGetDouble(out var number) && double.IsFinite(number) => JsonValue.Create(number),
        JsonValueKind.String when value.GetString() is { Length: <= DescriptorLimits.NameLength } text => JsonValue.Create(text),
        _ => null,
    };

    private static List<ParameterDescriptor>? ParametersOf(JsonObject schema)
    {
        var required = (schema["required"] as JsonArray)?.Select(name => name!.GetValue<string>()).ToHashSet(StringComparer.Ordinal) ?? [];
        var parameters = new List<ParameterDescriptor>();
        foreach (var (name, node) in schema["properties"]!.AsObject())
        {
            if (!DescriptorLimits.IsName(name) || Parameter(name, node!.AsObject(), required.Contains(name)) is not { } parameter) return null;
            parameters.Add(parameter);
        }
        return parameters;
    }

    private static ParameterDescriptor? Parameter(string name, JsonObject schema, bool isRequired)
    {
        var type = (schema["type"] as JsonValue)?.GetValue<string>();
        if (type is not ("boolean" or "integer" or "number" or "string")) return null;
        var (min, max) = (Number(schema["minimum"]), Number(schema["maximum"]));
        if (min > max) (min, max) = (null, null);
        var texts = (schema["enum"] as JsonArray)?.Select(value => (value as JsonValue)?.TryGetValue<string>(out var text) == true ? text : null)
            .OfType<string>().Where(text => text.Length > 0).Distinct(StringComparer.Ordinal).ToArray();
        return new ParameterDescriptor(
            name,
            type switch { "boolean" => ThingValueType.Boolean, "string" => ThingValueType.String, _ => ThingValueType.Number },
            (schema["description"] as JsonValue)?.GetValue<string>() ?? "", min, max, type == "integer" ? 1 : null,
            type == "string" && texts is { Length: > 0 } ? texts : null, null, isRequired, null);
    }

    private static double? Number(JsonNode? node) => node is not JsonValue value ? null
        : value.TryGetValue<long>(out var whole) ? whole
        : value.TryGetValue<double>(out var number) ? number
        : null;

    private static string? TextOf(JsonElement owner, string name) =>
        owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
