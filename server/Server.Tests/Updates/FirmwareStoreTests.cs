using System.Security.Cryptography;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Updates;

namespace Server.Tests.Updates;

[TestClass]
public sealed class FirmwareStoreTests
{
    [TestMethod]
    public async Task What_is_published_has_its_size_its_checksum_and_for_whom_it_is()
    {
        using var folder = new FirmwareFolder();
        await folder.PublishAsync("lamp", "1.0", FirmwareFolder.Image(0), "beta", "25");
        var image = folder.Store.Find("lamp_1.0.pe")!;
        Assert.AreEqual((8L, "beta", 25), (image.Size, image.Channel, image.RolloutPercent));
        Assert.AreEqual(Convert.ToHexStringLower(SHA256.HashData(FirmwareFolder.Image(0))), image.Sha256);
        CollectionAssert.AreEqual(FirmwareFolder.Image(0), File.ReadAllBytes(image.Path));
        Assert.AreEqual("1.0.json 1.0.pe", string.Join(' ', folder.Files()));
    }

    [TestMethod]
    [DataRow("../lamp", "1.0.0", null, null)]
    [DataRow("lamp/../..", "1.0.0", null, null)]
    [DataRow("Lamp", "1.0.0", null, null)]
    [DataRow("lamp\n", "1.0.0", null, null)]
    [DataRow("", "1.0.0", null, null)]
    [DataRow(".incoming", "1.0.0", null, null)]
    [DataRow("lamp", "1.x", null, null)]
    [DataRow("lamp", "../1", null, null)]
    [DataRow("lamp", "1.2.3.4.5", null, null)]
    [DataRow("lamp", "9999999", null, null)]
    [DataRow("lamp", "", null, null)]
    [DataRow("lamp", "1.0.0", "../x", null)]
    [DataRow("lamp", "1.0.0", "", null)]
    [DataRow("lamp", "1.0.0", null, "101")]
    [DataRow("lamp", "1.0.0", null, "-1")]
    [DataRow("lamp", "1.0.0", null, "half")]
    public void Names_versions_and_percentages_that_are_none_are_refused(string board, string version, string? channel, string? percent)
    {
        Assert.IsFalse(Publication.TryParse(board, version, channel, percent, out _, out var problem));
        Assert.IsGreaterThan(0, problem.Length);
    }

    [TestMethod]
    public async Task What_no_board_can_load_is_refused_and_leaves_nothing()
    {
        using var folder = new FirmwareFolder();
        foreach (var file in new[] { [], "hello"u8.ToArray(), EspImages.WholeFlash(0), EspImages.WholeFlash(0x1000), EspImages.Application("1.0.0")[..^1] })
            Assert.AreEqual(PublishProblem.NoFirmware, Refusal(await folder.TryPublishAsync(file, "lamp", "1.0.0")).Problem);
        Assert.AreEqual(PublishProblem.TooLarge, Refusal(await folder.TryPublishAsync(new byte[FirmwareUpload.MaxBytes + 1], "lamp", "1.0.0")).Problem);
        Assert.IsEmpty(folder.Files());
    }

    [TestMethod]
    public async Task A_version_is_published_once()
    {
        using var folder = new FirmwareFolder();
        await folder.PublishAsync("lamp", "1.0");
        Assert.IsFalse(((PublishOutcome.Published)await folder.TryPublishAsync(FirmwareFolder.Image(), "lamp", "1.0.0")).IsNew, "The very same file.");
        var refused = Refusal(await folder.TryPublishAsync(FirmwareFolder.Image(7), "lamp", "1.0.0"));
        Assert.AreEqual(PublishProblem.Conflict, refused.Problem);
        Assert.Contains("raise the version", refused.Words);
        Assert.AreEqual("1.0.json 1.0.pe", string.Join(' ', folder.Files()));
    }

    [TestMethod]
    public async Task A_board_keeps_its_kind_of_firmware_and_its_chip()
    {
        using var folder = new FirmwareFolder();
        await folder.PublishAsync("lamp", "1.0.0");
        Assert.Contains("another kind of board", Refusal(await folder.TryPublishAsync(EspImages.Application("2.0.0"), "lamp", "2.0.0")).Words);
        await folder.PublishAsync("stock", "1.0.0", EspImages.Application("1.0.0", EspImages.Esp32S3));
        Assert.Contains("chip 5", Refusal(await folder.TryPublishAsync(EspImages.Application("2.0.0", EspImages.Esp32C3), "stock", "2.0.0")).Words);
        await folder.PublishAsync("stock", "2.0.0", EspImages.Application("2.0.0", EspImages.Esp32S3));
    }

