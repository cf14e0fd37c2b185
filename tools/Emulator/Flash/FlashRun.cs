using Emulator.Commands;
using Emulator.Running;

namespace Emulator.Flash;

/// <summary>Flashes a board, or shows what that would do.</summary>
internal sealed class FlashRun(FlashRequest request, IWorkbench workbench, TextWriter output, TextWriter errors)
{
    private const string NoBuildTools =
        "The firmware is not built here: that needs msbuild and nuget with nanoFramework's extension for Visual Studio (Windows) or VS Code"
        + " (Linux, macOS). Install one of them, or give an image with --image FILE: Firmware.bin, as a build elsewhere or a CI run leaves it.";

    /// <summary>Prints every command and every file, without passwords; runs and writes nothing.</summary>
    public int Show()
    {
        foreach (var problem in Problems()) output.WriteLine($"Note: {problem}");
        var number = 0;
        foreach (var step in FlashPlan.For(request, "TEMPORARY", workbench.FindProjectSystem() ?? "NANOFRAMEWORK"))
        {
            output.WriteLine($"{++number}. {step.Purpose}:");
            foreach (var file in step.Files) output.WriteLine($"   file {file.Path}: {file.Shown}");
            output.WriteLine($"   {step.CommandLine}");
        }

        if (request.Wifi is null || request.ServerUrl is null) output.WriteLine(SetUpByPhone());
        return ExitCode.Success;
    }

    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        var problems = Problems().ToList();
        foreach (var problem in problems) await errors.WriteLineAsync(problem).ConfigureAwait(false);
        if (problems.Count > 0) return ExitCode.CannotRun;

        // Readable by nobody else, and gone at the end: it holds the password of the Wi-Fi.
        using var folder = new TemporaryFolder("flash");
        foreach (var step in FlashPlan.For(request, folder.Path, workbench.FindProjectSystem() ?? string.Empty))
        {
            await output.WriteLineAsync($"{step.Purpose}: {step.CommandLine}").ConfigureAwait(false);
            foreach (var file in step.Files) await File.WriteAllTextAsync(file.Path, file.Content, cancellation).ConfigureAwait(false);
            var exitCode = await workbench.RunAsync(step, cancellation).ConfigureAwait(false);
            if (exitCode == 0) continue;
            await errors.WriteLineAsync($"{step.Tool} ended with {exitCode}; the board is not complete. The command can be repeated.").ConfigureAwait(false);
            return ExitCode.Failed;
        }

        if (request.Wifi is null || request.ServerUrl is null) await output.WriteLineAsync(SetUpByPhone()).ConfigureAwait(false);
        return ExitCode.Success;
    }

    private IEnumerable<string> Problems()
    {
        if (request.Board.Target is null) yield return $"board.json of \"{request.Board.Name}\" names no target.";
        if (!workbench.Has("nanoff")) yield return "nanoff is not installed: dotnet tool install -g nanoff";
        if (!workbench.HasPort(request.Port)) yield return $"There is no port {request.Port}. Plug the board in; nanoff --listports lists the ports.";
        if (request.Image is { } image && !File.Exists(image)) yield return $"There is no image {image}.";
        if (request.Image is null && (!workbench.Has("msbuild") || !workbench.Has("nuget") || workbench.FindProjectSystem() is null)) yield return NoBuildTools;
    }

    private static string SetUpByPhone() =>
        "Wi-Fi or server is left open: the board will offer the network nano-voice-XXXX; join it with a phone and open http://192.168.4.1.";
}
