namespace Bench.Understanding;

/// <summary>How a sentence was understood.</summary>
internal enum Outcome
{
    /// <summary>It did what was expected, or asked where asking is right.</summary>
    Exact,

    /// <summary>Calls were expected; it asked back and did nothing.</summary>
    Asked,

    /// <summary>Calls or a question were expected; it did nothing and said so.</summary>
    Refused,

    /// <summary>It did something else, or something where nothing was to be done.</summary>
    Wrong,

    /// <summary>The agent failed with an exception.</summary>
    Broken,
}

/// <summary>What a sentence did.</summary>
/// <param name="Done">What was carried out, and what a "yes" would carry out when it was asked whether to.</param>
/// <param name="IsConfirmed">True when some of that waits for a "yes".</param>
/// <param name="IsAnswer">True when the sentence before was asked whether to do it, so that this may be the "yes".</param>
/// <param name="AsksBack">True when the answer is a question.</param>
/// <param name="Answer">What was said, or the fault that ended it.</param>
/// <param name="HasBroken">True when the agent did not come to an end.</param>
internal sealed record SentenceResult(
    Sentence Sentence, IReadOnlyList<HouseCall> Done, bool IsConfirmed, bool IsAnswer, bool AsksBack, string Answer, TimeSpan Time, bool HasBroken = false)
{
    /// <summary>How that compares with what was expected.</summary>
    public Outcome Outcome { get; } = HasBroken ? Outcome.Broken : Compare(Sentence, Done, IsConfirmed, AsksBack);

    private static Outcome Compare(Sentence sentence, IReadOnlyList<HouseCall> done, bool isConfirmed, bool asksBack)
    {
        // A question is right whatever it is that would be confirmed.
        if (sentence.MayAsk && asksBack && (done.Count == 0 || isConfirmed)) return Outcome.Exact;
        if (sentence.MayAsk && sentence.Expected.Count == 0 && done.Count == 0) return Outcome.Refused;
        if (CallComparison.AreSame(sentence.Expected, done)) return Outcome.Exact;
        return done.Count > 0 ? Outcome.Wrong : asksBack ? Outcome.Asked : Outcome.Refused;
    }
}
