using Emulator.Boards;
using Emulator.Running;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Emulator.Tests.Fakes;

/// <summary>A board of the repository with its hardware, on a clock that the test moves; the firmware does not run.</summary>
internal sealed class SwitchedOffBoard : IDisposable
{
    private readonly TemporaryFolder _storage = new("test");

    public SwitchedOffBoard(string name = "esp32-s3-devkitc-1")
    {
        Settings = BoardSettings.For("http://127.0.0.1:8000", "manual");
        Assert.IsTrue(BoardCatalogue.OfThisBuild.TryFind(name, out var built, out var problem), problem);
        Assert.IsTrue(EmulatedBoard.TryCreate(built, Settings, _storage.Path, MacAddress.For(name), new FakeBoardClock(), out var board, out problem), problem);
        Board = board;
    }

    public BoardSettings Settings { get; }

    public EmulatedBoard Board { get; }

    public void Dispose()
    {
        Board.Dispose();
        _storage.Dispose();
    }
}
