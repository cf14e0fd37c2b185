using System.CommandLine;
using Emulator.Boards;
using Emulator.Demo;
using Emulator.Reporting;
using Emulator.Running;
using Emulator.Sound;

namespace Emulator.Commands;

/// <summary><c>demo</c>: server, board and somebody who talks to it, in one go.</summary>
internal static class DemoCommand
{
    public static Command Create()
    {
        var board = CommonOptions.Board();
        var microphone = CommonOptions.Microphone();
        var json = CommonOptions.Json();
        var output = CommonOptions.Out();
        var server = CommonOptions.ServerDll();
        var keep = new Option<bool>("--keep") { Description = "Keep the server running at the end, until Ctrl-C." };
        var command = new Command("demo", $"Starts the server and a board, speaks to it and checks what the board does. {CommonOptions.ExitCodes}") { board, microphone, json, output, server, keep };
        command.SetAction(async (arguments, cancellation) =>
        {
            if (!TryPrepare(arguments.GetValue(board)!, arguments.GetValue(microphone) ?? [], arguments.GetValue(server), arguments.GetValue(output), arguments.GetValue(keep), out var run, out var problem))
            {
                await Console.Error.WriteLineAsync(problem).ConfigureAwait(false);
                return ExitCode.CannotRun;
            }

            var console = BoardConsole.Install();
            IDemoReport report = arguments.GetValue(json) ? new JsonDemoReport(console) : new ScreenDemoReport(BoardConsole.Ansi(console));
            try
            {
                return await run.RunAsync(report, cancellation).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return ExitCode.Failed;
            }
        });
        return command;
    }

    private static bool TryPrepare(string boardName, string[] microphone, string? serverDll, string? output, bool keep, out DemoRun run, out string problem)
    {
        run = null!;
        if (!BoardCatalogue.OfThisBuild.TryFind(boardName, out var board, out problem)) return false;
        serverDll ??= ServerChild.FindBuilt();
        if (serverDll is null || !File.Exists(serverDll))
        {
            problem = serverDll is null ? "The server is not built: dotnet build server/Server, or say where it is with --server-dll." : $"There is no {serverDll}.";
            return false;
        }

        if (!Recordings.TryRead(microphone, out var recordings, out problem)) return false;
        AnswerFolder? answers = null;
        if (output is not null && !AnswerFolder.TryOpen(output, out answers, out problem)) return false;
        run = new DemoRun(board, recordings, serverDll, answers, keep);
        return true;
    }
}
