using System.Text.Json.Nodes;
using Server.Devices;

namespace Server.Tools;

/// <summary>A tool and what it stands for: a readable property of a thing, or a method of a thing.</summary>
public sealed record DeviceTool(
    Tool Tool, ThingDescriptor Thing, PropertyDescriptor? Property, MethodDescriptor? Method);

/// <summary>Makes the tools of things: <c>get_{thing}_{property}</c> for each readable property and
/// <c>{thing}_{method}</c> for each method.</summary>
public static class DescriptorTools
{
    /// <summary>The tools in the order of the descriptors. The same descriptors give the same names.</summary>
    public static IReadOnlyList<DeviceTool> Build(IEnumerable<ThingDescriptor> things) => Build(things, new ToolNames());

    /// <summary>The same beside tools that have taken their names already.</summary>
    internal static IReadOnlyList<DeviceTool> Build(IEnumerable<ThingDescriptor> things, ToolNames names)
    {
        var tools = new List<DeviceTool>();
        foreach (var thing in things)
        {
            foreach (var property in thing.Properties.Where(property => property.Readable))
                tools.Add(Query(names.Take($"get_{thing.Name}_{property.Name}"), thing, property));
            foreach (var method in thing.Methods)
                tools.Add(Call(names.Take($"{thing.Name}_{method.Name}"), thing, method));
        }
        return tools;
    }

    private static DeviceTool Query(string name, ThingDescriptor thing, PropertyDescriptor property)
    {
        var description = $"Reads {property.Name} of {thing.Name}. {thing.Description}: {property.Description}";
        if (property.Unit is not null) description += $" (in {property.Unit})";
        return new DeviceTool(new Tool(name, description, ObjectSchema([], [])) { OnlyReads = true, IsIdempotent = true }, thing, property, null);
    }

    private static DeviceTool Call(string name, ThingDescriptor thing, MethodDescriptor method)
    {
        var properties = new JsonObject();
        foreach (var parameter in method.Parameters) properties[parameter.Name] = Schema(parameter);
        var required = method.Parameters.Where(parameter => parameter.Required)
            .Select(parameter => (JsonNode)JsonValue.Create(parameter.Name)).ToArray();
        var description = $"{thing.Description}: {method.Description}";
        var tool = new Tool(name, description, ObjectSchema(properties, required)) { IsIdempotent = SetsState(method.Name) };
        return new DeviceTool(tool, thing, null, method);
    }

    // "set_brightness", "TurnOn", "close"; not "toggle" or "step_up".
    private static bool SetsState(string method)
    {
        var plain = method.Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
        return plain.StartsWith("set", StringComparison.Ordinal)
            || plain is "turnon" or "turnoff" or "switchon" or "switchoff" or "on" or "off" or "open" or "close" or "lock" or "unlock";
    }

    private static JsonObject ObjectSchema(JsonObject properties, JsonNode[] required) => new()
    {
        ["type"] = "object",
        ["properties"] = properties,
        ["required"] = new JsonArray(required),
        ["additionalProperties"] = false,
    };

    private static JsonObject Schema(ParameterDescriptor parameter)
    {
        var schema = new JsonObject
        {
            ["type"] = parameter.Type switch
            {
                ThingValueType.Boolean => "boolean",
                ThingValueType.Number => parameter.Step is 1 ? "integer" : "number",
                _ => "string",
            },
            ["description"] = parameter.Unit is null
                ? parameter.Description
                : $"{parameter.Description} (in {parameter.Unit})",
        };
        if (parameter.Type == ThingValueType.Number && parameter.Min is { } min) schema["minimum"] = min;
        if (parameter.Type == ThingValueType.Number && parameter.Max is { } max) schema["maximum"] = max;
        if (parameter.Enum is { } values)
            schema["enum"] = new JsonArray(values.Select(value => (JsonNode)JsonValue.Create(value)).ToArray());
        if (parameter.Pattern is { } pattern) schema["pattern"] = pattern;
        return schema;
    }
}
