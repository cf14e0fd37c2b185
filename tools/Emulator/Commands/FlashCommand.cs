using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using Emulator.Boards;
using Emulator.Flash;

namespace Emulator.Commands;

/// <summary><c>flash</c>: nanoFramework, settings and firmware onto a real board.</summary>
internal static class FlashCommand
{
    public static Command Create()
    {
        var board = new Option<string>("--board") { Description = "A folder of boards/.", Required = true };
        var port = new Option<string>("--port") { Description = "Serial port of the board, e.g. COM5 or /dev/ttyUSB0.", Required = true };
        var wifi = new Option<string?>("--wifi") { Description = "File with the Wi-Fi: {\"ssid\":\"...\",\"password\":\"...\"}." };
        var ssid = new Option<string?>("--ssid") { Description = "Name of the Wi-Fi, instead of --wifi." };
        var password = new Option<string?>("--password") { Description = "Password of the Wi-Fi; other users of this computer can see it while the command runs, which --wifi avoids." };
        var server = new Option<string?>("--server") { Description = "Address of the server, e.g. http://192.168.1.10:8000." };
        var image = new Option<string?>("--image") { Description = "A built deployment image; without it the firmware is built." };
        var keep = new Option<bool>("--keep-runtime") { Description = "nanoFramework is on the board already: leave it." };
        var dryRun = new Option<bool>("--dry-run") { Description = "Show every command and file, and do nothing." };
        var folder = new Option<string>("--boards") { Description = "The folder of the boards.", DefaultValueFactory = _ => "boards" };
        var command = new Command("flash", "Brings nanoFramework, the settings and the firmware onto a board.") { board, port, wifi, ssid, password, server, image, keep, dryRun, folder };
        command.SetAction(async (arguments, cancellation) =>
        {
            if (!TryFindBoard(arguments.GetValue(folder)!, arguments.GetValue(board)!, out var description, out var problem)
                || !TryReadWifi(arguments.GetValue(wifi), arguments.GetValue(ssid), arguments.GetValue(password), out var credentials, out problem)
                || !TryCheckServer(arguments.GetValue(server), out problem))
            {
                await Console.Error.WriteLineAsync(problem).ConfigureAwait(false);
                return ExitCode.CannotRun;
            }

            var request = new FlashRequest(description, arguments.GetValue(port)!, credentials, arguments.GetValue(server), arguments.GetValue(image), arguments.GetValue(keep));
            var run = new FlashRun(request, new PcWorkbench(), Console.Out, Console.Error);
            return arguments.GetValue(dryRun) ? run.Show() : await run.RunAsync(cancellation).ConfigureAwait(false);
        });
        return command;
    }

    private static bool TryFindBoard(string folder, string name, [NotNullWhen(true)] out BoardDescription? board, out string problem)
    {
        board = null;
        string[] known = Directory.Exists(folder) ? [.. Directory.GetDirectories(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)] : [];
        problem = $"There is no board \"{name}\". Known: {string.Join(", ", known)}.";
        if (!known.Contains(name)) return false;
        if (BoardDescription.TryParse(File.ReadAllText(Path.Combine(folder, name, "board.json")), out board, out problem)) return true;
        problem = $"board.json of \"{name}\" cannot be read: {problem}";
        return false;
    }

    private static bool TryReadWifi(string? file, string? ssid, string? password, out WifiCredentials? credentials, out string problem)
    {
        credentials = null;
        problem = string.Empty;
        if (file is null && ssid is null) return true;
        if (file is not null && !File.Exists(file))
        {
            problem = $"There is no file {file}.";
            return false;
        }

        var read = file is not null
            ? WifiCredentials.TryParse(File.ReadAllText(file), out credentials, out problem)
            : WifiCredentials.TryCreate(ssid, password, out credentials, out problem);
        if (!read && file is not null) problem = $"{file}: {problem}";
        return read;
    }

    private static bool TryCheckServer(string? server, out string problem)
    {
        problem = string.Empty;
        if (server is null || (Uri.TryCreate(server, UriKind.Absolute, out var address) && address.Scheme is "http" or "https")) return true;
        problem = $"\"{server}\" is no address of a server: it begins with http:// or https://.";
        return false;
    }
}
