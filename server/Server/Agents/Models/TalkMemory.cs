namespace Server.Agents.Models;

/// <summary>What was said, by both.</summary>
internal sealed record TalkTurn(string Heard, string Answered)
{
    // What marks the two in a prompt.
    private const int MarkTokens = 8;

    /// <summary>What it takes in a prompt, estimated.</summary>
    public int Tokens => Models.Tokens.In(Heard) + Models.Tokens.In(Answered) + MarkTokens;
}

/// <summary>What a model is told of the talk with one device: the last turns as they were, the older ones in a few sentences.
/// Safe for concurrent use: a device that connects anew may still be answered on its old link.</summary>
/// <param name="budget">Estimated tokens of the turns that are told as they were.</param>
internal sealed class TalkMemory(int budget)
{
    private const int MaxTextLength = 2_000;

    private readonly Lock _lock = new();
    private readonly List<TalkTurn> _turns = [];
    private string _summary = "";
    private volatile bool _modelAsks;

    /// <summary>The older talk in short; empty when there is none.</summary>
    public string Summary
    {
        get
        {
            lock (_lock) return _summary;
        }
    }

    /// <summary>True while the last that was said is a question of the model: what comes next may answer it.</summary>
    public bool ModelAsks
    {
        get => _modelAsks;
        set => _modelAsks = value;
    }

    /// <summary>The turns that are told as they were, the oldest first.</summary>
    public IReadOnlyList<TalkTurn> Recent
    {
        get
        {
            lock (_lock) return _turns[Overflow()..];
        }
    }

    /// <summary>The turns that have no place any more and wait to be summarised.</summary>
    public IReadOnlyList<TalkTurn> Older
    {
        get
        {
            lock (_lock) return _turns[..Overflow()];
        }
    }

    /// <summary>Keeps a turn; one in which nothing was said leaves no trace.</summary>
    public void Add(TalkTurn turn)
    {
        if (turn.Heard.Length == 0 && turn.Answered.Length == 0) return;
        lock (_lock)
        {
            _turns.Add(new TalkTurn(Short(turn.Heard), Short(turn.Answered)));
            // Nobody has summarised for as long again: the oldest are forgotten.
            while (_turns.Sum(kept => kept.Tokens) > budget * 2) _turns.RemoveAt(0);
        }
    }

    /// <summary>The summary stands for what it was given: the one before and these turns.</summary>
    public void Summarised(string summary, IReadOnlyList<TalkTurn> turns)
    {
        lock (_lock)
        {
            _summary = Short(summary);
            foreach (var turn in turns) _turns.Remove(turn);
        }
    }

    /// <summary>How many of the oldest turns have no place; only under the lock.</summary>
    private int Overflow()
    {
        var tokens = Tokens.In(_summary);
        for (var i = _turns.Count - 1; i >= 0; i--)
        {
            tokens += _turns[i].Tokens;
            if (tokens > budget) return i + 1;
        }

        return 0;
    }

    private static string Short(string text)
    {
        if (text.Length <= MaxTextLength) return text;
        var length = char.IsHighSurrogate(text[MaxTextLength - 1]) ? MaxTextLength - 1 : MaxTextLength;
        return text[..length] + "…";
    }
}
