using Emulator.Boards;
using Nano;

namespace Emulator.Attached;

/// <summary>Wires up what a board.json lists.</summary>
internal static class AttachedHardware
{
    /// <param name="board">A description that <see cref="BoardDescription.TryParse"/> took.</param>
    public static IReadOnlyList<IAttachedHardware> Wire(BoardDescription board, EmulatedMachine machine) =>
        [.. (board.Attached ?? []).Select(attached => HardwareKind.Find(attached.Kind)!.Make(attached, machine))];
}
