using System.Globalization;

namespace Emulator.Attached;

/// <summary>The words of a person who makes something happen.</summary>
internal static class SettingWords
{
    /// <summary>A single word that means yes or no: on, open, pressed, 1 ...</summary>
    public static bool TryReadSwitch(IReadOnlyList<string> words, string yes, string no, out bool on)
    {
        on = words.Count == 1 && IsOneOf(words[0], "on", "1", yes);
        return on || (words.Count == 1 && IsOneOf(words[0], "off", "0", no));
    }

    /// <summary>A number within bounds, with or without a per cent sign.</summary>
    public static bool TryReadNumber(string word, double smallest, double largest, out double number) =>
        double.TryParse(word.TrimEnd('%'), NumberStyles.Float, CultureInfo.InvariantCulture, out number)
        && number >= smallest && number <= largest;

    private static bool IsOneOf(string word, params string[] known) => known.Contains(word, StringComparer.OrdinalIgnoreCase);
}
