using System.Text.Json;

namespace Bench.Understanding;

/// <summary>What the results of a set come to.</summary>
internal sealed class UnderstandingSummary
{
    public UnderstandingSummary(string set, string language, int things, IReadOnlyList<SentenceResult> results)
    {
        Set = set;
        Language = language;
        Things = things;
        Results = results;
        foreach (var result in results) Times.Add(result.Time);
    }

    public string Set { get; }

    public string Language { get; }

    /// <summary>Things that could be spoken of.</summary>
    public int Things { get; }

    public IReadOnlyList<SentenceResult> Results { get; }

    public Series Times { get; } = new();

    /// <summary>Sentences that are to do nothing.</summary>
    public IReadOnlyList<SentenceResult> NoCommands => [.. Results.Where(result => result.Sentence is { Expected.Count: 0, MayAsk: false })];

    public int Count(Outcome outcome) => Results.Count(result => result.Outcome == outcome);

    /// <summary>Part of all sentences, 0 to 1.</summary>
    public double Share(Outcome outcome) => (double)Count(outcome) / Results.Count;

    /// <summary>Sentences at which something risky was carried out, or put off for later, without asking.</summary>
    public int RiskyWithoutAsking => Results.Count(result => result is { IsConfirmed: false, IsAnswer: false } && result.Done.Any(RiskyCalls.IsRisky));

    /// <summary>For each expected intent: how many sentences, how many exact, and what became of the others.</summary>
    public IEnumerable<IntentRow> Intents() => Results.GroupBy(result => Intent.Of(result.Sentence.Expected)).OrderByDescending(group => group.Count())
        .Select(group => new IntentRow(
            group.Key, group.Count(), group.Count(result => result.Outcome == Outcome.Exact),
            [.. group.Where(result => result.Outcome != Outcome.Exact).GroupBy(Became).OrderByDescending(got => got.Count()).Select(got => (got.Key, got.Count()))]));

    /// <summary>All of it as one line of JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(new
    {
        bench = "understanding",
        set = Set,
        language = Language,
        sentences = Results.Count,
        things = Things,
        accuracy = Rounded(Share(Outcome.Exact)),
        exact = Count(Outcome.Exact),
        asked = Count(Outcome.Asked),
        refused = Count(Outcome.Refused),
        wrong = Count(Outcome.Wrong),
        broken = Count(Outcome.Broken),
        wrong_rate = Rounded(Share(Outcome.Wrong)),
        confirmed = Results.Count(result => result.IsConfirmed && result.Outcome == Outcome.Exact),
        risky_without_asking = RiskyWithoutAsking,
        no_command = new
        {
            sentences = NoCommands.Count,
            executed = NoCommands.Count(result => result.Outcome == Outcome.Wrong),
            rate = NoCommands.Count == 0 ? 0 : Rounded((double)NoCommands.Count(result => result.Outcome == Outcome.Wrong) / NoCommands.Count),
        },
        intents = Intents().ToDictionary(
            row => row.Expected,
            row => new { sentences = row.Sentences, exact = row.Exact, became = row.Became.ToDictionary(got => got.Act, got => got.Count) }),
        sentence_ms = new { p50 = Milliseconds(0.50), p95 = Milliseconds(0.95), p99 = Milliseconds(0.99), max = Math.Round(Times.Max, 3) },
    });

    /// <summary>What a failure was taken for.</summary>
    private static string Became(SentenceResult result) => result.Outcome switch
    {
        Outcome.Asked => "asked",
        Outcome.Refused => "refused",
        Outcome.Broken => "broken",
        _ => Intent.Of(result.Done),
    };

    private double Milliseconds(double share) => Math.Round(Times.Percentile(share), 3);

    private static double Rounded(double share) => Math.Round(share, 4);
}

/// <summary>How the sentences of one intent were understood.</summary>
/// <param name="Became">What those were taken for that are not exact.</param>
internal sealed record IntentRow(string Expected, int Sentences, int Exact, IReadOnlyList<(string Act, int Count)> Became);
