using System.CommandLine;
using System.Text.Json;

namespace Bench.Load;

/// <summary><c>bench server</c>: how many boards one server takes.</summary>
internal static class LoadCommand
{
    private const string Fixed = "fixed";

    private static readonly string[] Texts =
        ["turn on the living room light", "set the lamp to fifty percent", "turn the fan off", "what is the brightness"];

    private static readonly string[] Voices = ["rms", "slt", "kal16", "awb"];

    public static Command Create()
    {
        var boards = new Option<int>("--boards") { Description = "Boards that are connected.", DefaultValueFactory = _ => 200 };
        var speaking = new Option<int?>("--speaking") { Description = "Boards that speak in every round; all of them without it." };
        var turns = new Option<int>("--turns") { Description = "Rounds, the first of which is told apart.", DefaultValueFactory = _ => 6 };
        var spread = new Option<int>("--spread") { Description = "Milliseconds within which the boards of a round begin to speak.", DefaultValueFactory = _ => 200 };
        var speech = new Option<string>("--speech") { Description = "fixed: engines without latency, so that only the server is measured; default: its own.", DefaultValueFactory = _ => Fixed };
        speech.AcceptOnlyFromAmong(Fixed, "default");
        var distinct = new Option<bool>("--distinct") { Description = "Every board is answered in words of its own; without it all are told the same, which is coded once." };
        var json = new Option<bool>("--json") { Description = "Only the summary, as one line of JSON." };
        var command = new Command(
            "server", "Many boards stream Opus and speak at about the same time: from the end of speech to the first sound, gaps in it, failures, memory and threads.")
        {
            boards, speaking, turns, spread, speech, distinct, json,
        };
        command.SetAction((parsed, cancellationToken) =>
        {
            var count = parsed.GetValue(boards);
            var load = new Load(
                count, Math.Min(count, parsed.GetValue(speaking) ?? count), parsed.GetValue(turns),
                TimeSpan.FromMilliseconds(parsed.GetValue(spread)), parsed.GetValue(distinct));
            return RunAsync(load, parsed.GetValue(speech) == Fixed, parsed.GetValue(json), cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(Load load, bool isFixed, bool json, CancellationToken cancellationToken)
    {
        var failed = false;
        // All boards of the load come from one address.
        var settings = new Dictionary<string, string> { ["RateLimits__ConnectionsPerSecond"] = "10000" };
        if (isFixed)
        {
            settings["Speech__Recognition"] = settings["Speech__Synthesis"] = Fixed;
            settings["Speech__Fixed__Sentence"] = Texts[0];
        }

        var code = await BenchServer.WithAsync(
            async server =>
            {
                var speeches = SpokenText.Make(Texts, Voices).Select(SpokenFrames.From).ToList();
                var bench = new LoadBench(server.VoiceAddress, load, speeches, isUnderstood: !isFixed);
                var watch = new ServerWatch(server);
                using var watching = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
                var watched = watch.RunAsync(watching.Token);
                await bench.RunAsync(cancellationToken);
                await watching.CancelAsync();
                await watched;
                if (!json) Print(load, bench, watch);
                Summarise(load, isFixed, bench, watch);
                failed = bench.Failures.Count > 0;
            },
            cancellationToken,
            settings);
        return code == 0 && failed ? 1 : code;
    }

    private static void Print(Load load, LoadBench bench, ServerWatch watch)
    {
        Console.WriteLine(
            $"{load.Boards} boards, {load.Speaking} speaking within {load.Spread.TotalMilliseconds:F0} ms of one another, Opus in frames of 60 ms, {load.Turns} rounds.");
        Console.WriteLine($"Connected in {bench.Connecting.TotalSeconds:F1} s. Milliseconds:");
        Print("  end of speech to first sound", bench.FirstAudio);
        Print("  the same in the first round", bench.FirstRound);
        Print("  largest gap between frames", bench.LargestGap);
        Console.WriteLine(
            $"Server: {watch.PeakMegabytes:F0} MB at most, {watch.MostThreads} threads at most, {watch.ProcessorTime.TotalSeconds:F1} s of processor time.");
        foreach (var (what, count) in bench.Failures) Console.WriteLine($"FAILED {count} times: {what}");
        if (bench.Misheard > 0) Console.WriteLine($"Misheard: {bench.Misheard}");
    }

    private static void Summarise(Load load, bool isFixed, LoadBench bench, ServerWatch watch) => Console.WriteLine(JsonSerializer.Serialize(new
    {
        bench = "server",
        speech = isFixed ? Fixed : "default",
        boards = load.Boards,
        speaking = load.Speaking,
        rounds = load.Turns,
        distinct = load.IsDistinct,
        connect_s = Math.Round(bench.Connecting.TotalSeconds, 1),
        first_audio = bench.FirstAudio.Summary(),
        first_round = bench.FirstRound.Summary(),
        largest_gap = bench.LargestGap.Summary(),
        failures = bench.Failures.Values.Sum(),
        misheard = bench.Misheard,
        rss_peak_mb = Math.Round(watch.PeakMegabytes, 1),
        threads = watch.MostThreads,
        cpu_s = Math.Round(watch.ProcessorTime.TotalSeconds, 1),
    }));

    private static void Print(string name, Series series) => Console.WriteLine(
        $"{name,-31} p50 {series.Percentile(0.50),6:F1}   p95 {series.Percentile(0.95),6:F1}   max {series.Max,6:F1}   of {series.Count}");
}
