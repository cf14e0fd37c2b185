using System.Text.Json;

namespace Server.Devices;

/// <summary>Reads the <c>states</c> of an <c>iot</c> message, and the <c>new_state</c> of a command result.</summary>
public static class StateReader
{
    /// <summary>Thing name to its reported properties. False with a sentence when anything is not as it must be.</summary>
    public static bool TryRead(
        JsonElement states,
        out IReadOnlyDictionary<string, IReadOnlyDictionary<string, object>> byThing,
        out string error)
    {
        var read = new Dictionary<string, IReadOnlyDictionary<string, object>>(StringComparer.Ordinal);
        byThing = read;
        error = "";
        if (states.ValueKind != JsonValueKind.Array) error = "states must be an array";
        else if (states.GetArrayLength() > DescriptorLimits.Things)
            error = $"states has more than {DescriptorLimits.Things} things";
        if (error.Length > 0) return false;

        var fields = new FieldReader();
        foreach (var entry in states.EnumerateArray())
        {
            var where = $"states[{read.Count}]";
            if (entry.ValueKind != JsonValueKind.Object) fields.Fail(where, "must be an object");
            var name = fields.Failed ? "" : fields.Text(entry, "name", where, DescriptorLimits.NameLength) ?? "";
            if (!DescriptorLimits.IsName(name)) fields.Fail(where, "name must be 1 to 64 letters, digits, _ - . or space");
            error = fields.Error;
            if (fields.Failed) return false;
            if (!entry.TryGetProperty("state", out var state))
            {
                error = $"{where}: state is missing";
                return false;
            }
            if (!TryReadState(state, out var values, out var reason))
            {
                error = $"{where}: {reason}";
                return false;
            }
            read[name] = values;
        }
        return true;
    }

    /// <summary>Property name to <see cref="bool"/>, <see cref="double"/> or <see cref="string"/>. A null value is left
    /// out: the board does not know it.</summary>
    public static bool TryReadState(JsonElement state, out IReadOnlyDictionary<string, object> values, out string error)
    {
        var read = new Dictionary<string, object>(StringComparer.Ordinal);
        values = read;
        error = "";
        if (state.ValueKind != JsonValueKind.Object)
        {
            error = "state must be an object";
            return false;
        }
        foreach (var property in state.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Null) continue;
            if (!DescriptorLimits.IsName(property.Name)) error = "state has an entry that is no name";
            else if (read.Count == DescriptorLimits.Members) error = $"state has more than {DescriptorLimits.Members} entries";
            else if (!TryReadValue(property.Value, out var value))
                error = $"state.{property.Name} must be a number, a boolean or a string of at most {DescriptorLimits.TextLength} characters";
            else read[property.Name] = value;
            if (error.Length > 0) return false;
        }
        return true;
    }

    private static bool TryReadValue(JsonElement element, out object value)
    {
        value = "";
        switch (element.ValueKind)
        {
            case JsonValueKind.True: value = true; return true;
            case JsonValueKind.False: value = false; return true;
            case JsonValueKind.String:
                value = element.GetString()!;
                return ((string)value).Length <= DescriptorLimits.TextLength;
            case JsonValueKind.Number:
                if (!element.TryGetDouble(out var number) || !double.IsFinite(number)) return false;
                value = number;
                return true;
            default: return false;
        }
    }
}
