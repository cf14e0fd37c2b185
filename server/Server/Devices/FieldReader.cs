using System.Text.Json;

namespace Server.Devices;

/// <summary>Reads the fields of one JSON object and says where the first one is that is not as it must be.
/// After an error every read answers a default, so that a reader need look at <see cref="Error"/> only once.</summary>
internal sealed class FieldReader
{
    /// <summary>Where and what, e.g. <c>descriptors[0].properties.speed: min is above max</c>; empty when all is well.</summary>
    public string Error { get; private set; } = "";

    public bool Failed => Error.Length > 0;

    /// <summary>Keeps the first error.</summary>
    public void Fail(string where, string what)
    {
        if (!Failed) Error = $"{where}: {what}";
    }

    /// <summary>A text of at most <paramref name="maxLength"/> characters without control characters; null when missing.</summary>
    public string? Text(JsonElement owner, string field, string where, int maxLength)
    {
        if (!TryGet(owner, field, out var value)) return null;
        if (value.ValueKind != JsonValueKind.String) return Wrong(where, field, "must be a string");
        var text = value.GetString()!;
        if (text.Length > maxLength) return Wrong(where, field, $"is longer than {maxLength} characters");
        return text.Any(char.IsControl) ? Wrong(where, field, "has control characters") : text;
    }

    /// <summary>A finite number; null when missing.</summary>
    public double? Number(JsonElement owner, string field, string where)
    {
        if (!TryGet(owner, field, out var value)) return null;
        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number))
            return number;
        Fail(where, $"{field} must be a number");
        return null;
    }

    /// <summary>A boolean, or <paramref name="missing"/> when there is none.</summary>
    public bool Flag(JsonElement owner, string field, string where, bool missing)
    {
        if (!TryGet(owner, field, out var value)) return missing;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False) return value.GetBoolean();
        Fail(where, $"{field} must be true or false");
        return missing;
    }

    /// <summary>A list of texts, none empty; null when missing.</summary>
    public IReadOnlyList<string>? Texts(JsonElement owner, string field, string where, int maxCount, int maxLength)
    {
        if (!TryGet(owner, field, out var list)) return null;
        if (list.ValueKind != JsonValueKind.Array)
        {
            Fail(where, $"{field} must be an array");
            return null;
        }
        if (list.GetArrayLength() > maxCount)
        {
            Fail(where, $"{field} has more than {maxCount} entries");
            return null;
        }
        var texts = new List<string>(list.GetArrayLength());
        foreach (var entry in list.EnumerateArray())
        {
            if (entry.ValueKind != JsonValueKind.String || entry.GetString() is not { Length: > 0 } text
                || text.Length > maxLength || text.Any(char.IsControl))
                Fail(where, $"{field} must hold texts of 1 to {maxLength} characters");
            else
                texts.Add(text);
        }
        return texts;
    }

    /// <summary>The named members of an object field, e.g. <c>properties</c>; none when missing.</summary>
    public IEnumerable<JsonProperty> Members(JsonElement owner, string field, string where, int maxCount)
    {
        if (!TryGet(owner, field, out var members)) yield break;
        if (members.ValueKind != JsonValueKind.Object)
        {
            Fail(where, $"{field} must be an object");
            yield break;
        }
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in members.EnumerateObject())
        {
            if (names.Count == maxCount) Fail(where, $"{field} has more than {maxCount} entries");
            else if (!DescriptorLimits.IsName(member.Name)) Fail(where, $"{field} has an entry that is no name");
            else if (!names.Add(member.Name)) Fail(where, $"{field} has {member.Name} twice");
            else if (member.Value.ValueKind != JsonValueKind.Object)
                Fail(where, $"{field}.{member.Name} must be an object");
            if (Failed) yield break;
            yield return member;
        }
    }

    private static bool TryGet(JsonElement owner, string field, out JsonElement value) =>
        owner.TryGetProperty(field, out value) && value.ValueKind != JsonValueKind.Null;

    private string? Wrong(string where, string field, string what)
    {
        Fail(where, $"{field} {what}");
        return null;
    }
}
