using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Emulator.Flash;

/// <summary>This computer.</summary>
internal sealed partial class PcWorkbench : IWorkbench
{
    private static readonly string[] Endings = OperatingSystem.IsWindows() ? [".exe", ".cmd", ".bat"] : [string.Empty];

    public bool Has(string tool) => Find(tool) is not null;

    // Windows has no file for a port; there nanoff says when it is missing.
    public bool HasPort(string port) => OperatingSystem.IsWindows() ? WindowsPort().IsMatch(port) : File.Exists(port);

    /// <summary>Beside msbuild, where the extension of Visual Studio puts it, or in the extension of VS Code.</summary>
    public string? FindProjectSystem()
    {
        var candidates = new List<string>();
        if (Find("msbuild") is { } msbuild) candidates.Add(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(msbuild)!, "..", "..", "nanoFramework", "v1.0")));
        var extensions = Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".vscode", "extensions");
        if (Directory.Exists(extensions))
            candidates.AddRange(Directory.GetDirectories(extensions, "nanoframework.vscode-nanoframework-*").OrderDescending(StringComparer.Ordinal).Select(found => Path.Combine(found, "dist", "utils", "nanoFramework", "v1.0")));
        return candidates.Find(Directory.Exists);
    }

    public async Task<int> RunAsync(FlashStep step, CancellationToken cancellation)
    {
        using var process = Process.Start(new ProcessStartInfo(Find(step.Tool)!, step.Arguments) { UseShellExecute = false })!;
        try
        {
            await process.WaitForExitAsync(cancellation).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }

        return process.ExitCode;
    }

    private static string? Find(string tool)
    {
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Append(Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".dotnet", "tools"));
        return folders.SelectMany(folder => Endings.Select(ending => Path.Combine(folder, tool + ending))).FirstOrDefault(File.Exists);
    }

    [GeneratedRegex("^COM[0-9]+$", RegexOptions.IgnoreCase)]
    private static partial Regex WindowsPort();
}
