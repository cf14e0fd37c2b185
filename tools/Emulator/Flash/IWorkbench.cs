namespace Emulator.Flash;

/// <summary>The computer that the board hangs on: what is installed there, and running it.</summary>
internal interface IWorkbench
{
    bool Has(string tool);

    /// <summary>False for a port that is certainly not there.</summary>
    bool HasPort(string port);

    /// <summary>The folder of nanoFramework's project system for msbuild; null when it is not installed.</summary>
    string? FindProjectSystem();

    /// <summary>Runs a command in the foreground; its exit code.</summary>
    Task<int> RunAsync(FlashStep step, CancellationToken cancellation);
}
