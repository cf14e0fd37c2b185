extern alias Device;
using Emulator.Tests.Fakes;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using global::Nano;
using BoardDirectory = Device::System.IO.Directory;
using BoardFile = Device::System.IO.File;
using BoardPath = Device::System.IO.Path;

namespace Emulator.Tests.Nano;

[TestClass]
public sealed class StorageTests
{
    [TestMethod]
    public void A_file_written_on_the_board_is_read_on_the_board()
    {
        using var machine = new TestMachine();

        machine.Run(() => BoardFile.WriteAllText(@"I:\settings.json", "grün"));

        Assert.AreEqual("grün", machine.Run(() => BoardFile.ReadAllText(@"I:\settings.json")));
        Assert.AreEqual("grün", File.ReadAllText(Path.Combine(machine.Board.Storage.Folder, "settings.json")));
    }

    [TestMethod]
    [DataRow(@"C:\settings.json")]
    [DataRow("settings.json")]
    [DataRow(@"I:\..\secret")]
    [DataRow(@"I:\a/../../secret")]
    public void A_path_that_leaves_the_volume_is_refused(string path)
    {
        using var machine = new TestMachine();

        Assert.ThrowsExactly<IOException>(() => machine.Run(() => BoardFile.Exists(path)));
    }

    [TestMethod]
    public void Files_and_folders_are_listed_by_their_board_paths()
    {
        using var machine = new TestMachine();
        machine.Run(() =>
        {
            BoardDirectory.CreateDirectory(@"I:\slots");
            BoardFile.WriteAllBytes(@"I:\slots\a.pe", [1]);
        });

        CollectionAssert.AreEqual(new[] { @"I:\slots\a.pe" }, machine.Run(() => BoardDirectory.GetFiles(@"I:\slots")));
        CollectionAssert.AreEqual(new[] { @"I:\slots" }, machine.Run(() => BoardDirectory.GetDirectories(@"I:\")));
    }

    [TestMethod]
    public void A_full_volume_takes_no_more()
    {
        using var machine = new TestMachine();
        machine.Board.Storage.CapacityBytes = 1_000;

        machine.Run(() => BoardFile.WriteAllBytes(@"I:\a", new byte[900]));

        Assert.ThrowsExactly<IOException>(() => machine.Run(() => BoardFile.WriteAllBytes(@"I:\b", new byte[101])));
    }

    [TestMethod]
    public void Power_that_fails_leaves_what_was_written_until_then()
    {
        using var machine = new TestMachine();
        machine.Board.Storage.PowerFailsAfterBytes = 100;

        Assert.ThrowsExactly<BoardRebootedException>(() => machine.Run(() => BoardFile.WriteAllBytes(@"I:\a", new byte[250])));
        Assert.ThrowsExactly<BoardRebootedException>(() => machine.Run(() => BoardFile.ReadAllBytes(@"I:\a")));

        machine.Board.Storage.PowerFailsAfterBytes = -1;
        Assert.HasCount(100, machine.Run(() => BoardFile.ReadAllBytes(@"I:\a")));
    }

    [TestMethod]
    public void Moving_onto_a_file_throws()
    {
        using var machine = new TestMachine();
        machine.Run(() => BoardFile.WriteAllText(@"I:\a", "1"));
        machine.Run(() => BoardFile.WriteAllText(@"I:\b", "2"));

        Assert.ThrowsExactly<IOException>(() => machine.Run(() => BoardFile.Move(@"I:\a", @"I:\b")));
    }

    [TestMethod]
    public void Paths_have_backslashes()
    {
        Assert.AreEqual(@"I:\slots\a.pe", BoardPath.Combine(@"I:\slots", "a.pe"));
        Assert.AreEqual(@"I:\a", BoardPath.Combine(@"I:\", "a"));
        Assert.AreEqual("a.pe", BoardPath.GetFileName(@"I:\slots\a.pe"));
        Assert.AreEqual(".pe", BoardPath.GetExtension(@"I:\slots\a.pe"));
        Assert.AreEqual(@"I:\slots", BoardPath.GetDirectoryName(@"I:\slots\a.pe"));
    }
}
