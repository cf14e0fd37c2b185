using System.Text;

namespace Providers.Flite;

/// <summary>Makes of a written sentence what the English voice can say.</summary>
internal static class SpokenText
{
    /// <summary>Some 40 seconds of speech; a longer sentence is a mistake of whoever wrote it.</summary>
    public const int MaxLength = 500;

    /// <returns>ASCII of at most <see cref="MaxLength"/> characters, empty when nothing can be said.</returns>
    public static string From(string sentence)
    {
        var spoken = new StringBuilder(sentence.Length + 16);
        for (int i = 0; i < sentence.Length && spoken.Length < MaxLength; i++)
        {
            switch (sentence[i])
            {
                case '%':
                    spoken.Append(" percent");
                    break;
                case '\u00b0':
                    TrimEnd(spoken);
                    spoken.Append(" degrees");
                    if (i + 1 < sentence.Length && sentence[i + 1] is 'C' or 'F')
                        i++;
                    break;
                case '\u2103' or '\u2109':
                    TrimEnd(spoken);
                    spoken.Append(" degrees");
                    break;
                case '\u2018' or '\u2019':
                    spoken.Append('\'');
                    break;
                case '\u2013' or '\u2014' or '\u2026':
                    TrimEnd(spoken);
                    spoken.Append(", ");
                    break;
                case > ' ' and <= '~' and var plain:
                    spoken.Append(plain);
                    break;
                default:
                    Separate(spoken);
                    break;
            }
        }
        if (spoken.Length > MaxLength)
            spoken.Length = MaxLength;
        string text = spoken.ToString().Trim();
        return text.Any(char.IsAsciiLetterOrDigit) ? text : "";
    }

    private static void TrimEnd(StringBuilder spoken)
    {
        while (spoken.Length > 0 && spoken[^1] == ' ')
            spoken.Length--;
    }

    private static void Separate(StringBuilder spoken)
    {
        if (spoken.Length > 0 && spoken[^1] != ' ')
            spoken.Append(' ');
    }
}
