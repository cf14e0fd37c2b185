using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Updates;

namespace Server.Tests.Updates;

[TestClass]
public sealed class FirmwareOfferTests
{
    [TestMethod]
    public async Task The_newest_version_is_offered_number_by_number()
    {
        using var house = new FirmwareHouse();
        await house.Folder.PublishAsync("lamp", "1.9.0");
        await house.Folder.PublishAsync("lamp", "1.10.0");
        await house.Folder.PublishAsync("fan", "2.0.0");
        Assert.AreEqual("1.10.0", await house.OfferedAsync());
        Assert.IsNull(await house.OfferedAsync(running: "1.10"));
        Assert.IsNull(await house.OfferedAsync(board: "toaster"));
        Assert.IsNull(await house.OfferedAsync(board: "../lamp"));
        Assert.IsNull(await house.OfferedAsync(board: ""));
    }

    [TestMethod]
    public async Task A_device_of_a_channel_gets_that_and_what_is_stable_and_the_others_only_what_is_stable()
    {
        using var house = new FirmwareHouse();
        await house.FollowAsync("aa:bb:cc:dd:ee:02", "beta");
        await house.Folder.PublishAsync("lamp", "1.1.0");
        await house.Folder.PublishAsync("lamp", "1.2.0", FirmwareFolder.Image(5), "beta");
        await house.Folder.PublishAsync("lamp", "1.9.0", FirmwareFolder.Image(6), "nightly");
        Assert.AreEqual("1.1.0", await house.OfferedAsync("aa:bb:cc:dd:ee:01"));
        Assert.AreEqual("1.2.0", await house.OfferedAsync("aa:bb:cc:dd:ee:02"));
        await house.Folder.PublishAsync("lamp", "1.3.0", FirmwareFolder.Image(7));
        Assert.AreEqual("1.3.0", await house.OfferedAsync("aa:bb:cc:dd:ee:02"));
    }

    [TestMethod]
    public async Task A_device_outside_the_share_gets_the_version_before_until_the_share_reaches_it()
    {
        using var house = new FirmwareHouse();
        var late = Enumerable.Range(0, 256).Select(i => $"aa:bb:cc:dd:ee:{i:x2}").First(id => Rollout.BucketOf(id, "1.2.0") == 60);
        await house.Folder.PublishAsync("lamp", "1.1.0");
        await house.Folder.PublishAsync("lamp", "1.2.0", FirmwareFolder.Image(5), percent: "60");
        Assert.AreEqual("1.1.0", await house.OfferedAsync(late));
        Assert.IsNull(await house.OfferedAsync(late, running: "1.2.0"), "Who runs it already keeps it.");
        await house.OwnerAsync(HttpMethod.Patch, "/api/firmware/lamp/1.2.0?percent=61");
        Assert.AreEqual("1.2.0", await house.OfferedAsync(late));
    }

    [TestMethod]
    public async Task Withdrawn_firmware_is_neither_offered_nor_loaded()
    {
        using var house = new FirmwareHouse();
        await house.Folder.PublishAsync("lamp", "1.1.0");
        Assert.AreEqual("1.1.0", await house.OfferedAsync());
        await house.OwnerAsync(HttpMethod.Delete, "/api/firmware/lamp/1.1.0");
        Assert.IsNull(await house.OfferedAsync());
        using var response = await house.Client.GetAsync("/xiaozhi/ota/download/lamp_1.1.0.pe");
        Assert.AreEqual(System.Net.HttpStatusCode.NotFound, response.StatusCode);
    }

    [TestMethod]
    public async Task Clients_of_the_other_server_API_are_sent_to_its_address()
    {
        using var house = new FirmwareHouse();
        await house.Folder.PublishAsync("stock", "2.0.0", EspImages.Application("2.0.0"));
        var firmware = await house.FirmwareForAsync("ESP32-001", "stock", "1.0.0", "/api/ota/");
        Assert.AreEqual("http://localhost/api/ota_bin/stock_2.0.0.bin", firmware.GetProperty("url").GetString());
    }

    [TestMethod]
    public async Task While_the_database_is_away_nothing_is_offered_and_nothing_fails()
    {
        using var house = new FirmwareHouse(server => server.With("Storage:ConnectionString", "Host=127.0.0.1;Port=1;Username=x;Database=x;Timeout=1"));
        await house.Folder.PublishAsync("lamp", "1.1.0");
        Assert.IsNull(await house.OfferedAsync());
        using var response = await house.Client.GetAsync("/xiaozhi/ota/download/lamp_1.1.0.pe");
        Assert.AreEqual(System.Net.HttpStatusCode.OK, response.StatusCode, "Who was offered it before may load it.");
        var (status, _) = await house.OwnerAsync(HttpMethod.Put, "/api/firmware?board=lamp&version=1.2.0", FirmwareFolder.Image(3));
        Assert.AreEqual(System.Net.HttpStatusCode.ServiceUnavailable, status);
        Assert.AreEqual("1.1.0.json 1.1.0.pe", string.Join(' ', house.Folder.Files()), "What cannot be entered is not published.");
    }
}
