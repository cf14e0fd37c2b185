using System.Globalization;
using System.Text;

namespace nanoFramework.Json;

internal enum JsonSymbol
{
    BeginObject,
    EndObject,
    BeginArray,
    EndArray,
    Colon,
    Comma,
    Text,
    Date,
    Number,
    True,
    False,
    Null,
    End,
    Unterminated,
}

/// <summary>
/// Cuts UTF-8 JSON into symbols the way the library does, errors included: escapes of other than t r n b f \ " u throw
/// (so does "\/"), \uXXXX skips its first digit, reads the second one twice and takes digits only, a character of four
/// bytes becomes U+FFFD, and a string may stand between apostrophes.
/// </summary>
internal sealed class JsonLexer(byte[] json)
{
    private int _at;

    public string Text { get; private set; } = string.Empty;

    /// <exception cref="DeserializationException">No JSON, or one of the traps.</exception>
    /// <exception cref="IndexOutOfRangeException">The text ends inside an escape, a number or a word.</exception>
    public JsonSymbol Next()
    {
        while (_at < json.Length)
        {
            var c = ReadChar();
            switch (c)
            {
                case ' ' or '\t' or '\r' or '\n': continue;
                case '{': return JsonSymbol.BeginObject;
                case '}': return JsonSymbol.EndObject;
                case '[': return JsonSymbol.BeginArray;
                case ']': return JsonSymbol.EndArray;
                case ':': return JsonSymbol.Colon;
                case ',': return JsonSymbol.Comma;
                case '"' or '\'': return ReadText(c);
                case 't' or 'T': return Word("rue", JsonSymbol.True);
                case 'f' or 'F': return Word("alse", JsonSymbol.False);
                case 'n' or 'N': return Word("ull", JsonSymbol.Null);
                default: return IsDigitLike(c) && c is not ('e' or 'E') ? ReadNumber(c) : throw new DeserializationException();
            }
        }

        return JsonSymbol.End;
    }

    private JsonSymbol ReadText(char quote)
    {
        var text = new StringBuilder();
        while (_at < json.Length)
        {
            var c = ReadChar();
            if (c == quote) return Finish(text.ToString(), quote);
            if (c != '\\') text.Append(c);
            else text.Append(ReadEscape());
        }

        return JsonSymbol.Unterminated;
    }

    private JsonSymbol Finish(string text, char quote)
    {
        // Typed targets lose one pair of quotes later on; so that one remains, another pair is put around.
        Text = quote == '"' && text.StartsWith('"') ? $"\"{text}\"" : text;
        return JsonDates.TryRecognise(Text, out _) ? JsonSymbol.Date : JsonSymbol.Text;
    }

    private char ReadEscape() => ReadChar() switch
    {
        't' => '\t',
        'r' => '\r',
        'n' => '\n',
        'b' => '\b',
        'f' => '\f',
        '\\' => '\\',
        '"' => '"',
        'u' => ReadCodePoint(),
        _ => throw new DeserializationException(),
    };

    private char ReadCodePoint()
    {
        _at++;
        var hex = new StringBuilder();
        var c = (char)json[_at];
        for (var i = 0; i < 4 && IsDigitLike(c); i++)
        {
            hex.Append(c);
            c = (char)json[_at];
            if (IsDigitLike(c)) _at++;
        }

        if (hex.Length == 4 && short.TryParse(hex.ToString(), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code)) return (char)code;
        throw new DeserializationException();
    }

    private JsonSymbol ReadNumber(char first)
    {
        var number = new StringBuilder().Append(first);
        while (IsDigitLike((char)json[_at])) number.Append((char)json[_at++]);
        Text = number.ToString();
        return JsonSymbol.Number;
    }

    private JsonSymbol Word(string rest, JsonSymbol symbol)
    {
        foreach (var expected in rest)
        {
            if (char.ToLowerInvariant(ReadChar()) != expected) throw new DeserializationException();
        }

        return symbol;
    }

    private char ReadChar()
    {
        var lead = json[_at];
        var length = lead < 0x80 ? 1 : (lead & 0x20) == 0 ? 2 : (lead & 0x10) == 0 ? 3 : 4;
        _at += length;
        if (length == 1) return (char)lead;
        return length == 4 ? '\uFFFD' : Encoding.UTF8.GetString(json, _at - length, length)[0];
    }

    private static bool IsDigitLike(char c) => c is >= '0' and <= '9' or '-' or '+' or '.' or 'e' or 'E';
}
