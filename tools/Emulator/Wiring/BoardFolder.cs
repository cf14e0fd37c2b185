using Emulator.Boards;

namespace Emulator.Wiring;

/// <summary>A folder of <c>boards/</c>: its picture, and the sections of its README, as its board.json gives them.</summary>
internal sealed class BoardFolder(string path)
{
    public const string PictureName = "wiring.svg";

    public string Name => Path.GetFileName(path);

    /// <summary>The files that are written from board.json, by name, as they should be. README.md keeps what people wrote in it.</summary>
    /// <exception cref="InvalidDataException">board.json cannot be read, or README.md lacks a section.</exception>
    public IReadOnlyDictionary<string, string> Draw()
    {
        if (!BoardDescription.TryParse(File.ReadAllText(Path.Combine(path, "board.json")), out var board, out var problem))
            throw new InvalidDataException($"board.json of {Name} cannot be read: {problem}");
        return new Dictionary<string, string>
        {
            [PictureName] = WiringSvg.Draw(new WiringPicture(board)),
            ["README.md"] = Fill(Fill(Fill(Read("README.md"), "wiring", WiringTable.Wires(board)), "memory", WiringTable.Memory(board)), "limits", WiringTable.Limits(board)),
        };
    }

    /// <summary>Names of the files that are not as board.json would have them.</summary>
    public IReadOnlyList<string> Outdated() => [.. Draw().Where(file => Read(file.Key) != file.Value).Select(file => file.Key)];

    /// <summary>Writes those that are outdated, and names them.</summary>
    public IReadOnlyList<string> Write()
    {
        var outdated = Outdated();
        var drawn = Draw();
        foreach (var file in outdated) File.WriteAllText(Path.Combine(path, file), drawn[file]);
        return outdated;
    }

    // A section stands between two comments, which a page does not show.
    private string Fill(string page, string section, string text)
    {
        var begin = $"<!-- {section}: written by tools/fw boards --wiring -->\n";
        var end = $"<!-- end of {section} -->";
        var from = page.IndexOf(begin, StringComparison.Ordinal);
        var to = page.IndexOf(end, StringComparison.Ordinal);
        if (from < 0 || to < from) throw new InvalidDataException($"README.md of {Name} has no section \"{section}\" between {begin.Trim()} and {end}.");
        return $"{page[..(from + begin.Length)]}\n{text}\n{page[to..]}";
    }

    private string Read(string file)
    {
        var full = Path.Combine(path, file);
        return File.Exists(full) ? File.ReadAllText(full).ReplaceLineEndings("\n") : string.Empty;
    }
}
