using System.CommandLine;
using Bench.Understanding;

namespace Bench.Speech;

/// <summary><c>bench speech</c>: how many recordings do exactly what they should.</summary>
internal static class SpeechCommand
{
    private const int CannotRun = 2;

    public static Command Create()
    {
        var file = new Argument<string>("FILE.tsv") { Description = "Lines of: WAV file, a tab, what is said, a tab, the expected calls as JSON; the last two empty for what is no command." };
        var devices = new Option<string?>("--devices") { Description = "What boards send of themselves, as JSON; the house of bench understanding without it." };
        var realTime = new Option<bool>("--real-time") { Description = "Play as fast as it was spoken, and measure from the end of speech to the transcript." };
        var json = new Option<bool>("--json") { Description = "Only the summary, as one line of JSON." };
        var command = new Command("speech", "Recordings are played to the default recogniser, and what it hears is given to the offline understanding in a simulated house.")
        {
            file, devices, realTime, json,
        };
        command.SetAction((parsed, cancellationToken) => RunAsync(
            parsed.GetValue(file)!, parsed.GetValue(devices), parsed.GetValue(realTime), parsed.GetValue(json), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(string file, string? devices, bool isRealTime, bool isJson, CancellationToken cancellationToken)
    {
        devices ??= Path.Combine(AppContext.BaseDirectory, "Understanding", "Sets", "house.json");
        try
        {
            if (!File.Exists(devices)) throw new InvalidDataException($"There is no file {devices}.");
            var bench = new SpeechBench(DevicesFile.Read(await File.ReadAllTextAsync(devices, cancellationToken)));
            var recordings = RecordingFile.Read(file, bench.Names);
            foreach (var recording in recordings)
                foreach (var call in recording.Expected)
                    if (bench.Names.Problem(call) is { } problem) await Console.Error.WriteLineAsync($"line {recording.Line}: {problem}");
            var report = new SpeechReport(Path.GetFileName(file), bench, await bench.RunAsync(recordings, isRealTime, cancellationToken));
            if (!isJson) report.Write(Console.Out);
            Console.WriteLine(report.ToJson());
            return 0;
        }
        catch (Exception problem) when (problem is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            await Console.Error.WriteLineAsync(problem.Message);
            return CannotRun;
        }
    }
}
