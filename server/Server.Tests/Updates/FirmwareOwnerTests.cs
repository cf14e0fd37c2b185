using System.Net;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Updates;

namespace Server.Tests.Updates;

[TestClass]
public sealed class FirmwareOwnerTests
{
    [TestMethod]
    public async Task The_owner_publishes_and_the_device_loads_just_that()
    {
        using var house = new FirmwareHouse();
        var image = EspImages.Application("2.1.0");
        var (status, body) = await house.OwnerAsync(HttpMethod.Put, "/api/firmware?board=stock&version=2.1.0&channel=stable&percent=100", image);
        Assert.AreEqual(HttpStatusCode.Created, status);
        Assert.AreEqual(image.Length, body.GetProperty("firmware").GetProperty("size").GetInt32());
        Assert.AreEqual("2.1.0", await house.OfferedAsync(board: "stock"));
        CollectionAssert.AreEqual(image, await house.Client.GetByteArrayAsync(body.GetProperty("firmware").GetProperty("url").GetString()));
        Assert.AreEqual(HttpStatusCode.OK, (await house.OwnerAsync(HttpMethod.Post, "/api/firmware?board=stock&version=2.1.0", image)).Status, "The very same once more.");
    }

    [TestMethod]
    public async Task The_owner_sees_what_there_is_and_changes_who_gets_it()
    {
        using var house = new FirmwareHouse();
        await house.Folder.PublishAsync("lamp", "1.1.0");
        await house.Folder.PublishAsync("lamp", "1.2.0", FirmwareFolder.Image(5), "beta", "5");
        await house.OwnerAsync(HttpMethod.Patch, "/api/firmware/lamp/1.2?channel=stable");
        await house.OwnerAsync(HttpMethod.Delete, "/api/firmware/lamp/1.1.0");
        var (_, list) = await house.OwnerAsync(HttpMethod.Get, "/api/firmware?board=lamp");
        Assert.AreEqual(
            "1.2.0 stable 5 False, 1.1.0 stable 100 True",
            string.Join(", ", list.GetProperty("firmware").EnumerateArray().Select(entry =>
                $"{entry.GetProperty("version")} {entry.GetProperty("channel")} {entry.GetProperty("rollout_percent")} {entry.GetProperty("withdrawn")}")));
    }

    [TestMethod]
    [DataRow("GET", "/api/firmware")]
    [DataRow("PUT", "/api/firmware?board=lamp&version=1.2.0")]
    [DataRow("POST", "/api/firmware?board=lamp&version=1.2.0")]
    [DataRow("PATCH", "/api/firmware/lamp/1.1.0?percent=0")]
    [DataRow("DELETE", "/api/firmware/lamp/1.1.0")]
    public async Task Nobody_else_may(string method, string path)
    {
        using var house = new FirmwareHouse();
        await house.Folder.PublishAsync("lamp", "1.1.0");
        var (status, body) = await house.OwnerAsync(new HttpMethod(method), path, FirmwareFolder.Image(3), from: "203.0.113.7");
        Assert.AreEqual(HttpStatusCode.Unauthorized, status);
        Assert.AreEqual("UNAUTHORIZED", body.GetProperty("error_code").GetString());
        Assert.AreEqual("1.1.0", await house.OfferedAsync(), "Nothing changed.");
    }

    [TestMethod]
    [DataRow("/api/firmware", HttpStatusCode.BadRequest, "INVALID_PARAMETER")]
    [DataRow("/api/firmware?board=..%2flamp&version=1.2.0", HttpStatusCode.BadRequest, "INVALID_PARAMETER")]
    [DataRow("/api/firmware?board=lamp&version=latest", HttpStatusCode.BadRequest, "INVALID_PARAMETER")]
    [DataRow("/api/firmware?board=lamp&version=1.2.0&percent=1000", HttpStatusCode.BadRequest, "INVALID_PARAMETER")]
    [DataRow("/api/firmware?board=lamp&version=1.1.0", HttpStatusCode.Conflict, "CONFLICT")]
    public async Task What_cannot_be_published_is_refused_with_a_code(string path, HttpStatusCode expected, string code)
    {
        using var house = new FirmwareHouse();
        await house.Folder.PublishAsync("lamp", "1.1.0");
        var (status, body) = await house.OwnerAsync(HttpMethod.Put, path, FirmwareFolder.Image(3));
        Assert.AreEqual(expected, status);
        Assert.AreEqual(code, body.GetProperty("error_code").GetString());
    }

    [TestMethod]
    public async Task A_file_that_no_board_can_load_is_refused_with_the_reason()
    {
        using var house = new FirmwareHouse();
        var (status, body) = await house.OwnerAsync(HttpMethod.Put, "/api/firmware?board=stock&version=2.0.0", EspImages.WholeFlash(0));
        Assert.AreEqual(HttpStatusCode.UnsupportedMediaType, status);
        Assert.Contains("whole flash", body.GetProperty("message").GetString()!);
        Assert.AreEqual(HttpStatusCode.RequestEntityTooLarge, (await house.OwnerAsync(HttpMethod.Put, "/api/firmware?board=stock&version=2.0.0", new byte[FirmwareUpload.MaxBytes + 1])).Status);
        Assert.IsEmpty(house.Folder.Files());
    }

    [TestMethod]
    [DataRow("lamp/9.9.9")]
    [DataRow("..%2f..%2fetc/1.1.0")]
    [DataRow("lamp/..%2f1.1.0")]
    public async Task What_is_not_there_can_be_neither_changed_nor_withdrawn(string name)
    {
        using var house = new FirmwareHouse();
        await house.Folder.PublishAsync("lamp", "1.1.0");
        Assert.AreEqual(HttpStatusCode.NotFound, (await house.OwnerAsync(HttpMethod.Patch, $"/api/firmware/{name}?percent=1")).Status);
        Assert.AreEqual(HttpStatusCode.NotFound, (await house.OwnerAsync(HttpMethod.Delete, $"/api/firmware/{name}")).Status);
    }
}
