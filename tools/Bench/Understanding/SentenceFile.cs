using Server.Speech;

namespace Bench.Understanding;

/// <summary>A sentence and what it should do.</summary>
/// <param name="Line">Its line in the file, from 1.</param>
/// <param name="Continues">True when it goes on with the talk of the sentence before.</param>
/// <param name="MayAsk">True when asking back is right.</param>
internal sealed record Sentence(int Line, string Text, bool Continues, IReadOnlyList<HouseCall> Expected, bool MayAsk)
{
    /// <summary>How it was heard; null when it was typed.</summary>
    public Transcript? Heard { get; init; }
}

/// <summary>Reads sentences with the calls they should lead to: <c>sentence TAB calls [TAB asked]</c>, a line each.
/// <c>#</c> begins a comment; <c>+ </c> goes on with the talk of the line before.</summary>
internal static class SentenceFile
{
    private const string Continuation = "+ ";

    /// <summary>The sentences in the order of the file.</summary>
    /// <exception cref="InvalidDataException">A line is not as it must be; the message says which and why.</exception>
    public static IReadOnlyList<Sentence> Read(IEnumerable<string> lines, HouseNames names)
    {
        var sentences = new List<Sentence>();
        var number = 0;
        foreach (var line in lines)
        {
            number++;
            if (line.Trim(' ', '\t').Length == 0 || line.StartsWith('#')) continue;
            var columns = line.Split('\t');
            if (columns.Length < 2) throw Bad(number, "there is no tab between the sentence and its calls");
            if (sentences.Count == 0 && IsHeader(columns)) continue;
            if (!CallReader.TryRead(Unquoted(columns[1]), names, out var calls, out var error)) throw Bad(number, error);
            var text = Unquoted(columns[0]);
            var continues = text.StartsWith(Continuation, StringComparison.Ordinal);
            if (continues && sentences.Count == 0) throw Bad(number, "it continues a talk, and there is none before it");
            sentences.Add(new Sentence(number, continues ? text[Continuation.Length..] : text, continues, calls, IsAsked(columns)));
        }
        return sentences.Count > 0 ? sentences : throw new InvalidDataException("there are no sentences in it");
    }

    /// <summary>The sentences by talks, each of which begins in a fresh house.</summary>
    public static IEnumerable<IReadOnlyList<Sentence>> Talks(IReadOnlyList<Sentence> sentences)
    {
        var talk = new List<Sentence>();
        foreach (var sentence in sentences)
        {
            if (!sentence.Continues && talk.Count > 0)
            {
                yield return talk;
                talk = [];
            }
            talk.Add(sentence);
        }
        if (talk.Count > 0) yield return talk;
    }

    private static bool IsAsked(string[] columns) => columns.Length > 2 && columns[2].Trim() == "asked";

    // Names of columns, as spreadsheets write them.
    private static bool IsHeader(string[] columns) =>
        columns[0].Trim().ToLowerInvariant() is "utterance" or "sentence" or "text" && columns[1].Trim() is [not ('[' or '{' or '"'), ..];

    // Spreadsheets put a field with quotes into quotes and double those within.
    private static string Unquoted(string column)
    {
        column = column.Trim(' ');
        return column is ['"', _, .., '"'] && column[1..^1] is var inner && inner.Replace("\"\"", "", StringComparison.Ordinal).Contains('"') is false
            ? inner.Replace("\"\"", "\"", StringComparison.Ordinal)
            : column;
    }

    private static InvalidDataException Bad(int line, string reason) => new($"line {line}: {reason}");
}
