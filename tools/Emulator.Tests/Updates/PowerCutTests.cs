extern alias Device;
using Device::Firmware.Update;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Emulator.Tests.Updates;

/// <summary>The power fails at each operation on the volume, and within each write, from the first byte to the proof.</summary>
[TestClass]
public sealed class PowerCutTests
{
    private static readonly byte[] First = UpdateWorld.Published("Tells");
    private static readonly byte[] Second = UpdateWorld.Published("TellsNext");

    [TestMethod]
    public void The_first_update_survives_a_loss_of_power_at_any_operation()
    {
        foreach (var cut in Cuts(Fresh))
        {
            using var world = Fresh();
            AssertUpdates(world, cut, UpdateWorld.BuiltIn, "0.2.0");
        }
    }

    [TestMethod]
    public void An_update_of_an_update_survives_a_loss_of_power_at_any_operation()
    {
        foreach (var cut in Cuts(Updated))
        {
            using var world = Updated();
            AssertUpdates(world, cut, "0.2.0", "0.3.0");
        }
    }

    [TestMethod]
    public void Going_back_survives_a_loss_of_power_at_any_operation()
    {
        foreach (var cut in Cuts(Doomed))
        {
            using var world = Doomed();
            world.Storage.PowerFailsAfterChanges = cut;

            world.RunUntilAtRest();

            Assert.AreEqual("0.2.0", world.Ran[^1], $"Power failed after {cut} changes.");
            Assert.IsTrue(world.Record().Bars(world.Server.Answer!.Firmware), $"Power failed after {cut} changes.");
        }
    }

    [TestMethod]
    public void A_second_loss_of_power_soon_after_the_first_changes_nothing()
    {
        var soon = 0;
        foreach (var cut in Cuts(Updated))
        {
            using var world = Updated();
            world.FurtherCuts.Enqueue(soon++ % 9);
            AssertUpdates(world, cut, "0.2.0", "0.3.0");
        }
    }

    private static void AssertUpdates(UpdateWorld world, long cut, string before, string after)
    {
        world.Storage.PowerFailsAfterChanges = cut;
        var context = $"Power failed after {cut} changes.";

        world.RunUntilAtRest();

        Assert.IsTrue(world.Ran.All(version => version == before || version == after), $"{context} Ran {string.Join(", ", world.Ran)}.");

        // Cut off after its start and before its proof it counts as failed: nothing tells that from a crash.
        var barred = world.Record().Bars(world.Server.Answer!.Firmware);
        Assert.AreEqual(barred ? before : after, world.Ran[^1], context);
        Assert.IsTrue(!barred || world.Record().ToJson().Contains("restarted before", StringComparison.Ordinal), $"{context} It was barred for another reason.");
        world.Start();
        Assert.AreEqual(world.Ran[^2], world.Ran[^1], $"{context} It does not stay.");
    }

    /// <summary>Where a run without loss of power begins to change the volume, and some bytes further on.</summary>
    private static SortedSet<long> Cuts(Func<UpdateWorld> prepare)
    {
        using var world = prepare();
        var operations = new List<long>();
        var before = world.Storage.Changes;
        world.Storage.Changing += (_, changes) => operations.Add(changes - before);
        world.RunUntilAtRest();
        operations.Add(world.Storage.Changes - before);

        var cuts = new SortedSet<long>(operations);
        for (var i = 0; i + 1 < operations.Count; i++)
        {
            var bytes = operations[i + 1] - operations[i];
            if (bytes > 1) cuts.UnionWith([operations[i] + 1, operations[i] + (bytes / 4), operations[i] + (bytes / 2), operations[i] + (bytes * 3 / 4), operations[i + 1] - 1]);
        }

        Assert.IsGreaterThan(30, cuts.Count);
        return cuts;
    }

    private static UpdateWorld Fresh()
    {
        var world = new UpdateWorld();
        world.Offer("0.2.0", First);
        return world;
    }

    private static UpdateWorld Updated()
    {
        var world = Fresh();
        world.RunUntilAtRest();
        Assert.AreEqual("0.2.0", world.Ran[^1]);
        world.Ran.Clear();
        world.Offer("0.3.0", Second);
        return world;
    }

    private static UpdateWorld Doomed()
    {
        var world = Updated();
        world.Deaf.Add("0.3.0");
        return world;
    }
}
