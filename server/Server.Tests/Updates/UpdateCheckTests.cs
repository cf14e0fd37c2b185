using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Storage;
using Server.Updates;

namespace Server.Tests.Updates;

[TestClass]
public sealed class UpdateCheckTests
{
    private const string Body = """{"version":2,"application":{"name":"voice","version":"1.2.3"},"board":{"type":"esp32"}}""";

    [TestMethod]
    public async Task A_device_is_told_the_time_where_to_talk_and_that_it_is_up_to_date()
    {
        using var server = new VoiceServer { Time = new ManualTime() };
        using var reply = JsonDocument.Parse(await CheckAsync(server, Body, HttpStatusCode.OK));
        var root = reply.RootElement;
        Assert.AreEqual(0, root.GetProperty("server_time").GetProperty("timestamp").GetInt64());
        Assert.AreEqual(JsonValueKind.Number, root.GetProperty("server_time").GetProperty("timezone_offset").ValueKind);
        Assert.AreEqual("1.2.3", root.GetProperty("firmware").GetProperty("version").GetString());
        Assert.AreEqual("", root.GetProperty("firmware").GetProperty("url").GetString());
        Assert.AreEqual("ws://localhost/xiaozhi/v1/", root.GetProperty("websocket").GetProperty("url").GetString());
        Assert.IsFalse(root.TryGetProperty("mqtt", out _), "An mqtt section would win over the websocket.");
    }

    [TestMethod]
    [DataRow("not json")]
    [DataRow("{\"application\":{\"version\":\"\\ud800\"}}")]
    [DataRow("[]")]
    public async Task A_body_that_cannot_be_read_is_refused_in_the_protocols_form(string body)
    {
        using var server = new VoiceServer();
        Assert.AreEqual(
            """{"success":false,"message":"request error."}""", await CheckAsync(server, body, HttpStatusCode.BadRequest));
    }

    [TestMethod]
    public async Task A_body_of_a_megabyte_is_refused()
    {
        using var server = new VoiceServer();
        var body = "{\"a\":\"" + new string('a', 1_000_000) + "\"}";
        Assert.Contains("request error.", await CheckAsync(server, body, HttpStatusCode.BadRequest));
    }

    [TestMethod]
    [DataRow("/xiaozhi/ota/", null, "request error.")]
    [DataRow("/xiaozhi/ota/activate", null, "request error.")]
    [DataRow("/api/ota/", null, "缺少 device-id")]
    [DataRow("/api/ota", "../../etc/passwd", "缺少 device-id")]
    [DataRow("/xiaozhi/ota", "a b", "request error.")]
    public async Task A_device_without_a_usable_id_is_refused_in_the_words_of_the_interface(string path, string? deviceId, string message)
    {
        using var server = new VoiceServer();
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(Body, Encoding.UTF8, "application/json") };
        if (deviceId is not null) request.Headers.TryAddWithoutValidation("Device-Id", deviceId);
        var response = await server.CreateClient().SendAsync(request);
        Assert.AreEqual(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.AreEqual($$"""{"success":false,"message":"{{message}}"}""", await response.Content.ReadAsStringAsync());
    }

    [TestMethod]
    public async Task The_C_sharp_interface_sends_devices_to_its_own_socket_and_names_what_it_cannot_read()
    {
        using var server = new VoiceServer();
        using var reply = JsonDocument.Parse(await CheckAsync(server, Body, HttpStatusCode.OK, "/api/ota"));
        Assert.AreEqual("ws://localhost/", reply.RootElement.GetProperty("websocket").GetProperty("url").GetString());
        Assert.StartsWith("{\"success\":false,\"message\":\"解析失败: ", await CheckAsync(server, "{", HttpStatusCode.BadRequest, "/api/ota"));
    }

    [TestMethod]
    public async Task A_public_address_stands_in_every_address_that_is_handed_out()
    {
        using var server = new VoiceServer().With("Server:PublicUrl", "https://house.example/");
        using var reply = JsonDocument.Parse(await CheckAsync(server, Body, HttpStatusCode.OK));
        Assert.AreEqual("wss://house.example/xiaozhi/v1/", reply.RootElement.GetProperty("websocket").GetProperty("url").GetString());
    }

    [TestMethod]
    public async Task What_a_device_says_of_itself_is_noted()
    {
        using var server = new VoiceServer();
        await CheckAsync(server, Body, HttpStatusCode.OK);
        var devices = server.Services.GetRequiredService<DeviceStore>();
        await server.Services.GetRequiredService<DeviceSightings>().StopAsync(CancellationToken.None);
        var device = await devices.FindAsync("aa:bb:cc:dd:ee:ff", CancellationToken.None);
        Assert.AreEqual(("esp32", "1.2.3"), (device!.Board, device.FirmwareVersion));
    }

    [TestMethod]
    [DataRow("/xiaozhi/ota/", "OTA接口运行正常，发设备发送的websocket地址是：ws://localhost/xiaozhi/v1/")]
    [DataRow("/xiaozhi/ota", "OTA接口运行正常，发设备发送的websocket地址是：ws://localhost/xiaozhi/v1/")]
    [DataRow("/api/ota/", "OTA interface is running, websocket address: ws://localhost/")]
    [DataRow("/api/ota", "OTA interface is running, websocket address: ws://localhost/")]
    public async Task A_person_who_looks_is_told_that_it_works(string path, string text)
    {
        using var server = new VoiceServer();
        Assert.AreEqual(text, await server.CreateClient().GetStringAsync(path));
    }

    private static async Task<string> CheckAsync(VoiceServer server, string body, HttpStatusCode expected, string path = "/xiaozhi/ota/")
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Add("Device-Id", "aa:bb:cc:dd:ee:ff");
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        var response = await server.CreateClient().SendAsync(request);
        Assert.AreEqual(expected, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }
}
