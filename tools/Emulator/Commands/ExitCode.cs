namespace Emulator.Commands;

/// <summary>How the emulator ends.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>It ran, and something did not do what it should.</summary>
    public const int Failed = 1;

    /// <summary>It could not run: a bad argument, a file that cannot be read, a missing program.</summary>
    public const int CannotRun = 2;
}
