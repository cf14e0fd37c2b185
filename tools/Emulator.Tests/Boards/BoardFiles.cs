using Emulator.Boards;

namespace Emulator.Tests.Boards;

/// <summary>The boards and pin rules as they are committed.</summary>
internal static class BoardFiles
{
    public static IReadOnlyList<ModuleRules> Modules { get; } = ModuleRules.ParseAll(File.ReadAllText(Repository.Folder("boards", "chips.json")));

    /// <summary>Paths of the boards' folders; test rows.</summary>
    public static IEnumerable<object[]> Names => Directory.GetDirectories(Repository.Folder("boards")).Order(StringComparer.Ordinal).Select(folder => new object[] { Path.GetFileName(folder) });

    public static BoardDescription Read(string name)
    {
        if (!BoardDescription.TryParse(File.ReadAllText(Repository.Folder("boards", name, "board.json")), out var board, out var problem)) throw new InvalidDataException($"{name}: {problem}");
        return board;
    }

    public static ModuleRules ModuleOf(BoardDescription board) => Modules.SingleOrDefault(module => module.Name == board.Module)
        ?? throw new InvalidDataException($"{board.Name}: chips.json has no module \"{board.Module}\".");
}
