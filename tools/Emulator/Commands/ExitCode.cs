namespace Emulator.Commands;

/// <summary>How the emulator ends.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>It ran, and something did not do what it should, or broke.</summary>
    public const int Failed = 1;

    /// <summary>Wrong use: a bad argument, a file that cannot be read or written, something that was not built.</summary>
    public const int CannotRun = 2;
}
