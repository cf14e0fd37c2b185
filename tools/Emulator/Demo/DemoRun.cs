using Emulator.Boards;
using Emulator.Commands;
using Emulator.Running;
using Emulator.Sound;
using Nano;

namespace Emulator.Demo;

/// <summary>The demonstration from the start of the server to its end.</summary>
internal sealed class DemoRun(BuiltBoard board, IReadOnlyList<Recording> recordings, string serverDll, AnswerFolder? answers, bool keep)
{
    private const string Voice = "rms";

    public async Task<int> RunAsync(IDemoReport report, CancellationToken cancellation)
    {
        using var dataFolder = new TemporaryFolder("server");
        using var storage = new TemporaryFolder("board");
        var clock = new RealTimeClock();
        var logFile = Path.Combine(answers?.FullPath ?? dataFolder.Path, "server.log");
        try
        {
            using var server = await ServerChild.StartAsync(serverDll, dataFolder.Path, logFile, cancellation).ConfigureAwait(false);
            var settings = BoardSettings.For(server.Address.ToString(), "manual");
            if (!EmulatedBoard.TryCreate(board, settings, storage.Path, MacAddress.For(board.Description.Name), clock, out var emulated, out var problem))
                return await CannotRunAsync(problem).ConfigureAwait(false);
            using (emulated)
            {
                if (!TryMakeSteps(emulated, out var steps, out problem)) return await CannotRunAsync(problem).ConfigureAwait(false);
                emulated.Journal.Added += (_, happened) => report.Write(happened);
                report.Begin(emulated, server.Address, answers?.FullPath);
                emulated.Start();
                var failures = await PerformAsync(emulated, new Conversation(emulated, settings), steps, report, cancellation).ConfigureAwait(false);
                report.End(emulated.Milliseconds, steps.Count - failures.Count, failures);
                if (keep) await Task.Delay(Timeout.Infinite, cancellation).ConfigureAwait(false);
                return failures.Count == 0 ? ExitCode.Success : ExitCode.Failed;
            }
        }
        catch (InvalidOperationException serverFailed)
        {
            await Console.Error.WriteLineAsync(serverFailed.Message).ConfigureAwait(false);
            if (answers is null && File.Exists(logFile)) await Console.Error.WriteLineAsync(await File.ReadAllTextAsync(logFile, CancellationToken.None).ConfigureAwait(false)).ConfigureAwait(false);
            return ExitCode.Failed;
        }
        catch (IOException notWritten)
        {
            await Console.Error.WriteLineAsync(notWritten.Message).ConfigureAwait(false);
            return ExitCode.Failed;
        }
    }

    private async Task<List<string>> PerformAsync(EmulatedBoard emulated, Conversation conversation, List<DemoStep> steps, IDemoReport report, CancellationToken cancellation)
    {
        var failures = new List<string>();
        if (!await conversation.WaitUntilReadyAsync(cancellation).ConfigureAwait(false))
        {
            failures.AddRange(steps.Select(step => $"{step.Speech.Name}: the board did not become idle"));
            return failures;
        }

        for (var i = 0; i < steps.Count; i++)
        {
            report.StepBegins(i + 1, steps.Count, steps[i].Speech.Name);
            var exchange = await conversation.SpeakAsync(steps[i].Speech.Samples, cancellation).ConfigureAwait(false);
            var problem = exchange.Problem.Length > 0 ? exchange.Problem : steps[i].Check(exchange);
            report.StepEnds(emulated, exchange, answers?.Save(exchange), problem);
            if (problem.Length > 0) failures.Add($"{steps[i].Speech.Name}: {problem}");
        }

        return failures;
    }

    private bool TryMakeSteps(EmulatedBoard emulated, out List<DemoStep> steps, out string problem)
    {
        problem = string.Empty;
        steps = [.. recordings.Select(recording => new DemoStep(recording, SomethingCameOfIt))];
        if (steps.Count > 0) return true;

        var voice = new Flite(Voice);
        foreach (var (sentence, check) in new DemoScript(emulated).Steps())
        {
            if (!voice.TrySpeak(sentence, out var samples, out problem)) return false;
            steps.Add(new DemoStep(new Recording(sentence, samples), check));
        }

        return true;
    }

    private static string SomethingCameOfIt(Exchange exchange)
    {
        if (exchange.CommandSucceeded) return string.Empty;
        if (exchange.AnswerText.Length == 0) return "neither command nor answer";
        return Refusal.Is(exchange.AnswerText) ? $"it was not understood: \"{exchange.AnswerText}\"" : string.Empty;
    }

    private static async Task<int> CannotRunAsync(string problem)
    {
        await Console.Error.WriteLineAsync(problem).ConfigureAwait(false);
        return ExitCode.CannotRun;
    }
}
