extern alias Device;
using Device::Firmware.Update;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Emulator.Tests.Updates;

/// <summary>What the updater of a running firmware does, and what it leaves alone.</summary>
[TestClass]
public sealed class UpdaterTests
{
    private static readonly byte[] New = UpdateWorld.Published("Tells");

    [TestMethod]
    public void It_loads_only_while_the_device_rests()
    {
        using var world = new UpdateWorld();
        world.Offer("0.2.0", New);
        var (updater, _) = world.NewUpdater();
        updater.Rests = false;

        world.Steps(updater, 3);
        Assert.AreEqual(UpdateProgress.Available, updater.Progress);
        Assert.IsEmpty(world.Server.Asked);

        updater.Rests = true;
        world.Steps(updater, 1);
        Assert.AreEqual(UpdateProgress.Ready, updater.Progress);
        Assert.AreEqual(100, updater.Percent);
        Assert.IsTrue(updater.TakeChanged());
    }

    [TestMethod]
    public void Broken_attempts_are_repeated_after_growing_pauses()
    {
        using var world = new UpdateWorld();
        world.Offer("0.2.0", New);
        world.Server.IsReachable = true;
        world.Server.Status = 503;
        var (updater, clock) = world.NewUpdater();

        var attempts = new List<long>();
        for (var second = 0; second < 3_600; second++)
        {
            var before = world.Server.Asked.Count;
            world.Steps(updater, 1);
            if (world.Server.Asked.Count > before) attempts.Add(second);
            clock.Advance(1_000);
        }

        CollectionAssert.AreEqual(new long[] { 0, 10, 30, 70, 150, 310, 630, 1_270, 2_550 }, attempts);
    }

    [TestMethod]
    public void It_asks_every_six_hours_and_at_once_when_told_to()
    {
        using var world = new UpdateWorld();
        world.Offer("0.1.0", New);
        var (updater, clock) = world.NewUpdater();
        world.Steps(updater, 1);
        Assert.AreEqual(0, world.Server.Checks);

        clock.Advance(Updater.CheckIntervalMilliseconds - 1);
        world.Steps(updater, 1);
        Assert.AreEqual(0, world.Server.Checks);
        clock.Advance(1);
        world.Steps(updater, 2);
        Assert.AreEqual(1, world.Server.Checks);

        updater.CheckSoon();
        world.Steps(updater, 2);
        Assert.AreEqual(2, world.Server.Checks);
    }

    [TestMethod]
    [DataRow("0.1.0")]
    [DataRow("0.0.9")]
    public void What_is_not_newer_is_not_touched(string version)
    {
        using var world = new UpdateWorld();
        world.Offer(version, New);
        var (updater, _) = world.NewUpdater();

        world.Steps(updater, 3);

        Assert.AreEqual(UpdateProgress.None, updater.Progress);
        Assert.IsEmpty(world.Server.Asked);
        Assert.AreEqual(0, world.Storage.Changes);
    }

    [TestMethod]
    [DataRow("""{"version":"1.x","url":"http://a/f","size":10,"checksum":"00"}""")]
    [DataRow("""{"version":"9.0.0","url":"ftp://a/f","size":10,"checksum":"00"}""")]
    [DataRow("""{"version":"9.0.0","url":"http://a/f","size":-1,"checksum":"00"}""")]
    public void A_bad_manifest_is_told_and_touches_nothing(string firmware)
    {
        using var world = new UpdateWorld();
        world.Server.Answer = UpdateWorld.Answer(world.Server, firmware);
        var (updater, _) = world.NewUpdater();

        world.Steps(updater, 3);

        Assert.AreEqual(UpdateProgress.Failed, updater.Progress);
        Assert.IsEmpty(world.Server.Asked);
        Assert.AreEqual(0, world.Storage.Changes);
    }

    [TestMethod]
    public void A_board_without_room_only_reports()
    {
        using var world = new UpdateWorld();
        world.Offer("0.2.0", New);
        var (updater, _) = world.NewUpdater(slotBytes: 0);

        world.Steps(updater, 3);

        Assert.AreEqual(UpdateProgress.Available, updater.Progress);
        Assert.AreEqual(0, world.Storage.Changes);
    }

    [TestMethod]
    public void What_is_larger_than_a_slot_is_not_begun_with()
    {
        using var world = new UpdateWorld();
        world.Offer("0.2.0", New);
        var (updater, _) = world.NewUpdater(slotBytes: New.Length - 1);

        world.Steps(updater, 3);

        Assert.AreEqual(UpdateProgress.Failed, updater.Progress);
        Assert.AreEqual(0, world.Storage.Changes);
    }

    [TestMethod]
    public void A_wrong_checksum_is_noted_and_not_loaded_again()
    {
        using var world = new UpdateWorld();
        world.Offer("0.2.0", New, checksum: new string('0', 64));

        world.RunUntilAtRest();
        world.RunUntilAtRest();

        CollectionAssert.AreEqual(new[] { "0.1.0", "0.1.0" }, world.Ran);
        Assert.HasCount(1, world.Server.Asked);
        Assert.Contains("checksum", world.Record().ToJson());
    }

    [TestMethod]
    public void Another_build_of_a_failed_version_is_loaded()
    {
        using var world = new UpdateWorld();
        world.Offer("0.2.0", New, checksum: new string('0', 64));
        world.RunUntilAtRest();
        world.Offer("0.2.0", New);

        world.RunUntilAtRest();

        Assert.AreEqual("0.2.0", world.Ran[^1]);
    }

    [TestMethod]
    public void A_server_that_insists_on_what_fails_ends_in_peace()
    {
        using var world = new UpdateWorld();
        world.Deaf.Add("0.2.0");
        world.Offer("0.2.0", New, force: true);

        world.RunUntilAtRest();

        Assert.AreEqual("0.1.0", world.Ran[^1]);
        Assert.AreEqual(SlotRecord.MaxForcedTimes, world.Ran.Count(version => version == "0.2.0"));
    }
}
