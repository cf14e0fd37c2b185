using System.Text.Json;
using Emulator.Running;

namespace Emulator.Flash;

/// <summary>
/// The commands that bring firmware onto a board, in their order. The application comes last, so that it finds its
/// settings when it first starts. Options as in nanoff's own list (nanoFirmwareFlasher.Tool, Options.cs of July 2026).
/// </summary>
internal static class FlashPlan
{
    private const string Masked = "********";

    /// <param name="request">What is wanted.</param>
    /// <param name="folder">Where files for nanoff are put.</param>
    /// <param name="projectSystem">nanoFramework's folder for msbuild.</param>
    public static IReadOnlyList<FlashStep> For(FlashRequest request, string folder, string projectSystem)
    {
        var steps = new List<FlashStep>();
        if (request.Image is null) steps.AddRange(Build(request.Board.Name, projectSystem));
        if (!request.KeepRuntime) steps.Add(new("Put nanoFramework onto the board", "nanoff", ["--update", "--target", request.Board.Target!, "--serialport", request.Port], []));
        if (Configure(request, folder) is { } configure) steps.Add(configure);
        steps.Add(new("Put the firmware onto the board", "nanoff",
            ["--target", request.Board.Target!, "--serialport", request.Port, "--deploy", "--image", request.Image ?? BuiltImage], []));
        return steps;
    }

    /// <summary>Where msbuild leaves the deployment image.</summary>
    private static string BuiltImage => Path.Combine("Device", "bin", "Release", "Firmware.bin");

    private static IEnumerable<FlashStep> Build(string board, string projectSystem) =>
    [
        new("Fetch nanoFramework's libraries", "nuget", ["restore", Path.Combine("Device", "packages.config"), "-PackagesDirectory", "packages"], []),
        new("Build the firmware", "msbuild",
            [Path.Combine("Device", "Device.nfproj"), $"-p:Board={board}", "-p:Configuration=Release", $"-p:NanoFrameworkProjectSystemPath={projectSystem}{Path.DirectorySeparatorChar}"], []),
    ];

    private static FlashStep? Configure(FlashRequest request, string folder)
    {
        List<string> arguments = ["--serialport", request.Port];
        var files = new List<FlashFile>();
        if (request.ServerUrl is { } server)
        {
            var settings = new FlashFile(Path.Combine(folder, "settings.json"), JsonSerializer.Serialize(BoardSettings.For(server, "manual").Fields), string.Empty);
            var list = new FlashFile(Path.Combine(folder, "files.json"), FileDeployment(settings.Path), string.Empty);
            files.AddRange([settings with { Shown = settings.Content }, list with { Shown = list.Content }]);
            arguments.AddRange(["--filedeployment", list.Path]);
        }

        if (request.Wifi is { } wifi)
        {
            var shown = wifi.Password.Length > 0 ? wifi with { Password = Masked } : wifi;
            var network = new FlashFile(Path.Combine(folder, "network.json"), wifi.ToNetworkDeployment(), shown.ToNetworkDeployment());
            files.Add(network);
            arguments.AddRange(["--networkdeployment", network.Path]);
        }

        return files.Count == 0 ? null : new("Store the settings", "nanoff", arguments, files);
    }

    private static string FileDeployment(string settings) => JsonSerializer.Serialize(new Dictionary<string, object>
    {
        ["Files"] = new[] { new Dictionary<string, string> { ["DestinationFilePath"] = @"I:\settings.json", ["SourceFilePath"] = settings } },
    });
}
