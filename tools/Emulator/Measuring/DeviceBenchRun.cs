using Emulator.Boards;
using Emulator.Commands;
using Emulator.Demo;
using Emulator.Running;
using Emulator.Sound;
using Nano;

namespace Emulator.Measuring;

/// <summary>Server, board and benchmark from start to end.</summary>
internal sealed class DeviceBenchRun(BuiltBoard board, string serverDll, int turns, int minutes, bool json)
{
    private const string Voice = "rms";

    public async Task<int> RunAsync(TextWriter output, CancellationToken cancellation)
    {
        using var serverFolder = new TemporaryFolder("server");
        using var storage = new TemporaryFolder("board");
        var logFile = Path.Combine(serverFolder.Path, "server.log");
        try
        {
            using var server = await ServerChild.StartAsync(serverDll, serverFolder.Path, logFile, cancellation).ConfigureAwait(false);
            var settings = BoardSettings.For(server.Address.ToString(), "manual");
            if (!EmulatedBoard.TryCreate(board, settings, storage.Path, MacAddress.For(board.Description.Name), new RealTimeClock(), out var emulated, out var problem))
                return await CannotRunAsync(problem).ConfigureAwait(false);
            using (emulated)
            {
                if (!TrySpeakSentences(emulated, out var sentences, out problem)) return await CannotRunAsync(problem).ConfigureAwait(false);
                return await MeasureAsync(emulated, sentences, output, cancellation).ConfigureAwait(false);
            }
        }
        catch (InvalidOperationException serverFailed)
        {
            await Console.Error.WriteLineAsync(serverFailed.Message).ConfigureAwait(false);
            return ExitCode.Failed;
        }
    }

    private async Task<int> MeasureAsync(EmulatedBoard emulated, List<Recording> sentences, TextWriter output, CancellationToken cancellation)
    {
        var bench = new DeviceBench(emulated, sentences, line =>
        {
            if (!json) output.WriteLine(line);
        });
        emulated.Journal.Added += (_, happened) =>
        {
            if (!json && happened.Kind == BoardEventKind.Error) output.WriteLine(happened["text"]);
        };
        emulated.Start();
        var complete = await bench.MeasureAsync(turns, cancellation).ConfigureAwait(false);
        if (complete) await bench.LiveAsync(minutes, cancellation).ConfigureAwait(false);
        var figures = new DeviceFigures(bench, emulated.Description.Name);
        if (!json) foreach (var line in figures.Lines()) await output.WriteLineAsync(line).ConfigureAwait(false);
        await output.WriteLineAsync(figures.ToJson()).ConfigureAwait(false);
        return complete && bench.Problems.Count == 0 ? ExitCode.Success : ExitCode.Failed;
    }

    /// <summary>Those of the demonstration: they fit what hangs on the board.</summary>
    private static bool TrySpeakSentences(EmulatedBoard emulated, out List<Recording> sentences, out string problem)
    {
        sentences = [];
        problem = string.Empty;
        var voice = new Flite(Voice);
        foreach (var (sentence, _) in new DemoScript(emulated).Steps())
        {
            if (!voice.TrySpeak(sentence, out var samples, out problem)) return false;
            sentences.Add(new Recording(sentence, samples));
        }

        return true;
    }

    private static async Task<int> CannotRunAsync(string problem)
    {
        await Console.Error.WriteLineAsync(problem).ConfigureAwait(false);
        return ExitCode.CannotRun;
    }
}
