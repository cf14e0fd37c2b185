namespace Bench.Understanding;

/// <summary>Writes a summary for people.</summary>
internal static class UnderstandingReport
{
    public static void Write(UnderstandingSummary summary, TextWriter writer)
    {
        var total = summary.Results.Count;
        writer.WriteLine($"{summary.Set} ({summary.Language}): {total} sentences about {summary.Things} things.");
        writer.WriteLine($"  exact    {Line(Outcome.Exact)}  {summary.Results.Count(result => result.IsConfirmed && result.Outcome == Outcome.Exact)} of them after a yes");
        writer.WriteLine($"  asked    {Line(Outcome.Asked)}");
        writer.WriteLine($"  refused  {Line(Outcome.Refused)}");
        writer.WriteLine($"  wrong    {Line(Outcome.Wrong)}");
        if (summary.Count(Outcome.Broken) > 0) writer.WriteLine($"  broken   {Line(Outcome.Broken)}");
        var noCommands = summary.NoCommands;
        if (noCommands.Count > 0)
        {
            var executed = noCommands.Count(result => result.Outcome == Outcome.Wrong);
            writer.WriteLine($"Of {noCommands.Count} sentences that are to do nothing {executed} did something ({(double)executed / noCommands.Count:P2}).");
        }
        writer.WriteLine($"Risky acts carried out without asking: {summary.RiskyWithoutAsking}.");
        writer.WriteLine($"Milliseconds a sentence with {summary.Things} things: p50 {summary.Times.Percentile(0.50):F3}, p95 {summary.Times.Percentile(0.95):F3}, p99 {summary.Times.Percentile(0.99):F3}, longest {summary.Times.Max:F3}.");
        writer.WriteLine();
        WriteIntents(summary, writer);
        WriteFailures(summary, writer);

        string Line(Outcome outcome) => $"{summary.Count(outcome),5}  {summary.Share(outcome),8:P2}";
    }

    private static void WriteIntents(UnderstandingSummary summary, TextWriter writer)
    {
        writer.WriteLine($"{"expected",-12}{"sentences",9}{"exact",7}  the others became");
        foreach (var row in summary.Intents())
            writer.WriteLine($"{row.Expected,-12}{row.Sentences,9}{row.Exact,7}  {string.Join(", ", row.Became.Select(got => $"{got.Act} {got.Count}"))}");
        writer.WriteLine();
    }

    private static void WriteFailures(UnderstandingSummary summary, TextWriter writer)
    {
        var failures = summary.Results.Where(result => result.Outcome != Outcome.Exact).ToList();
        if (failures.Count == 0) return;
        writer.WriteLine("Not exact:");
        foreach (var failure in failures)
        {
            var sentence = failure.Sentence;
            var withDevices = sentence.Expected.Any(call => call.DeviceId is not null);
            writer.WriteLine($"line {sentence.Line}, {failure.Outcome.ToString().ToLowerInvariant()}: {(sentence.Continues ? "+ " : "")}{sentence.Text}");
            writer.WriteLine($"  expected  {HouseCall.Written(sentence.Expected, withDevices)}{(sentence.MayAsk ? " or a question" : "")}");
            writer.WriteLine($"  got       {HouseCall.Written(failure.Done, withDevices)}{(failure.IsConfirmed ? " after a yes" : "")}");
            writer.WriteLine($"  said      {failure.Answer}");
        }
        writer.WriteLine();
    }
}
