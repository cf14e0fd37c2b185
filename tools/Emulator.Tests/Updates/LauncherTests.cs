extern alias Device;
using Device::Firmware.Update;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Emulator.Tests.Updates;

/// <summary>What the launcher starts, whatever lies in the slots.</summary>
[TestClass]
public sealed class LauncherTests
{
    private static readonly byte[] New = UpdateWorld.Published("Tells");

    [TestMethod]
    public void Without_a_record_it_starts_what_is_in_flash_and_writes_nothing()
    {
        using var world = new UpdateWorld();
        world.Offer("0.1.0", New);

        world.Start();

        Assert.AreEqual("0.1.0", world.Ran.Single());
        Assert.AreEqual(0, world.Storage.Changes);
    }

    [TestMethod]
    public void A_new_firmware_is_tried_and_then_stays()
    {
        using var world = new UpdateWorld();
        world.Offer("0.2.0", New);

        world.RunUntilAtRest();
        world.Start();

        CollectionAssert.AreEqual(new[] { "0.1.0", "0.2.0", "0.2.0" }, world.Ran);
    }

    [TestMethod]
    [DataRow("0.2.1", "it is 0.2.0, not 0.2.1")]
    public void Firmware_that_is_not_what_was_announced_is_not_run(string announced, string reason)
    {
        using var world = new UpdateWorld();
        world.Offer(announced, New);

        world.RunUntilAtRest();

        Assert.IsTrue(world.Ran.All(version => version == "0.1.0"));
        Assert.Contains(reason, world.Record().ToJson());
    }

    [TestMethod]
    public void What_is_no_assembly_is_not_run()
    {
        using var world = new UpdateWorld();
        world.Offer("0.2.0", [.. Enumerable.Repeat((byte)7, 5_000)]);

        world.RunUntilAtRest();

        Assert.IsTrue(world.Ran.All(version => version == "0.1.0"));
        Assert.Contains("cannot be loaded", world.Record().ToJson());
    }

    [TestMethod]
    public void Firmware_of_another_board_is_not_run()
    {
        using var world = new UpdateWorld { Board = "robot-rover" };
        world.Offer("0.2.0", New);

        world.RunUntilAtRest();

        Assert.IsTrue(world.Ran.All(version => version == "0.1.0"));
        Assert.Contains("made for the board esp32-s3-devkitc-1", world.Record().ToJson());
    }

    [TestMethod]
    public void A_file_damaged_before_its_first_start_is_not_run()
    {
        using var world = new UpdateWorld();
        world.Offer("0.2.0", New);
        world.Start();
        Assert.AreEqual(SlotState.Trial, world.Record().Find("slot-a").State);
        Damage(world, bytes => bytes[^1] ^= 1);

        world.RunUntilAtRest();

        Assert.IsTrue(world.Ran.All(version => version == "0.1.0"));
        Assert.Contains("damaged", world.Record().ToJson());
    }

    [TestMethod]
    public void A_proven_firmware_whose_file_is_lost_is_loaded_again()
    {
        using var world = new UpdateWorld();
        world.Offer("0.2.0", New);
        world.RunUntilAtRest();
        world.Run(() => Device::System.IO.File.Delete(@"I:\slot-a.pe"));

        world.RunUntilAtRest();

        CollectionAssert.AreEqual(new[] { "0.1.0", "0.2.0", "0.1.0", "0.2.0" }, world.Ran);
    }

    private static void Damage(UpdateWorld world, Action<byte[]> change) => world.Run(() =>
    {
        var bytes = Device::System.IO.File.ReadAllBytes(@"I:\slot-a.pe");
        change(bytes);
        Device::System.IO.File.WriteAllBytes(@"I:\slot-a.pe", bytes);
    });
}
