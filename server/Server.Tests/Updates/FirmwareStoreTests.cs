using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Updates;

namespace Server.Tests.Updates;

[TestClass]
public sealed class FirmwareStoreTests
{
    [TestMethod]
    public void The_newest_version_is_found_number_by_number()
    {
        using var folder = new FirmwareFolder();
        folder.Publish("lamp", "1.9.0");
        folder.Publish("lamp", "1.10.0");
        folder.Publish("fan", "2.0.0");
        Assert.AreEqual("1.10.0", folder.Store.Newest("lamp")!.Version.Text);
        Assert.IsNull(folder.Store.Newest("toaster"));
    }

    [TestMethod]
    public void What_is_published_has_its_size_and_its_checksum()
    {
        using var folder = new FirmwareFolder();
        folder.Publish("lamp", "1.0", FirmwareFolder.Image(0));
        var image = folder.Store.Find("lamp_1.0.pe")!;
        Assert.AreEqual(8, image.Size);
        Assert.AreEqual(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(FirmwareFolder.Image(0))), image.Sha256);
        CollectionAssert.AreEqual(FirmwareFolder.Image(0), File.ReadAllBytes(image.Path));
    }

    [TestMethod]
    [DataRow("../lamp", "1.0.0")]
    [DataRow("lamp/../..", "1.0.0")]
    [DataRow("Lamp", "1.0.0")]
    [DataRow("", "1.0.0")]
    [DataRow("lamp", "1.x")]
    [DataRow("lamp", "../1")]
    [DataRow("lamp", "1.2.3.4.5")]
    [DataRow("lamp", "9999999")]
    [DataRow("lamp", "")]
    public void Names_and_versions_that_are_none_are_refused(string board, string version)
    {
        using var folder = new FirmwareFolder();
        Assert.IsFalse(folder.Store.TryPublish(folder.Write("built.pe", FirmwareFolder.Image()), board, version, out _, out var problem));
        Assert.IsGreaterThan(0, problem.Length);
        Assert.IsFalse(Directory.Exists(Path.Combine(folder.Path, "firmware")));
    }

    [TestMethod]
    public void An_image_of_the_whole_flash_is_refused_with_what_to_publish_instead()
    {
        using var folder = new FirmwareFolder();
        Assert.IsFalse(folder.Store.TryPublish(folder.Write("flash.bin", [0xE9, 1, 2, 3]), "lamp", "1.0.0", out _, out var problem));
        Assert.Contains("Firmware.pe", problem);
    }

    [TestMethod]
    public void A_file_that_is_not_there_is_refused()
    {
        using var folder = new FirmwareFolder();
        Assert.IsFalse(folder.Store.TryPublish(Path.Combine(folder.Path, "none.pe"), "lamp", "1.0.0", out _, out var problem));
        Assert.Contains("cannot be read", problem);
    }

    [TestMethod]
    public void A_broken_description_hides_its_firmware_and_nothing_else()
    {
        using var folder = new FirmwareFolder();
        folder.Publish("lamp", "1.0.0");
        folder.Publish("lamp", "2.0.0");
        folder.Write("firmware/lamp/2.0.0.json", "{\"size\":"u8.ToArray());
        Assert.AreEqual("1.0.0", folder.Store.Newest("lamp")!.Version.Text);
    }

    [TestMethod]
    public void The_command_publishes_and_tells_so()
    {
        using var folder = new FirmwareFolder();
        var output = new StringWriter();
        var file = folder.Write("built.pe", FirmwareFolder.Image());
        Assert.AreEqual(0, PublishCommand.Run([file, "--board", "lamp", "--version", "1.2", "--folder", folder.Path], output, output));
        Assert.Contains("lamp_1.2.pe", output.ToString());
        Assert.IsNotNull(folder.Store.Newest("lamp"));
    }

    [TestMethod]
    public void The_command_explains_wrong_use()
    {
        var errors = new StringWriter();
        Assert.AreEqual(2, PublishCommand.Run(["--board", "lamp"], errors, errors));
        Assert.AreEqual(2, PublishCommand.Run(["a.pe", "--colour", "red"], errors, errors));
        Assert.Contains("--version", errors.ToString());
    }
}
