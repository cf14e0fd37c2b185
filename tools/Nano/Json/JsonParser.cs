using System.Globalization;

namespace nanoFramework.Json;

/// <summary>Builds tokens. Only an object or an array may stand at the top.</summary>
internal sealed class JsonParser(byte[] json)
{
    private readonly JsonLexer _lexer = new(json);

    public JsonToken Parse()
    {
        JsonToken token = _lexer.Next() switch
        {
            JsonSymbol.BeginObject => ParseObject(),
            JsonSymbol.BeginArray => ParseArray(),
            _ => throw new DeserializationException(),
        };
        return _lexer.Next() == JsonSymbol.End ? token : throw new DeserializationException();
    }

    private JsonObject ParseObject()
    {
        var result = new JsonObject();
        var symbol = _lexer.Next();
        while (symbol != JsonSymbol.EndObject)
        {
            if (symbol != JsonSymbol.Text) throw new DeserializationException();
            var name = _lexer.Text;
            if (_lexer.Next() != JsonSymbol.Colon) throw new DeserializationException();
            // As in the library a value that closes an array has no meaning here, and none is noticed to be missing.
            result.Add(name, ParseValue(_lexer.Next()) ?? throw new DeserializationException());
            // Commas are skipped, not demanded.
            symbol = _lexer.Next();
            if (symbol == JsonSymbol.Comma) symbol = _lexer.Next();
        }

        return result;
    }

    private JsonArray ParseArray()
    {
        var items = new List<JsonToken>();
        var symbol = JsonSymbol.Comma;
        while (symbol == JsonSymbol.Comma)
        {
            var value = ParseValue(_lexer.Next());
            if (value is null) return new JsonArray([.. items]);
            items.Add(value);
            symbol = _lexer.Next();
        }

        return symbol == JsonSymbol.EndArray ? new JsonArray([.. items]) : throw new DeserializationException();
    }

    /// <summary>Null for the end of an array.</summary>
    private JsonToken? ParseValue(JsonSymbol symbol) => symbol switch
    {
        JsonSymbol.EndArray => null,
        JsonSymbol.Text => new JsonValue(_lexer.Text),
        JsonSymbol.Date => new JsonValue(_lexer.Text, isDateTime: true),
        JsonSymbol.Number => new JsonValue(Number(_lexer.Text)),
        JsonSymbol.True => new JsonValue(true),
        JsonSymbol.False => new JsonValue(false),
        JsonSymbol.Null => new JsonValue(null),
        JsonSymbol.BeginObject => ParseObject(),
        JsonSymbol.BeginArray => ParseArray(),
        _ => throw new DeserializationException(),
    };

    /// <summary>A double when it has a point or an exponent; else the first of int, long, ulong that holds it, and always a long from 12 characters on.</summary>
    private static object Number(string text)
    {
        var culture = CultureInfo.InvariantCulture;
        if (text.AsSpan().IndexOfAny(".eE") >= 0) return double.Parse(text, culture);
        if (text.Length is < 12 or >= 20 && int.TryParse(text, NumberStyles.Integer, culture, out var int32)) return int32;
        if (text.Length < 9) throw new FormatException();
        return long.TryParse(text, NumberStyles.Integer, culture, out var int64) ? int64 : ulong.Parse(text, culture);
    }
}
