using System.CommandLine;
using System.Text.Json;
using Server.Devices;

namespace Bench.Recognition;

/// <summary><c>bench recognition</c>: what a board's vocabulary costs the recogniser.</summary>
internal static class RecognitionCommand
{
    private const int CannotRun = 2;

    private static readonly string[] Texts =
        ["turn on the living room light", "set the living room light to fifty percent", "make it red", "what is the temperature",
         "turn on the fan", "set the fan to speed three", "turn everything off", "the weather in the mountains was lovely last week"];

    public static Command Create()
    {
        var board = new Option<string>("--board") { Description = "The board whose things can be spoken of.", DefaultValueFactory = _ => "esp32-s3-devkitc-1" };
        var json = new Option<bool>("--json") { Description = "Only the summary, as one line of JSON." };
        var command = new Command("recognition", "Sentences are spoken to the recogniser with the vocabulary of a board, in real time: how long it takes after the end.")
        {
            board, json,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(parsed.GetValue(board)!, parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string board, bool json, CancellationToken cancellationToken)
    {
        try
        {
            var descriptors = await BoardThings.AskAsync(board, cancellationToken);
            var bench = new RecognitionBench([.. descriptors.Select(thing => new Thing(board, thing, new Dictionary<string, object>()))]);
            await bench.RunAsync(SpokenText.Make(Texts, ["rms", "slt"]), cancellationToken);
            if (!json) Print(board, descriptors.Count, bench);
            Console.WriteLine(JsonSerializer.Serialize(new
            {
                bench = "recognition",
                board,
                things = descriptors.Count,
                jsgf_characters = bench.GrammarCharacters,
                grammar_ms = Math.Round(bench.GrammarTime.TotalMilliseconds, 1),
                real_time_share = Math.Round(bench.RealTimeShare, 3),
                after_end = bench.AfterEnd.Summary(),
            }));
            return 0;
        }
        catch (InvalidOperationException problem)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return CannotRun;
        }
    }

    private static void Print(string board, int things, RecognitionBench bench)
    {
        Console.WriteLine($"{board}: {things} things, a grammar of {bench.GrammarCharacters} characters, made ready in {bench.GrammarTime.TotalMilliseconds:F0} ms.");
        Console.WriteLine($"Processor time of the recogniser: {bench.RealTimeShare:P1} of the time of speech.");
        Console.WriteLine($"From the end of speech to the transcript: p50 {bench.AfterEnd.Percentile(0.5):F1} ms, p95 {bench.AfterEnd.Percentile(0.95):F1} ms, longest {bench.AfterEnd.Max:F1} ms, of {bench.AfterEnd.Count}.");
        foreach (var (said, heard) in bench.Heard) Console.WriteLine($"  {said} -> {(heard.Length == 0 ? "(refused)" : heard)}");
    }
}
