using System.CommandLine;
using Emulator.Boards;
using Emulator.Running;
using Emulator.Sound;

namespace Emulator.Commands;

/// <summary><c>emulate</c>: one board against a server.</summary>
internal static class EmulateCommand
{
    public static Command Create()
    {
        var board = CommonOptions.Board();
        var server = new Option<string>("--server") { Description = "Address of the server, e.g. http://127.0.0.1:8000.", Required = true };
        var microphone = CommonOptions.Microphone();
        var mode = new Option<string>("--mode") { Description = "How the end of the speech is found: manual (by the button), auto, realtime.", DefaultValueFactory = _ => "manual" };
        mode.AcceptOnlyFromAmong("manual", "auto", "realtime");
        var json = CommonOptions.Json();
        var headless = new Option<bool>("--headless") { Description = "No screen: runs until it is told to end, or until the --mic files are spoken." };
        var mac = new Option<string?>("--mac") { Description = "Network address of the board; by default one that belongs to the board's name." };
        var output = CommonOptions.Out();
        var command = new Command("emulate", $"Runs a board against a server. {CommonOptions.ScreenKeys} {CommonOptions.ExitCodes}") { board, server, microphone, mode, json, headless, mac, output };
        command.SetAction(async (arguments, cancellation) =>
        {
            if (!TryPrepare(arguments.GetValue(board)!, arguments.GetValue(server)!, arguments.GetValue(mode)!, arguments.GetValue(mac), arguments.GetValue(microphone) ?? [], arguments.GetValue(output), out var run, out var problem))
            {
                await Console.Error.WriteLineAsync(problem).ConfigureAwait(false);
                return ExitCode.CannotRun;
            }

            var style = arguments.GetValue(json) ? ReportStyle.Json : arguments.GetValue(headless) || run.Speech.Count > 0 || Console.IsOutputRedirected ? ReportStyle.Text : ReportStyle.Screen;
            return await run.RunAsync(style, cancellation).ConfigureAwait(false);
        });
        return command;
    }

    private static bool TryPrepare(string boardName, string server, string mode, string? macText, string[] microphone, string? output, out EmulateRun run, out string problem)
    {
        run = null!;
        if (!BoardCatalogue.OfThisBuild.TryFind(boardName, out var board, out problem)) return false;
        if (!Uri.TryCreate(server, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            problem = $"\"{server}\" is no address of a server: it begins with http:// or https://.";
            return false;
        }

        var mac = MacAddress.For(boardName);
        if (macText is not null && !MacAddress.TryParse(macText, out mac))
        {
            problem = $"\"{macText}\" is no network address: six bytes like 02:4e:00:00:00:01.";
            return false;
        }

        if (!Recordings.TryRead(microphone, out var speech, out problem)) return false;
        AnswerFolder? answers = null;
        if (output is not null && !AnswerFolder.TryOpen(output, out answers, out problem)) return false;
        run = new EmulateRun(board, BoardSettings.For(server, mode), mac, speech, answers);
        return true;
    }
}
