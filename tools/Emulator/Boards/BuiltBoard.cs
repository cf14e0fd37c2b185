extern alias Device;
using System.Reflection;
using System.Runtime.Loader;
using IBoard = Device::Firmware.IBoard;

namespace Emulator.Boards;

/// <summary>A compiled board folder.</summary>
/// <param name="Description">What its board.json says.</param>
/// <param name="AssemblyPath">Its Board.dll.</param>
internal sealed record BuiltBoard(BoardDescription Description, string AssemblyPath)
{
    private const string BoardType = "Firmware.Boards.Board";

    /// <summary>Loads the board into a context of its own: all boards have the same names. Firmware and stand-ins are shared.</summary>
    /// <exception cref="InvalidOperationException">The assembly holds no board.</exception>
    public IBoard Create()
    {
        var context = new AssemblyLoadContext(Description.Name, isCollectible: true);
        var type = context.LoadFromAssemblyPath(AssemblyPath).GetType(BoardType)
            ?? throw new InvalidOperationException($"{AssemblyPath} has no type {BoardType}.");
        return (IBoard)type.InvokeMember(null!, BindingFlags.CreateInstance, null, null, null, System.Globalization.CultureInfo.InvariantCulture)!;
    }
}
