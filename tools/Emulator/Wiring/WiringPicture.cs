using Emulator.Boards;

namespace Emulator.Wiring;

/// <summary>
/// Where everything stands in the picture of a board: the module in the middle, the parts in two columns beside it. Each
/// wire is level, because the module's pins are listed in the order of the terminals that they meet; so no two wires
/// cross and nothing overlaps, whatever a board has.
/// </summary>
internal sealed class WiringPicture
{
    public const int RowHeight = 24;
    public const int HeaderHeight = 44;
    public const int ModuleTop = 64;
    private const int Gap = 18;

    private readonly int[] _bottom = [ModuleTop, ModuleTop];
    private readonly List<PartBox> _boxes = [];

    public WiringPicture(BoardDescription board)
    {
        Board = board;
        foreach (var part in FittedPart.Of(board, out _)) Place(part);
    }

    public BoardDescription Board { get; }

    public IReadOnlyList<PartBox> Boxes => _boxes;

    /// <summary>Below the lowest box.</summary>
    public int Bottom => Math.Max(_bottom[0], _bottom[1]) - Gap;

    // The microphone goes to the left and the speaker to the right; every other part where there is more room.
    private void Place(FittedPart part)
    {
        var side = part.Name == "speaker" || (part.Name != "microphone" && _bottom[1] < _bottom[0]) ? 1 : 0;
        var box = new PartBox(part, side == 0, _bottom[side], [.. part.Terminals]);
        _boxes.Add(box);
        _bottom[side] += box.Height + Gap;
    }
}

/// <summary>A part in the picture.</summary>
/// <param name="Top">In picture units, like all that follows from it.</param>
/// <param name="Terminals">A row each, from top to bottom.</param>
internal sealed record PartBox(FittedPart Part, bool IsLeft, int Top, IReadOnlyList<Terminal> Terminals)
{
    public int Height => WiringPicture.HeaderHeight + (Terminals.Count * WiringPicture.RowHeight) + 8;

    /// <summary>The middle of a terminal's row.</summary>
    public int RowMiddle(int row) => Top + WiringPicture.HeaderHeight + (row * WiringPicture.RowHeight) + (WiringPicture.RowHeight / 2);
}
