using System.Globalization;

namespace nanoFramework.Json;

/// <summary>Converts single values, as typed targets and the serializer do.</summary>
internal static class JsonScalars
{
    private const string Escapable = "\n\r\b\f\t\\\"";
    private const string Escapes = "nrbft\\\"";

    public static bool IsScalar(Type type) => type.IsPrimitive || type == typeof(string) || type == typeof(DateTime) || type == typeof(Guid) || type == typeof(TimeSpan);

    /// <exception cref="InvalidCastException">A bool was expected and something else came.</exception>
    /// <exception cref="FormatException">The digits do not fit the type; 3.0 does not fit an int.</exception>
    /// <exception cref="NullReferenceException">Null came where a number was expected.</exception>
    public static object? ToType(Type type, object? value)
    {
        if (type == typeof(string)) return ToText(value);
        if (type == typeof(bool)) return (bool)value!;
        if (type == typeof(double) && value is null) return double.NaN;
        if (type == typeof(float) && value is null) return float.NaN;
        if (type == typeof(DateTime)) return value;
        var text = Convert.ToString(value ?? throw new NullReferenceException(), CultureInfo.InvariantCulture)!;
        if (type == typeof(char)) return text[0];
        if (type == typeof(Guid)) return new Guid(text);
        if (type == typeof(TimeSpan)) return TimeSpan.Parse(text, CultureInfo.InvariantCulture);
        return Convert.ChangeType(text, type, CultureInfo.InvariantCulture);
    }

    public static string ToJson(object value) => value switch
    {
        string text => $"\"{Escape(text)}\"",
        bool flag => flag ? "true" : "false",
        double number when double.IsNaN(number) => "null",
        float number when float.IsNaN(number) => "null",
        DateTime date => $"\"{date.ToString("yyyy-MM-ddTHH:mm:ss.fffffffZ", CultureInfo.InvariantCulture)}\"",
        char or Guid or TimeSpan => $"\"{value}\"",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    /// <summary>Takes one pair of quotes off, also from a string that only ends with one: its first character is lost then.</summary>
    private static string ToText(object? value)
    {
        var text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty;
        return text.Length < 2 || (!text.StartsWith('"') && !text.EndsWith('"')) ? text : text[1..^1];
    }

    private static string Escape(string text)
    {
        var escaped = new System.Text.StringBuilder();
        foreach (var c in text)
        {
            var index = Escapable.IndexOf(c, StringComparison.Ordinal);
            if (index >= 0) escaped.Append('\\').Append(Escapes[index]);
            else escaped.Append(c);
        }

        return escaped.ToString();
    }
}
