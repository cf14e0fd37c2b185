using System.CommandLine;
using System.Text.Json;

namespace Bench;

/// <summary><c>bench turn</c>: how long one board waits.</summary>
internal static class TurnCommand
{
    private static readonly string[] Texts =
        ["turn on the living room light", "set the lamp to fifty percent", "turn the lamp off", "what is the brightness"];

    private static readonly string[] Voices = ["rms", "slt", "kal16", "awb"];

    public static Command Create()
    {
        var turns = new Option<int>("--turns") { Description = "Utterances, the first of which is told apart.", DefaultValueFactory = _ => 41 };
        var aborts = new Option<int>("--aborts") { Description = "Interruptions.", DefaultValueFactory = _ => 20 };
        var json = new Option<bool>("--json") { Description = "Only the summary, as one line of JSON." };
        var command = new Command(
            "turn", "One board speaks commands in real time: from the end of speech to the first sound, and from abort to silence.")
        {
            turns, aborts, json,
        };
        command.SetAction((parsed, cancellationToken) =>
            RunAsync(parsed.GetValue(turns), parsed.GetValue(aborts), parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static Task<int> RunAsync(int turns, int aborts, bool json, CancellationToken cancellationToken) =>
        BenchServer.WithAsync(
            async server =>
            {
                var recordings = SpokenText.Make(Texts, Voices);
                var bench = new TurnBench(server.VoiceAddress, recordings);
                await bench.RunAsync(turns, aborts, cancellationToken);
                Report(bench, json);
            },
            cancellationToken);

    private static void Report(TurnBench bench, bool json)
    {
        if (!json)
        {
            Console.WriteLine("One board, 16 kHz PCM in frames of 60 ms, manual mode. Milliseconds after listen stop was sent:");
            Console.WriteLine($"  first utterance, first sound   {bench.FirstUtterance.TotalMilliseconds,7:F1}");
            Print("  recognised (stt)", bench.Recognised);
            Print("  first sound", bench.FirstAudio);
            Print("Milliseconds from abort to the last frame that came after it", bench.LastAudioAfterAbort);
            foreach (var misheard in bench.Misheard) Console.WriteLine($"Misheard: {misheard}");
        }

        Console.WriteLine(JsonSerializer.Serialize(new
        {
            bench = "turn",
            first_utterance_ms = Math.Round(bench.FirstUtterance.TotalMilliseconds, 1),
            recognised = bench.Recognised.Summary(),
            first_audio = bench.FirstAudio.Summary(),
            abort_to_silence = bench.LastAudioAfterAbort.Summary(),
            misheard = bench.Misheard.Count,
        }));
    }

    private static void Print(string name, Series series) => Console.WriteLine(
        $"{name,-31} p50 {series.Percentile(0.50),6:F1}   p95 {series.Percentile(0.95),6:F1}   max {series.Max,6:F1}   of {series.Count}");
}
