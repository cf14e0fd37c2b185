using System.Text.Json;
using System.Text.Json.Nodes;

namespace Server.Protocol;

/// <summary>The fields of one JSON object; the first thing wrong with them is kept as the error.</summary>
internal sealed class MessageFields
{
    /// <summary>The most arguments that an action may have.</summary>
    public const int MaxArguments = 32;

    /// <summary>Characters of a list or an object among them.</summary>
    private const int MaxNodeLength = 16_000;

    private readonly JsonElement _object;

    public MessageFields(JsonElement element)
    {
        _object = element;
        if (element.ValueKind != JsonValueKind.Object) Fail("A message is a JSON object.");
    }

    public ProtocolError? Error { get; private set; }

    public void Fail(string message) => Fail(ErrorCodes.InvalidMessage, message);

    public void Fail(string code, string message) => Error ??= new ProtocolError(code, message);

    /// <summary>Takes over the error of a nested object.</summary>
    public void Take(MessageFields nested) => Error ??= nested.Error;

    public bool Has(string name) =>
        _object.ValueKind == JsonValueKind.Object
        && _object.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null;

    /// <summary>True when the field is a string with this value; whatever else is there is not looked at.</summary>
    public bool Is(string name, string value) =>
        _object.ValueKind == JsonValueKind.Object
        && _object.TryGetProperty(name, out var element)
        && element.ValueKind == JsonValueKind.String && element.ValueEquals(value);

    public string? RequiredString(string name, int maxLength)
    {
        var value = OptionalString(name, maxLength);
        if (value is null) Fail($"{name} is missing or not a string.");
        return value;
    }

    public string? OptionalString(string name, int maxLength)
    {
        if (!TryFind(name, JsonValueKind.String, out var element)) return null;
        var value = element.GetString();
        if (value is null || value.Length <= maxLength) return value;
        Fail($"{name} is longer than {maxLength} characters.");
        return null;
    }

    public int? OptionalInteger(string name, int min, int max)
    {
        if (!TryFind(name, JsonValueKind.Number, out var element)) return null;
        if (element.TryGetInt32(out var value) && value >= min && value <= max) return value;
        Fail($"{name} must be a whole number from {min} to {max}.");
        return null;
    }

    /// <summary>True only for <c>true</c>: whatever else is there claims nothing.</summary>
    public bool IsTrue(string name) =>
        _object.ValueKind == JsonValueKind.Object
        && _object.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.True;

    public MessageFields? OptionalObject(string name) =>
        TryFind(name, JsonValueKind.Object, out var element) ? new MessageFields(element) : null;

    /// <summary>A copy that outlives the message.</summary>
    public JsonElement? RequiredObject(string name)
    {
        if (TryFind(name, JsonValueKind.Object, out var element)) return element.Clone();
        Fail($"{name} is missing or not an object.");
        return null;
    }

    /// <summary>A copy that outlives the message.</summary>
    public JsonElement? OptionalArray(string name) =>
        TryFind(name, JsonValueKind.Array, out var element) ? element.Clone() : null;

    /// <summary>A copy of the id of a JSON-RPC request: a number or a string; null when there is none.</summary>
    public JsonElement? OptionalId(string name) =>
        Has(name) && _object.GetProperty(name) is { ValueKind: JsonValueKind.Number or JsonValueKind.String } id
        && id.GetRawText().Length <= 128
            ? id.Clone()
            : null;

    /// <summary>The values of an object, <see cref="bool"/>, <see cref="double"/> or <see cref="string"/>; null among
    /// them counts as missing. Empty when the object is missing.</summary>
    /// <param name="nodes">Lists and objects may be among them, too, as <see cref="JsonNode"/>.</param>
    public IReadOnlyDictionary<string, object> OptionalArguments(string name, bool nodes = false)
    {
        var values = new Dictionary<string, object>(StringComparer.Ordinal);
        if (!TryFind(name, JsonValueKind.Object, out var arguments)) return values;
        foreach (var argument in arguments.EnumerateObject())
        {
            if (argument.Value.ValueKind == JsonValueKind.Null) continue;
            if (values.Count == MaxArguments) Fail($"{name} has more than {MaxArguments} entries.");
            else if ((ValueOf(argument.Value) ?? (nodes ? NodeOf(argument.Value) : null)) is not { } value)
                Fail(ErrorCodes.InvalidParameter, $"{name} may hold numbers, booleans and strings{(nodes ? ", lists and objects within bounds" : "")}.");
            else values[argument.Name] = value;
            if (Error is not null) break;
        }

        return values;
    }

    /// <summary>The string itself as it stands in the message, for what is too long to be copied.</summary>
    public JsonElement? OptionalStringElement(string name) =>
        TryFind(name, JsonValueKind.String, out var element) ? element : null;

    private static object? ValueOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number when element.TryGetDouble(out var number) && double.IsFinite(number) => number,
        _ => null,
    };

    private static JsonNode? NodeOf(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object when element.GetRawText().Length <= MaxNodeLength => JsonObject.Create(element.Clone()),
        JsonValueKind.Array when element.GetRawText().Length <= MaxNodeLength => JsonArray.Create(element.Clone()),
        _ => null,
    };

    /// <summary>False when the field is missing or null, and, with an error, when it is of another kind.</summary>
    private bool TryFind(string name, JsonValueKind kind, out JsonElement element)
    {
        element = default;
        if (_object.ValueKind != JsonValueKind.Object || !_object.TryGetProperty(name, out element)) return false;
        if (element.ValueKind == kind) return true;
        if (element.ValueKind != JsonValueKind.Null) Fail($"{name} must be of type {kind}.");
        return false;
    }
}
