using System.CommandLine;
using Emulator.Boards;
using Emulator.Measuring;
using Emulator.Reporting;
using Emulator.Running;

namespace Emulator.Commands;

/// <summary><c>bench device</c>: what the firmware allocates and calls.</summary>
internal static class BenchCommand
{
    public static Command Create() => new("bench", "Measures.") { Device() };

    private static Command Device()
    {
        var board = CommonOptions.Board();
        var turns = new Option<int>("--turns") { Description = "Sentences that are spoken.", DefaultValueFactory = _ => 8 };
        var minutes = new Option<int>("--minutes") { Description = "Minutes with one turn each, after the rest has been measured.", DefaultValueFactory = _ => 0 };
        var json = new Option<bool>("--json") { Description = "Only the summary, as one line of JSON." };
        var server = CommonOptions.ServerDll();
        AtLeast(turns, 1);
        AtLeast(minutes, 0);
        var command = new Command(
            "device",
            $"Starts the server and a board, and counts what its firmware allocates, which native calls it makes and what it holds, activity by activity. Takes two minutes, and those of --minutes. {CommonOptions.ExitCodes}")
        {
            board, turns, minutes, json, server,
        };
        command.SetAction(async (arguments, cancellation) =>
        {
            var serverDll = arguments.GetValue(server) ?? ServerChild.FindBuilt();
            if (!BoardCatalogue.OfThisBuild.TryFind(arguments.GetValue(board)!, out var built, out var problem)) return await CannotRunAsync(problem).ConfigureAwait(false);
            if (serverDll is null || !File.Exists(serverDll)) return await CannotRunAsync("The server is not built: dotnet build server/Server, or say where it is with --server-dll.").ConfigureAwait(false);

            var run = new DeviceBenchRun(built, serverDll, arguments.GetValue(turns), arguments.GetValue(minutes), arguments.GetValue(json));
            try
            {
                return await run.RunAsync(BoardConsole.Install(), cancellation).ConfigureAwait(false);
            }
            catch (OperationCanceledException)
            {
                return ExitCode.Failed;
            }
        });
        return command;
    }

    private static void AtLeast(Option<int> option, int least) => option.Validators.Add(result =>
    {
        if (result.GetValue(option) < least) result.AddError($"{option.Name} must be at least {least}.");
    });

    private static async Task<int> CannotRunAsync(string problem)
    {
        await Console.Error.WriteLineAsync(problem).ConfigureAwait(false);
        return ExitCode.CannotRun;
    }
}
