using System.Text;

namespace Server.Agents.Models;

/// <summary>Cuts text that comes in pieces into sentences, each as soon as it is certain that it has ended. English and
/// Chinese punctuation; the point of a number or an abbreviation ends nothing.</summary>
internal sealed class SentenceCutter
{
    /// <summary>A sentence that has no end is cut here, at a pause where there is one.</summary>
    private const int MaxLength = 240;

    private const string Ends = ".!?…";
    private const string WideEnds = "。！？；｡";
    private const string Pauses = ",;:，、：—";
    private const string Closings = "\"'”’)]）」』》】*_`";

    private static readonly char[] Closing = ['”', '’', '）', '」', '』', '》', '】'];

    private static readonly HashSet<string> Abbreviations = new(StringComparer.OrdinalIgnoreCase)
    {
        "mr", "mrs", "ms", "dr", "prof", "st", "vs", "etc", "eg", "ie", "e.g", "i.e", "approx", "no", "nr", "jr", "sr", "inc", "ltd", "dept", "fig",
    };

    private readonly StringBuilder _text = new();

    /// <summary>Takes the next piece; answers the sentences that have ended with it.</summary>
    public IEnumerable<string> Add(string piece)
    {
        // A Chinese sentence does not wait for a quote that closes; it is left off the next one.
        _text.Append(_text.Length == 0 ? piece.TrimStart(Closing) : piece);
        while (EndOfFirst() is { } end) yield return Take(end);
    }

    /// <summary>Nothing more comes: answers what is left, in one piece.</summary>
    public string Finish() => Take(_text.Length);

    private string Take(int length)
    {
        var sentence = _text.ToString(0, length);
        _text.Remove(0, length);
        return sentence;
    }

    /// <summary>Where the first sentence ends for certain; null while it may go on.</summary>
    private int? EndOfFirst()
    {
        for (var i = 0; i < _text.Length; i++)
        {
            var c = _text[i];
            if (c is '\n' or '\r') return i + 1;
            if (WideEnds.Contains(c)) return Closed(i + 1, mustBeFollowed: false);
            if (Ends.Contains(c))
            {
                var after = Closed(i + 1, mustBeFollowed: true);
                // More may come: "21." and "5", "wait." and "..".
                if (after is null) return null;
                if ((IsWide(_text[after.Value]) || char.IsWhiteSpace(_text[after.Value])) && !(c == '.' && IsShortened(i))) return after;
                i = after.Value - 1;
            }
        }

        return _text.Length > MaxLength ? Pause() : null;
    }

    /// <summary>Past the marks and quotes that belong to the sentence.</summary>
    private int? Closed(int from, bool mustBeFollowed)
    {
        var end = from;
        while (end < _text.Length && (Ends.Contains(_text[end]) || WideEnds.Contains(_text[end]) || Closings.Contains(_text[end]))) end++;
        return mustBeFollowed && end == _text.Length ? null : end;
    }

    /// <summary>True for "Mr.", for a single letter ("J. Smith", "a.m.") and for the number of a list ("1. Lamp").</summary>
    private bool IsShortened(int point)
    {
        var from = point;
        while (from > 0 && !char.IsWhiteSpace(_text[from - 1]) && !IsWide(_text[from - 1])) from--;
        var word = _text.ToString(from, point - from).TrimStart('(', '"', '“', '*', '_');
        if (Abbreviations.Contains(word)) return true;
        if (word.Length == 1 && char.IsAsciiLetterUpper(word[0]) && word != "I") return true;
        if (word.Length == 3 && word[1] == '.' && char.IsAsciiLetter(word[0]) && char.IsAsciiLetter(word[2])) return NextIsSmall(point);
        return word.Length is > 0 and < 3 && word.All(char.IsAsciiDigit) && string.IsNullOrWhiteSpace(_text.ToString(0, from));
    }

    // "at 7 p.m. on" goes on, "at 7 p.m. Then" does not.
    private bool NextIsSmall(int point)
    {
        for (var i = point + 1; i < _text.Length; i++)
            if (!char.IsWhiteSpace(_text[i])) return char.IsLower(_text[i]);
        return true;
    }

    private int Pause()
    {
        for (var i = MaxLength; i > MaxLength / 3; i--)
            if (Pauses.Contains(_text[i])) return i + 1;
        for (var i = MaxLength; i > MaxLength / 3; i--)
            if (char.IsWhiteSpace(_text[i])) return i + 1;
        return char.IsHighSurrogate(_text[MaxLength - 1]) ? MaxLength - 1 : MaxLength;
    }

    private static bool IsWide(char c) => c is >= '\u2E80' and <= '\uFFEF';
}
