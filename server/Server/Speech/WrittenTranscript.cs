using System.Text;
using System.Text.RegularExpressions;

namespace Server.Speech;

/// <summary>Makes a transcript of what an engine that knows no grammar wrote. Such engines write what is not speech, too: Whisper
/// and its kin in brackets or stars (<c>[BLANK_AUDIO]</c>, <c>(music)</c>), SenseVoice as tags (<c>&lt;|en|&gt;</c>).</summary>
public static partial class WrittenTranscript
{
    /// <summary>More than anybody says in a quarter of a minute.</summary>
    public const int MaxLength = 1000;

    /// <param name="written">What the engine wrote; not to be trusted.</param>
    /// <param name="confidence">0 to 1; 1 from engines that do not tell.</param>
    public static Transcript Read(string? written, double confidence)
    {
        var spoken = NoSpeech().Replace(written ?? "", " ");
        var text = new StringBuilder(Math.Min(spoken.Length, MaxLength));
        foreach (var rune in spoken.EnumerateRunes())
        {
            var isGap = Rune.IsWhiteSpace(rune) || Rune.IsControl(rune);
            if (text.Length >= MaxLength) break;
            if (!isGap) text.Append(rune.ToString());
            else if (text.Length > 0 && text[^1] != ' ') text.Append(' ');
        }

        var words = text.ToString().TrimEnd();
        return words.EnumerateRunes().Any(Rune.IsLetterOrDigit)
            ? new Transcript(words, Math.Clamp(double.IsFinite(confidence) ? confidence : 0, 0, 1), HeardSpeech: true)
            : Transcript.Nothing;
    }

    [GeneratedRegex(@"<\|[^|<>]{0,40}\|>|\[[^\[\]]{0,80}\]|\([^()]{0,80}\)|\*[^*]{1,80}\*|（[^（）]{0,80}）|♪[^♪]{0,80}♪?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NoSpeech();
}
