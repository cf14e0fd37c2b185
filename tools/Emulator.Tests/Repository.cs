namespace Emulator.Tests;

/// <summary>Finds the sources from where the tests run.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string Folder(params string[] parts) => Path.Combine([Root, .. parts]);

    /// <summary>Source files below a folder, without build output.</summary>
    public static IEnumerable<string> Sources(params string[] parts) => Directory
        .EnumerateFiles(Folder(parts), "*.cs", SearchOption.AllDirectories)
        .Where(file => !file.Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"));

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Directory.Exists(Path.Combine(folder.FullName, "Device")) && Directory.Exists(Path.Combine(folder.FullName, "boards"))) return folder.FullName;
        }

        throw new InvalidOperationException("The tests do not run inside the repository.");
    }
}
