using System.Text.Json;

namespace Server.Devices;

/// <summary>Reads the <c>descriptors</c> of an <c>iot</c> message. Strict and bounded (<see cref="DescriptorLimits"/>);
/// unknown fields are passed over, and what older firmware leaves out has a default: a property without
/// <c>readable</c> can be read, without <c>writable</c> it cannot be written, a parameter without <c>required</c> is.</summary>
public static class DescriptorReader
{
    /// <summary>False with a sentence for the log and the board when anything is not as it must be.</summary>
    public static bool TryRead(JsonElement descriptors, out IReadOnlyList<ThingDescriptor> things, out string error)
    {
        things = [];
        error = "";
        if (descriptors.ValueKind != JsonValueKind.Array)
            error = "descriptors must be an array";
        else if (descriptors.GetArrayLength() > DescriptorLimits.Things)
            error = $"descriptors has more than {DescriptorLimits.Things} things";
        if (error.Length > 0) return false;

        var fields = new FieldReader();
        var read = new List<ThingDescriptor>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var descriptor in descriptors.EnumerateArray())
        {
            var where = $"descriptors[{read.Count}]";
            var thing = ReadThing(fields, descriptor, where);
            if (!fields.Failed && !names.Add(thing.Name)) fields.Fail(where, $"{thing.Name} is there twice");
            error = fields.Error;
            if (fields.Failed) return false;
            read.Add(thing);
        }
        things = read;
        return true;
    }

    private static ThingDescriptor ReadThing(FieldReader fields, JsonElement thing, string where)
    {
        if (thing.ValueKind != JsonValueKind.Object)
        {
            fields.Fail(where, "must be an object");
            return new ThingDescriptor("", "", [], []);
        }
        var name = fields.Text(thing, "name", where, DescriptorLimits.NameLength) ?? "";
        if (!DescriptorLimits.IsName(name)) fields.Fail(where, "name must be 1 to 64 letters, digits, _ - . or space");
        var properties = fields.Members(thing, "properties", where, DescriptorLimits.Members)
            .Select(property => ReadProperty(fields, property, $"{where}.properties.{property.Name}")).ToList();
        var methods = fields.Members(thing, "methods", where, DescriptorLimits.Members)
            .Select(method => ReadMethod(fields, method, $"{where}.methods.{method.Name}")).ToList();
        return new ThingDescriptor(name, Description(fields, thing, where), properties, methods);
    }

    private static PropertyDescriptor ReadProperty(FieldReader fields, JsonProperty property, string where)
    {
        var type = ReadType(fields, property.Value, where);
        var (min, max, step) = ReadRange(fields, property.Value, where);
        return new PropertyDescriptor(
            property.Name, type, Description(fields, property.Value, where), min, max, step,
            ReadEnum(fields, property.Value, where, type),
            fields.Flag(property.Value, "readable", where, missing: true),
            fields.Flag(property.Value, "writable", where, missing: false),
            ReadUnit(fields, property.Value, where));
    }

    private static MethodDescriptor ReadMethod(FieldReader fields, JsonProperty method, string where)
    {
        var parameters = fields.Members(method.Value, "parameters", where, DescriptorLimits.Parameters)
            .Select(parameter => ReadParameter(fields, parameter, $"{where}.parameters.{parameter.Name}")).ToList();
        return new MethodDescriptor(
            method.Name, Description(fields, method.Value, where), parameters,
            fields.Text(method.Value, "response_success", where, DescriptorLimits.TextLength),
            fields.Text(method.Value, "response_failure", where, DescriptorLimits.TextLength),
            fields.Texts(method.Value, "phrases", where, DescriptorLimits.Phrases, DescriptorLimits.PhraseLength) ?? []);
    }

    private static ParameterDescriptor ReadParameter(FieldReader fields, JsonProperty parameter, string where)
    {
        var type = ReadType(fields, parameter.Value, where);
        var (min, max, step) = ReadRange(fields, parameter.Value, where);
        return new ParameterDescriptor(
            parameter.Name, type, Description(fields, parameter.Value, where), min, max, step,
            ReadEnum(fields, parameter.Value, where, type),
            fields.Text(parameter.Value, "pattern", where, DescriptorLimits.TextLength),
            fields.Flag(parameter.Value, "required", where, missing: true),
            ReadUnit(fields, parameter.Value, where));
    }

    private static string Description(FieldReader fields, JsonElement owner, string where) =>
        fields.Text(owner, "description", where, DescriptorLimits.TextLength) ?? "";

    private static string? ReadUnit(FieldReader fields, JsonElement owner, string where) =>
        fields.Text(owner, "unit", where, DescriptorLimits.NameLength) is { Length: > 0 } unit ? unit : null;

    private static ThingValueType ReadType(FieldReader fields, JsonElement owner, string where)
    {
        switch (fields.Text(owner, "type", where, DescriptorLimits.NameLength))
        {
            case "boolean" or "bool": return ThingValueType.Boolean;
            case "number" or "integer" or "int" or "float" or "double": return ThingValueType.Number;
            case "string": return ThingValueType.String;
            default:
                fields.Fail(where, "type must be boolean, number, integer or string");
                return ThingValueType.String;
        }
    }

    private static (double? Min, double? Max, double? Step) ReadRange(FieldReader fields, JsonElement owner, string where)
    {
        var min = fields.Number(owner, "min", where);
        var max = fields.Number(owner, "max", where);
        var step = fields.Number(owner, "step", where);
        if (min > max) fields.Fail(where, "min is above max");
        if (step <= 0) fields.Fail(where, "step must be above 0");
        // An integer of older firmware has no step and yet knows whole numbers only.
        if (step is null && owner.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String
            && type.GetString() is "integer" or "int")
            step = 1;
        return (min, max, step);
    }

    private static IReadOnlyList<string>? ReadEnum(
        FieldReader fields, JsonElement owner, string where, ThingValueType type)
    {
        if (type != ThingValueType.String) return null;
        var values = fields.Texts(owner, "enum", where, DescriptorLimits.EnumValues, DescriptorLimits.NameLength);
        if (values is null) return null;
        if (values.Distinct(StringComparer.Ordinal).Count() != values.Count) fields.Fail(where, "enum has a value twice");
        if (values.Count == 0) fields.Fail(where, "enum is empty");
        return values;
    }
}