    [TestMethod]
    public async Task An_upload_that_breaks_off_leaves_nothing()
    {
        using var folder = new FirmwareFolder();
        Assert.IsTrue(Publication.TryParse("lamp", "1.0.0", null, null, out var publication, out _));
        await Assert.ThrowsExactlyAsync<IOException>(() => folder.Store.PublishAsync(new BreakingStream(FirmwareFolder.Image(100_000)), publication!, TimeProvider.System, CancellationToken.None));
        Assert.IsEmpty(folder.Files());
    }

    [TestMethod]
    public async Task A_full_disk_is_said_and_nothing_is_half_there()
    {
        if (!OperatingSystem.IsLinux()) Assert.Inconclusive("/dev/full is a device of Linux.");
        using var folder = new FirmwareFolder();
        Directory.CreateDirectory(Path.Combine(folder.Path, "firmware", "lamp"));
        File.CreateSymbolicLink(Path.Combine(folder.Path, "firmware", "lamp", "1.0.0.json.new"), "/dev/full");
        Assert.AreEqual(PublishProblem.DiskFull, Refusal(await folder.TryPublishAsync(FirmwareFolder.Image(), "lamp", "1.0.0")).Problem);
        Assert.IsEmpty(folder.Files());
        await folder.PublishAsync("lamp", "1.0.0");
    }

    [TestMethod]
    public async Task Of_many_that_publish_the_same_version_at_once_one_succeeds()
    {
        using var folder = new FirmwareFolder();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => folder.TryPublishAsync(FirmwareFolder.Image(i), "lamp", "1.0.0"))));
        var won = outcomes.OfType<PublishOutcome.Published>().Single();
        Assert.IsTrue(outcomes.OfType<PublishOutcome.Refused>().All(refused => refused.Problem == PublishProblem.Conflict));
        var image = folder.Store.Find("lamp_1.0.0.pe")!;
        Assert.AreEqual(won.Image.Sha256, Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(image.Path))));
    }

    [TestMethod]
    public async Task A_bare_version_is_found_when_it_can_only_be_one()
    {
        using var folder = new FirmwareFolder();
        await folder.PublishAsync("stock", "1.0.3", EspImages.Application("1.0.3"));
        Assert.AreEqual("stock_1.0.3.bin", folder.Store.Find("1.0.3.bin")!.FileName);
        await folder.PublishAsync("other", "1.0.3", EspImages.Application("1.0.3", EspImages.Esp32C3));
        Assert.IsNull(folder.Store.Find("1.0.3.bin"));
        Assert.IsNotNull(folder.Store.Find("other_1.0.3.bin"));
    }

    [TestMethod]
    public async Task Descriptions_of_earlier_versions_and_broken_ones_do_no_harm()
    {
        using var folder = new FirmwareFolder();
        await folder.PublishAsync("lamp", "1.0.0");
        await folder.PublishAsync("lamp", "2.0.0");
        folder.Write("firmware/lamp/1.0.0.json", "{\"size\":1008,\"sha256\":\"00\"}"u8.ToArray());
        folder.Write("firmware/lamp/2.0.0.json", "{\"size\":"u8.ToArray());
        folder.Write("firmware/lamp/3.0.0.json", "{\"size\":1,\"sha256\":\"\",\"extension\":\"/../../../../etc/passwd\"}"u8.ToArray());
        var only = folder.Store.List("lamp").Single();
        Assert.AreEqual(("1.0.0", "stable", 100), (only.Version.Text, only.Channel, only.RolloutPercent));
    }

    private static PublishOutcome.Refused Refusal(PublishOutcome outcome) => (PublishOutcome.Refused)outcome;

    /// <summary>Ends in the middle, as a lost connection does.</summary>
    private sealed class BreakingStream(byte[] content) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position == 0 ? base.ReadAsync(buffer, cancellationToken) : throw new IOException("The connection is lost.");
    }
}
