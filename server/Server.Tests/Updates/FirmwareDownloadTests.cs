using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Server.Tests.Updates;

[TestClass]
public sealed class FirmwareDownloadTests
{
    [TestMethod]
    public async Task A_board_is_offered_what_is_newer_and_gets_just_that()
    {
        using var folder = new FirmwareFolder();
        await folder.PublishAsync("lamp", "1.3.0");
        using var server = new VoiceServer().With("Storage:Folder", folder.Path);

        var offered = await CheckAsync(server, "lamp", "1.2.9");
        Assert.AreEqual("1.3.0", offered.GetProperty("version").GetString());
        Assert.AreEqual(1008, offered.GetProperty("size").GetInt32());
        Assert.AreEqual("http://localhost/xiaozhi/ota/download/lamp_1.3.0.pe", offered.GetProperty("url").GetString());
        var bytes = await server.CreateClient().GetByteArrayAsync(offered.GetProperty("url").GetString());
        CollectionAssert.AreEqual(FirmwareFolder.Image(), bytes);
        Assert.AreEqual(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes)), offered.GetProperty("checksum").GetString());
    }

    [TestMethod]
    [DataRow("lamp", "1.3.0", DisplayName = "as new")]
    [DataRow("lamp", "1.10", DisplayName = "newer")]
    [DataRow("fan", "1.0.0", DisplayName = "another board")]
    [DataRow("lamp", "nightly", DisplayName = "a version that cannot be compared")]
    [DataRow("", "1.0.0", DisplayName = "no board")]
    public async Task Who_has_no_use_for_it_is_offered_nothing(string board, string version)
    {
        using var folder = new FirmwareFolder();
        await folder.PublishAsync("lamp", "1.3.0");
        using var server = new VoiceServer().With("Storage:Folder", folder.Path);
        var offered = await CheckAsync(server, board, version);
        Assert.AreEqual("", offered.GetProperty("url").GetString());
        Assert.AreEqual(version, offered.GetProperty("version").GetString());
    }

    [TestMethod]
    public async Task A_download_that_was_cut_off_goes_on_where_it_was()
    {
        using var folder = new FirmwareFolder();
        await folder.PublishAsync("lamp", "1.3.0");
        using var server = new VoiceServer().With("Storage:Folder", folder.Path);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/xiaozhi/ota/download/lamp_1.3.0.pe");
        request.Headers.Range = new RangeHeaderValue(1000, null);
        var response = await server.CreateClient().SendAsync(request);
        Assert.AreEqual(HttpStatusCode.PartialContent, response.StatusCode);
        CollectionAssert.AreEqual(FirmwareFolder.Image()[1000..], await response.Content.ReadAsByteArrayAsync());
    }

    [TestMethod]
    [DataRow("lamp_9.9.9.pe")]
    [DataRow("..%2flamp_1.3.0.json")]
    [DataRow("1.3.0.json")]
    [DataRow("%2fetc%2fpasswd")]
    public async Task Nothing_but_published_firmware_can_be_loaded(string file)
    {
        using var folder = new FirmwareFolder();
        await folder.PublishAsync("lamp", "1.3.0");
        using var server = new VoiceServer().With("Storage:Folder", folder.Path);
        var response = await server.CreateClient().GetAsync("/xiaozhi/ota/download/" + file);
        Assert.AreEqual(HttpStatusCode.NotFound, response.StatusCode);
    }

    [TestMethod]
    [DataRow("/xiaozhi/ota/download/stock_1.0.3.bin")]
    [DataRow("/api/ota_bin/stock_1.0.3.bin")]
    [DataRow("/api/ota_bin/1.0.3.bin")]
    [DataRow("/ota_bin/1.0.3.bin")]
    public async Task Firmware_is_loaded_at_the_addresses_of_both_server_APIs(string path)
    {
        using var folder = new FirmwareFolder();
        var image = EspImages.Application("1.0.3");
        await folder.PublishAsync("stock", "1.0.3", image);
        using var server = new VoiceServer().With("Storage:Folder", folder.Path);
        using var response = await server.CreateClient().GetAsync(path);
        Assert.AreEqual(HttpStatusCode.OK, response.StatusCode);
        Assert.AreEqual("application/octet-stream", response.Content.Headers.ContentType!.MediaType);
        Assert.AreEqual("attachment", response.Content.Headers.ContentDisposition!.DispositionType);
        Assert.AreEqual("stock_1.0.3.bin", response.Content.Headers.ContentDisposition!.FileName);
        CollectionAssert.AreEqual(image, await response.Content.ReadAsByteArrayAsync());

        using var head = await server.CreateClient().SendAsync(new HttpRequestMessage(HttpMethod.Head, path));
        Assert.AreEqual(image.Length, head.Content.Headers.ContentLength);
        Assert.IsEmpty(await head.Content.ReadAsByteArrayAsync());
        Assert.AreEqual(response.Headers.ETag, head.Headers.ETag);
    }

    [TestMethod]
    public async Task Hostile_ranges_get_a_range_or_all_of_it()
    {
        using var folder = new FirmwareFolder();
        await folder.PublishAsync("lamp", "1.3.0");
        using var server = new VoiceServer().With("Storage:Folder", folder.Path);
        var client = server.CreateClient();
        foreach (var (range, expected, length) in new (string, HttpStatusCode, int)[]
        {
            ("bytes=1000-", HttpStatusCode.PartialContent, 8),
            ("bytes=-8", HttpStatusCode.PartialContent, 8),
            ("bytes=0-0", HttpStatusCode.PartialContent, 1),
            ("bytes=0-999999999999", HttpStatusCode.PartialContent, 1008),
            ("bytes=1008-", HttpStatusCode.RequestedRangeNotSatisfiable, 0),
            ("bytes=99999999999999999999-", HttpStatusCode.OK, 1008),
            ("bytes=5-1", HttpStatusCode.OK, 1008),
            ("bytes=0-1,2-3,4-5", HttpStatusCode.OK, 1008),
            ("bytes=--1", HttpStatusCode.OK, 1008),
        })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/xiaozhi/ota/download/lamp_1.3.0.pe");
            request.Headers.TryAddWithoutValidation("Range", range);
            using var response = await client.SendAsync(request);
            Assert.AreEqual(expected, response.StatusCode, range);
            Assert.HasCount(length, await response.Content.ReadAsByteArrayAsync(), range);
        }
    }

    [TestMethod]
    public async Task What_is_not_there_is_said_in_the_words_of_the_document()
    {
        using var server = new VoiceServer();
        using var response = await server.CreateClient().GetAsync("/api/ota_bin/1.0.3.bin");
        Assert.AreEqual(HttpStatusCode.NotFound, response.StatusCode);
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.IsFalse(body.RootElement.GetProperty("success").GetBoolean());
        Assert.AreEqual("file not found", body.RootElement.GetProperty("message").GetString());
    }

    private static async Task<JsonElement> CheckAsync(VoiceServer server, string board, string version)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/xiaozhi/ota/");
        request.Headers.Add("Device-Id", "aa:bb:cc:dd:ee:ff");
        var body = $$"""{"application":{"version":"{{version}}"},"board":{"type":"{{board}}"} }""";
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        var response = await server.CreateClient().SendAsync(request);
        using var reply = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        return reply.RootElement.GetProperty("firmware").Clone();
    }
}
