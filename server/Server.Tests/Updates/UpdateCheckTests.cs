using System.Net;
using System.Text;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;

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
    public async Task A_device_without_an_id_is_refused()
    {
        using var server = new VoiceServer();
        var response = await server.CreateClient().PostAsync(
            "/xiaozhi/ota/", new StringContent(Body, Encoding.UTF8, "application/json"));
        Assert.AreEqual(HttpStatusCode.BadRequest, response.StatusCode);
    }

    [TestMethod]
    public async Task A_person_who_looks_is_told_that_it_works()
    {
        using var server = new VoiceServer();
        Assert.Contains("ws://localhost/xiaozhi/v1/", await server.CreateClient().GetStringAsync("/xiaozhi/ota/"));
    }

    private static async Task<string> CheckAsync(VoiceServer server, string body, HttpStatusCode expected)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/xiaozhi/ota/");
        request.Headers.Add("Device-Id", "aa:bb:cc:dd:ee:ff");
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        var response = await server.CreateClient().SendAsync(request);
        Assert.AreEqual(expected, response.StatusCode);
        return await response.Content.ReadAsStringAsync();
    }
}
