using System.Diagnostics.CodeAnalysis;

namespace Emulator.Boards;

/// <summary>The boards that were built beside the emulator.</summary>
internal sealed class BoardCatalogue(string folder)
{
    /// <summary>The boards of this build.</summary>
    public static BoardCatalogue OfThisBuild { get; } = new(Path.Combine(AppContext.BaseDirectory, "boards"));

    /// <summary>Every board whose description can be read, by name.</summary>
    public IReadOnlyList<BuiltBoard> All()
    {
        if (!Directory.Exists(folder)) return [];
        var boards = new List<BuiltBoard>();
        foreach (var entry in Directory.GetDirectories(folder).Order(StringComparer.Ordinal))
        {
            if (TryFind(Path.GetFileName(entry), out var board, out _)) boards.Add(board);
        }

        return boards;
    }

    /// <summary>False, with the reason in words, when there is no such board or it was not built.</summary>
    public bool TryFind(string name, [NotNullWhen(true)] out BuiltBoard? board, out string problem)
    {
        board = null;
        string[] folders = Directory.Exists(folder) ? Directory.GetDirectories(folder) : [];
        var known = folders.Select(Path.GetFileName).Order(StringComparer.Ordinal);
        if (!known.Contains(name))
        {
            problem = $"There is no board \"{name}\". Known: {string.Join(", ", known)}.";
            return false;
        }

        var description = Path.Combine(folder, name, "board.json");
        var assembly = Path.Combine(folder, name, "Board.dll");
        if (!File.Exists(description) || !File.Exists(assembly))
        {
            problem = $"Board \"{name}\" is incomplete: board.json and Board.dll must be in {Path.Combine(folder, name)}.";
            return false;
        }

        if (!BoardDescription.TryParse(File.ReadAllText(description), out var parsed, out problem))
        {
            problem = $"board.json of \"{name}\" cannot be read: {problem}";
            return false;
        }

        board = new BuiltBoard(parsed, assembly);
        return true;
    }
}
