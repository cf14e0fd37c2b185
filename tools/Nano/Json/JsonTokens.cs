using System.Collections;

namespace nanoFramework.Json;

/// <summary>A piece of parsed JSON.</summary>
public abstract class JsonToken;

/// <summary>A list of tokens.</summary>
public sealed class JsonArray(JsonToken[] values) : JsonToken
{
    public int Length => Items.Length;

    public JsonToken[] Items { get; } = values;
}

/// <summary>One member of an object.</summary>
public sealed class JsonProperty(string name, JsonToken value) : JsonToken
{
    public string Name { get; } = name;

    public JsonToken Value { get; } = value;
}

/// <summary>Members in the arbitrary order of a hash table; a name that comes twice throws.</summary>
public sealed class JsonObject : JsonToken
{
    private readonly Hashtable _members = [];

    public ICollection Members => _members.Values;

    /// <exception cref="ArgumentException">The name is there already.</exception>
    public void Add(string name, JsonToken value) => _members.Add(name, new JsonProperty(name, value));

    public JsonProperty? Get(string name) => (JsonProperty?)_members[name];
}

/// <summary>A string, an int, long, ulong or double, a bool, a DateTime, or null.</summary>
public sealed class JsonValue : JsonToken
{
    public JsonValue(object? value, bool isDateTime = false)
    {
        if (!isDateTime) Value = value;
        else if (JsonDates.TryRecognise((string)value!, out var date)) Value = date;
    }

    public object? Value { get; }
}
