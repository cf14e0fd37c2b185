using Emulator.Boards;
using Emulator.Reporting;
using Emulator.Running;
using Emulator.Screen;
using Emulator.Sound;
using Nano;

namespace Emulator.Commands;

/// <summary>One board, from switching it on to switching it off.</summary>
internal sealed class EmulateRun(BuiltBoard board, BoardSettings settings, byte[] mac, IReadOnlyList<Recording> speech, AnswerFolder? answers)
{
    /// <summary>What is spoken into the microphone, one after the other.</summary>
    public IReadOnlyList<Recording> Speech => speech;

    public async Task<int> RunAsync(ReportStyle style, CancellationToken cancellation)
    {
        using var storage = new TemporaryFolder("board");
        if (!EmulatedBoard.TryCreate(board, settings, storage.Path, mac, new RealTimeClock(), out var emulated, out var problem))
        {
            await Console.Error.WriteLineAsync(problem).ConfigureAwait(false);
            return ExitCode.CannotRun;
        }

        using (emulated)
        {
            var console = BoardConsole.Install();
            IEventReport? report = style switch
            {
                ReportStyle.Json => new JsonReport(console),
                ReportStyle.Text => new TextReport(console),
                _ => null,
            };
            if (report is not null) emulated.Journal.Added += (_, happened) => report.Write(happened);
            emulated.Start();
            try
            {
                if (style == ReportStyle.Screen) return await new BoardScreen(emulated, settings, BoardConsole.Ansi(console)).RunAsync(cancellation).ConfigureAwait(false);
                if (speech.Count > 0) return await SpeakAllAsync(emulated, cancellation).ConfigureAwait(false);
                await Task.Delay(Timeout.Infinite, cancellation).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                // Told to end.
            }

            return ExitCode.Success;
        }
    }

    private async Task<int> SpeakAllAsync(EmulatedBoard emulated, CancellationToken cancellation)
    {
        var conversation = new Conversation(emulated, settings);
        if (!await conversation.WaitUntilReadyAsync(cancellation).ConfigureAwait(false))
        {
            emulated.Report(BoardEventKind.Error, ("text", "The board did not become idle."));
            return ExitCode.Failed;
        }

        var failures = 0;
        foreach (var recording in speech)
        {
            var exchange = await conversation.SpeakAsync(recording.Samples, cancellation).ConfigureAwait(false);
            if (answers?.Save(exchange) is { } file) emulated.Report(BoardEventKind.Audio, ("what", "saved"), ("file", file));
            if (exchange.Problem.Length == 0) continue;
            failures++;
            emulated.Report(BoardEventKind.Error, ("text", $"{recording.Name}: {exchange.Problem}"));
        }

        await conversation.EndAsync(cancellation).ConfigureAwait(false);
        return failures == 0 ? ExitCode.Success : ExitCode.Failed;
    }
}
