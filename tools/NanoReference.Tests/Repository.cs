namespace NanoReference.Tests;

/// <summary>Where the files under test stand in the working tree.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string References => At("tools/NanoReference/bin/reference");

    /// <summary>The compiled firmware of each board.</summary>
    public static string[] Firmwares => [.. Boards.Select(board => At($"tools/NanoReference/bin/gate/{board}.dll"))];

    /// <summary>Folders of boards/ that hold a Board.cs.</summary>
    public static string[] Boards =>
        [.. Directory.GetDirectories(At("boards")).Where(folder => File.Exists(Path.Combine(folder, "Board.cs"))).Select(Path.GetFileName).Order()!];

    public static string At(string path) => Path.Combine(Root, path);

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Firmware.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("No folder above the tests holds Firmware.sln.");
        return folder;
    }
}
