using Emulator.Flash;

namespace Emulator.Tests.Flash;

/// <summary>A computer with the tools that a test gives it; keeps what was run, and the files as they were then.</summary>
internal sealed class FakeWorkbench : IWorkbench
{
    public HashSet<string> Tools { get; } = ["nanoff", "msbuild", "nuget"];

    public string Port { get; set; } = "COM5";

    public string? ProjectSystem { get; set; } = "extension";

    public string FailingTool { get; set; } = string.Empty;

    public List<string> Ran { get; } = [];

    public Dictionary<string, string> Files { get; } = [];

    public string Folder { get; private set; } = string.Empty;

    public bool Has(string tool) => Tools.Contains(tool);

    public bool HasPort(string port) => port == Port;

    public string? FindProjectSystem() => ProjectSystem;

    public Task<int> RunAsync(FlashStep step, CancellationToken cancellation)
    {
        Ran.Add(step.CommandLine);
        foreach (var file in step.Files)
        {
            Files[Path.GetFileName(file.Path)] = File.ReadAllText(file.Path);
            Folder = Path.GetDirectoryName(file.Path)!;
        }

        return Task.FromResult(step.Tool == FailingTool ? 1 : 0);
    }
}
