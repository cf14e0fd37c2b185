extern alias Device;
using Emulator.Tests.Fakes;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using global::Nano;
using BoardFile = Device::System.IO.File;
using PowerSafeFile = Device::Firmware.Settings.PowerSafeFile;

namespace Emulator.Tests.Settings;

[TestClass]
public sealed class PowerSafeFileTests
{
    private const string Path = @"I:\settings.json";
    private const string Before = "the old content, complete";
    private const string After = "the new content: other in length, and complete too";

    [TestMethod]
    public void What_was_written_is_read_and_nothing_lies_beside_it()
    {
        using var machine = new TestMachine();

        machine.Run(() => PowerSafeFile.WriteText(Path, Before));
        machine.Run(() => PowerSafeFile.WriteText(Path, After));

        Assert.AreEqual(After, Read(machine));
        Assert.HasCount(1, Directory.GetFiles(machine.Board.Storage.Folder));
    }

    [TestMethod]
    public void A_file_that_is_not_there_is_no_error()
    {
        using var machine = new TestMachine();

        Assert.IsNull(Read(machine));
        machine.Run(() => PowerSafeFile.Delete(Path));
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Power_that_fails_at_any_change_leaves_the_old_or_the_new_content(bool renamesFail)
    {
        var seen = new HashSet<string?>();
        for (var changes = 0; ; changes++)
        {
            using var machine = new TestMachine();
            machine.Board.Storage.RenamesFail = renamesFail;
            machine.Run(() => PowerSafeFile.WriteText(Path, Before));
            var finished = Cut(machine, changes, () => PowerSafeFile.WriteText(Path, After));

            seen.Add(ReadThroughMoreFailures(machine, Before, After));
            machine.Run(() => PowerSafeFile.WriteText(Path, Before));
            Assert.AreEqual(Before, Read(machine), $"written after a cut at change {changes}");
            if (finished) break;
        }

        Assert.HasCount(2, seen);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public void Power_that_fails_at_the_first_write_leaves_nothing_or_everything(bool renamesFail)
    {
        var seen = new HashSet<string?>();
        for (var changes = 0; ; changes++)
        {
            using var machine = new TestMachine();
            machine.Board.Storage.RenamesFail = renamesFail;
            var finished = Cut(machine, changes, () => PowerSafeFile.WriteText(Path, After));

            seen.Add(ReadThroughMoreFailures(machine, null, After));
            if (finished) break;
        }

        Assert.HasCount(2, seen);
    }

    [TestMethod]
    public void Power_that_fails_while_deleting_leaves_everything_or_nothing()
    {
        for (var changes = 0; changes < 3; changes++)
        {
            using var machine = new TestMachine();
            machine.Run(() => PowerSafeFile.WriteText(Path, Before));
            Cut(machine, changes, () => PowerSafeFile.Delete(Path));

            Assert.AreEqual(changes < 1 ? Before : null, Read(machine));
        }
    }

    [TestMethod]
    public void A_full_volume_keeps_the_old_content_and_leaves_nothing_behind()
    {
        for (var room = 0; room < After.Length; room++)
        {
            using var machine = new TestMachine();
            machine.Run(() => PowerSafeFile.WriteText(Path, Before));
            machine.Board.Storage.CapacityBytes = Before.Length + room;

            Assert.ThrowsExactly<IOException>(() => machine.Run(() => PowerSafeFile.WriteText(Path, After)));
            Assert.AreEqual(Before, Read(machine));
            Assert.AreEqual(Before.Length, machine.Board.Storage.UsedBytes);
        }
    }

    [TestMethod]
    public void A_file_longer_than_the_bound_is_refused()
    {
        using var machine = new TestMachine();
        machine.Run(() => BoardFile.WriteAllBytes(Path, new byte[PowerSafeFile.MaxBytes + 1]));

        Assert.ThrowsExactly<IOException>(() => machine.Run(() => PowerSafeFile.TryRead(Path, out _)));
        Assert.ThrowsExactly<ArgumentException>(() => machine.Run(() => PowerSafeFile.Write(Path, new byte[PowerSafeFile.MaxBytes + 1])));
    }

    /// <summary>Runs until the power fails; true if it was not needed any more.</summary>
    private static bool Cut(TestMachine machine, int changes, Action action)
    {
        machine.Board.Storage.PowerFailsAfterChanges = changes;
        var finished = true;
        try
        {
            machine.Run(action);
        }
        catch (BoardRebootedException)
        {
            finished = false;
        }

        machine.Board.Storage.PowerFailsAfterChanges = -1;
        return finished;
    }

    /// <summary>Reading repairs what it finds: its power fails, too, at each of its changes, before it may finish.</summary>
    private static string? ReadThroughMoreFailures(TestMachine machine, params string?[] allowed)
    {
        for (var changes = 0; !Cut(machine, changes, () => PowerSafeFile.TryReadText(Path, out _)); changes++)
        {
            Assert.IsLessThan(500, changes);
        }

        var text = Read(machine);
        CollectionAssert.Contains(allowed, text);
        Assert.AreEqual(text, Read(machine), "read once more");
        return text;
    }

    private static string? Read(TestMachine machine) => machine.Run(() => PowerSafeFile.TryReadText(Path, out var text) ? text : null);
}
