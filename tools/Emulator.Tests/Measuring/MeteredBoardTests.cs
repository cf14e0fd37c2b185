using Emulator.Boards;
using Emulator.Measuring;
using Emulator.Tests.Boards;
using Emulator.Tests.Fakes;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Emulator.Tests.Measuring;

[TestClass]
public sealed class MeteredBoardTests
{
    [TestMethod]
    public void A_loop_that_asks_for_its_things_has_turned()
    {
        using var machine = new TestMachine();
        Assert.IsTrue(BoardCatalogue.OfThisBuild.TryFind("bare", out var built, out var problem), problem);
        var board = new MeteredBoard(machine.Run(built.Create), machine.Board.Meter);
        var before = machine.Board.Meter.Read();

        for (var turn = 0; turn < 3; turn++) Assert.AreEqual(1000, board.Things.TickMilliseconds());

        Assert.AreEqual(3, machine.Board.Meter.Read().Since(before).Turns);
    }

    /// <summary>What the event loop does with the things in every turn, also in an idle night.</summary>
    [TestMethod]
    [DynamicData(nameof(BoardFiles.Names), typeof(BoardFiles))]
    public void Looking_after_things_at_rest_allocates_nothing(string name)
    {
        Assert.IsTrue(BoardCatalogue.OfThisBuild.TryFind(name, out var built, out var problem), problem);
        using var machine = new TestMachine(built.Description.Chip);
        var things = machine.Run(built.Create).Things;
        Turn();
        var before = GC.GetAllocatedBytesForCurrentThread();

        for (var turn = 0; turn < 10; turn++) Turn();

        Assert.AreEqual(0, GC.GetAllocatedBytesForCurrentThread() - before);

        void Turn()
        {
            things.Tick(0);
            things.TakeChanged(0);
            things.TickMilliseconds();
        }
    }
}
