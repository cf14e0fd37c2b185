using System.Text;

namespace nanoFramework.Json;

/// <summary>
/// JSON with the behaviour of nanoFramework.Json 2.2, gaps included. Bad input does not only give a
/// <see cref="DeserializationException"/>: firmware has to expect any exception.
/// Source: the library's own sources and what was run on the interpreter.
/// </summary>
public static class JsonConvert
{
    public static string? SerializeObject(object? oSource) => JsonSerializer.SerializeObject(oSource);

    public static object? DeserializeObject(string value, Type type) => DeserializeObject(value, type, JsonSerializerOptions.Default);

    /// <summary>A string as target gives the text back, less one pair of quotes.</summary>
    public static object? DeserializeObject(string value, Type type, JsonSerializerOptions options)
    {
        if (type == typeof(string)) return JsonScalars.ToType(type, value);
        return new TypedTarget(options).Populate(new JsonParser(Encoding.UTF8.GetBytes(value)).Parse(), type);
    }

    public static object? DeserializeObject(Stream stream, Type type) => DeserializeObject(stream, type, JsonSerializerOptions.Default);

    /// <summary>Trusts Length and reads once: a stream that gives less leaves zeros behind, which are no JSON.</summary>
    public static object? DeserializeObject(Stream stream, Type type, JsonSerializerOptions options)
    {
        var json = new byte[stream.Length];
        _ = stream.Read(json, 0, json.Length);
        return new TypedTarget(options).Populate(new JsonParser(json).Parse(), type);
    }
}
