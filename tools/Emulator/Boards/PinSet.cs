using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Emulator.Boards;

/// <summary>GPIO numbers, written <c>"0-19, 21-23"</c>.</summary>
[JsonConverter(typeof(PinSetJson))]
internal sealed class PinSet(IEnumerable<int> pins)
{
    private readonly HashSet<int> _pins = [.. pins];

    public bool Contains(int pin) => _pins.Contains(pin);

    /// <exception cref="FormatException">The text is no list of pins.</exception>
    public static PinSet Parse(string text) => new(text
        .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .SelectMany(Range));

    public override string ToString() => string.Join(", ", _pins.Order());

    private static IEnumerable<int> Range(string text)
    {
        var ends = text.Split('-');
        var first = int.Parse(ends[0], CultureInfo.InvariantCulture);
        return Enumerable.Range(first, int.Parse(ends[^1], CultureInfo.InvariantCulture) - first + 1);
    }
}

/// <summary>Reads and writes a <see cref="PinSet"/> as its text.</summary>
internal sealed class PinSetJson : JsonConverter<PinSet>
{
    public override PinSet Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        try
        {
            return PinSet.Parse(reader.GetString() ?? string.Empty);
        }
        catch (FormatException malformed)
        {
            throw new JsonException(malformed.Message, malformed);
        }
    }

    public override void Write(Utf8JsonWriter writer, PinSet value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
