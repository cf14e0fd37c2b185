using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace nanoFramework.Json;

/// <summary>
/// The library takes every string of 18 characters or more for a date that looks like one in any of three notations, and
/// hands out a DateTime instead of the string. "(25)" inside a longer sentence is enough.
/// </summary>
internal static class JsonDates
{
    private const int ShortestDate = 18;
    private static readonly string[] Formats =
        ["yyyy-MM-ddTHH:mm:ss", "yyyy-MM-ddTHH:mm:ssZ", "yyyy-MM-ddTHH:mm:ss.FFFFFFF", "yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", "yyyy-MM-dd HH:mm:ssZ", "R"];

    public static bool TryRecognise(string text, out DateTime date)
    {
        date = default;
        if (text.Length < ShortestDate) return false;
        return DateTime.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out date)
            || TryTicksInParentheses(text, out date)
            || TryCalendarDigits(text, out date);
    }

    /// <summary>/Date(628318530718)/, and anything else with a number between parentheses.</summary>
    private static bool TryTicksInParentheses(string text, out DateTime date)
    {
        date = default;
        var parts = text.Split('(', ')');
        if (parts.Length < 2 || !int.TryParse(parts[1], NumberStyles.Integer, CultureInfo.InvariantCulture, out var ticks) || ticks < 0) return false;
        date = new DateTime(ticks, DateTimeKind.Utc);
        return true;
    }

    /// <summary>DTSTART:20260101T123456Z.</summary>
    [SuppressMessage("Performance", "CA1865", Justification = "Reads as the notation does.")]
    private static bool TryCalendarDigits(string text, out DateTime date)
    {
        var digits = text.Contains("DTSTART") || text.Contains("DTEND") ? text[(text.IndexOf(':') + 1)..] : text;
        if (digits.Length > 15) digits = digits[..15];
        return DateTime.TryParseExact(digits, "yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out date);
    }
}
