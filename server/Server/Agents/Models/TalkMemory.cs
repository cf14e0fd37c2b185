namespace Server.Agents.Models;

/// <summary>What was said, by both.</summary>
/// <param name="Done">Tool calls that were made, for the model; empty when there were none.</param>
internal sealed record TalkTurn(string Heard, string Answered, string Done = "")
{
    public int Tokens => Models.Tokens.In(Heard) + Models.Tokens.In(Answered) + Models.Tokens.In(Done) + 8;
}

/// <summary>What a model is told of the talk with one device: the last turns as they were, the older ones in a few sentences.
/// Used by one turn at a time.</summary>
/// <param name="budget">Estimated tokens of the turns that are told as they were.</param>
internal sealed class TalkMemory(int budget)
{
    private const int MaxTextLength = 2_000;

    private readonly List<TalkTurn> _turns = [];

    /// <summary>The older talk in short; empty when there is none.</summary>
    public string Summary { get; private set; } = "";

    /// <summary>True while the last that was said is a question of the model: what comes next may answer it.</summary>
    public bool ModelAsks { get; set; }

    /// <summary>The turns that are told as they were, the oldest first.</summary>
    public IReadOnlyList<TalkTurn> Recent => _turns[Overflow..];

    /// <summary>The turns that have no place any more and wait to be summarised.</summary>
    public IReadOnlyList<TalkTurn> Older => _turns[..Overflow];

    public void Add(TalkTurn turn)
    {
        if (turn.Heard.Length == 0 && turn.Answered.Length == 0) return;
        _turns.Add(new TalkTurn(Short(turn.Heard), Short(turn.Answered), Short(turn.Done)));
        // Nobody has summarised for as long again: the oldest are forgotten.
        while (_turns.Sum(kept => kept.Tokens) > budget * 2) _turns.RemoveAt(0);
    }

    /// <summary>The summary stands for what it was given: the one before and these turns.</summary>
    public void Summarised(string summary, IReadOnlyList<TalkTurn> turns)
    {
        Summary = Short(summary);
        foreach (var turn in turns) _turns.Remove(turn);
    }

    private int Overflow
    {
        get
        {
            var tokens = Models.Tokens.In(Summary);
            for (var i = _turns.Count - 1; i >= 0; i--)
            {
                tokens += _turns[i].Tokens;
                if (tokens > budget) return i + 1;
            }

            return 0;
        }
    }

    private static string Short(string text)
    {
        if (text.Length <= MaxTextLength) return text;
        var length = char.IsHighSurrogate(text[MaxTextLength - 1]) ? MaxTextLength - 1 : MaxTextLength;
        return text[..length] + "…";
    }
}
