namespace Server.Agents.Models;

/// <summary>Turns the text of one reply of a model, as it comes, into the sentences that are spoken.</summary>
/// <param name="maxCharacters">After so many, nothing more is spoken.</param>
internal sealed class AnswerText(int maxCharacters)
{
    private readonly ThinkingFilter _filter = new();
    private readonly SentenceCutter _cutter = new();
    private readonly SpokenMarkup _markup = new();
    private int _spoken;

    /// <summary>True once the answer is as long as it may be.</summary>
    public bool IsFull => _spoken >= maxCharacters;

    /// <summary>The sentences that have ended with this piece.</summary>
    public IEnumerable<Reply> Add(string piece)
    {
        foreach (var sentence in _cutter.Add(_filter.Add(piece)))
            if (Spoken(sentence) is { } reply) yield return reply;
    }

    /// <summary>What is left when nothing more comes.</summary>
    public IEnumerable<Reply> Finish()
    {
        foreach (var sentence in _cutter.Add(_filter.Finish()))
            if (Spoken(sentence) is { } reply) yield return reply;
        if (Spoken(_cutter.Finish()) is { } last) yield return last;
    }

    private Reply? Spoken(string sentence)
    {
        if (IsFull) return null;
        var text = _markup.Clean(sentence);
        _spoken += text.Length;
        return text.Length == 0 ? null : new Reply(text, _markup.Emotion);
    }
}
