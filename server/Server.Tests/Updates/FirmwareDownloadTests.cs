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
        folder.Publish("lamp", "1.3.0");
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
        folder.Publish("lamp", "1.3.0");
        using var server = new VoiceServer().With("Storage:Folder", folder.Path);
        var offered = await CheckAsync(server, board, version);
        Assert.AreEqual("", offered.GetProperty("url").GetString());
        Assert.AreEqual(version, offered.GetProperty("version").GetString());
    }

    [TestMethod]
    public async Task A_download_that_was_cut_off_goes_on_where_it_was()
    {
        using var folder = new FirmwareFolder();
        folder.Publish("lamp", "1.3.0");
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
        folder.Publish("lamp", "1.3.0");
        using var server = new VoiceServer().With("Storage:Folder", folder.Path);
        var response = await server.CreateClient().GetAsync("/xiaozhi/ota/download/" + file);
        Assert.AreEqual(HttpStatusCode.NotFound, response.StatusCode);
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
