using System.Text.Json;
using Bench.Understanding;

namespace Bench.Speech;

/// <summary>What the results of a set of recordings come to.</summary>
internal sealed class SpeechReport(string set, SpeechBench bench, IReadOnlyList<SpeechResult> results)
{
    private readonly IReadOnlyList<SpeechResult> _commands = [.. results.Where(result => !result.Recording.IsNoCommand)];
    private readonly IReadOnlyList<SpeechResult> _others = [.. results.Where(result => result.Recording.IsNoCommand)];

    public void Write(TextWriter output)
    {
        output.WriteLine($"{set}: {results.Count} recordings, {_commands.Count} of them commands, in a house of {bench.Things} things.");
        foreach (var result in results.Where(result => !result.IsExact || (result.Recording.IsNoCommand && result.Heard.Length > 0)))
        {
            output.WriteLine($"  line {result.Recording.Line}, {result.Done.Outcome.ToString().ToLowerInvariant()}: "
                + $"{(result.Recording.IsNoCommand ? "(no command)" : result.Recording.Transcript)} -> {(result.Heard.Length == 0 ? "(refused)" : result.Heard)}");
        }

        output.WriteLine($"Commands: sentence exact {Part(_commands, result => result.IsSentenceExact)}, executed exactly {Part(_commands, result => result.IsExact)}, "
            + $"executed wrong {Part(_commands, result => result.IsWrong)}, asked back {Part(_commands, result => result.Done.Outcome == Outcome.Asked)}, refused by the recogniser {Part(_commands, result => result.Heard.Length == 0)}.");
        output.WriteLine($"No commands: accepted {Part(_others, result => result.Heard.Length > 0)}, executed {Part(_others, result => result.IsWrong)}.");
        output.WriteLine($"Processor time: {bench.RealTimeShare:P1} of the time of speech.");
        if (bench.AfterEnd.Count > 0)
            output.WriteLine($"From the end to the transcript: p50 {bench.AfterEnd.Percentile(0.5):F1} ms, p95 {bench.AfterEnd.Percentile(0.95):F1} ms.");
    }

    /// <summary>All of it as one line of JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(new
    {
        bench = "speech",
        set,
        things = bench.Things,
        commands = _commands.Count,
        sentence_exact = _commands.Count(result => result.IsSentenceExact),
        accepted_right = _commands.Count(result => result.Heard.Length > 0 && result.IsExact),
        accepted_wrong = _commands.Count(result => result.Heard.Length > 0 && !result.IsExact),
        refused = _commands.Count(result => result.Heard.Length == 0),
        executed_exactly = _commands.Count(result => result.IsExact),
        executed_wrong = _commands.Count(result => result.IsWrong),
        asked = _commands.Count(result => result.Done.Outcome == Outcome.Asked),
        executed_exactly_rate = Rate(_commands, result => result.IsExact),
        executed_wrong_rate = Rate(_commands, result => result.IsWrong),
        confirmed = _commands.Count(result => result.IsExact && result.Done.IsConfirmed),
        no_command = new
        {
            recordings = _others.Count,
            accepted = _others.Count(result => result.Heard.Length > 0),
            executed = _others.Count(result => result.IsWrong),
            executed_rate = Rate(_others, result => result.IsWrong),
        },
        real_time_share = Math.Round(bench.RealTimeShare, 4),
        after_end = bench.AfterEnd.Count > 0 ? bench.AfterEnd.Summary() : null,
    });

    private static string Part(IReadOnlyList<SpeechResult> of, Func<SpeechResult, bool> which) =>
        of.Count == 0 ? "none" : $"{of.Count(which)} of {of.Count} ({Rate(of, which):P1})";

    private static double Rate(IReadOnlyList<SpeechResult> of, Func<SpeechResult, bool> which) =>
        of.Count == 0 ? 0 : Math.Round((double)of.Count(which) / of.Count, 4);
}
