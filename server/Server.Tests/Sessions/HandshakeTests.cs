using System.Net;
using System.Net.WebSockets;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Server.Tests.Sessions;

[TestClass]
public sealed class HandshakeTests
{
    [TestMethod]
    public async Task Hello_is_answered_with_transport_session_and_audio()
    {
        using var server = new VoiceServer();
        using var client = await server.ConnectAsync();
        await client.SendAsync(VoiceClient.Hello);
        var hello = await client.ExpectAsync("hello");
        Assert.AreEqual("websocket", hello.GetProperty("transport").GetString());
        Assert.IsTrue(Guid.TryParse(hello.GetProperty("session_id").GetString(), out _));
        var audio = hello.GetProperty("audio_params");
        Assert.AreEqual("pcm", audio.GetProperty("format").GetString());
        Assert.AreEqual(16_000, audio.GetProperty("sample_rate").GetInt32());
        Assert.AreEqual(1, audio.GetProperty("channels").GetInt32());
        Assert.AreEqual(60, audio.GetProperty("frame_duration").GetInt32());
    }

    [TestMethod]
    public async Task Hello_without_audio_params_agrees_on_what_stock_devices_use()
    {
        using var server = new VoiceServer();
        using var client = await server.ConnectAsync();
        await client.SendAsync("""{"type":"hello"}""");
        var audio = (await client.ExpectAsync("hello")).GetProperty("audio_params");
        Assert.AreEqual("opus", audio.GetProperty("format").GetString());
        Assert.AreEqual(24_000, audio.GetProperty("sample_rate").GetInt32());
    }

    [TestMethod]
    [DataRow("""{"type":"hello","audio_params":{"format":"mp3"}}""")]
    [DataRow("""{"type":"hello","audio_params":{"format":"opus","sample_rate":11025}}""")]
    [DataRow("""{"type":"hello","audio_params":{"format":"pcm","channels":6}}""")]
    public async Task Audio_that_the_server_cannot_code_is_refused_and_a_better_hello_is_taken(string hello)
    {
        using var server = new VoiceServer();
        using var client = await server.ConnectAsync();
        await client.SendAsync(hello);
        await client.ExpectErrorAsync("UNSUPPORTED_AUDIO_FORMAT");
        await client.SendAsync(VoiceClient.Hello);
        await client.ExpectAsync("hello");
    }

    [TestMethod]
    [DataRow(null)]
    [DataRow("../../etc/passwd")]
    [DataRow("a b")]
    public async Task A_client_without_a_usable_device_id_is_told_so_and_closed(string? deviceId)
    {
        using var server = new VoiceServer();
        using var client = await server.ConnectAsync(deviceId);
        await client.ExpectErrorAsync("MISSING_DEVICE_ID");
        await client.ExpectCloseAsync();
    }

    [TestMethod]
    public async Task A_connection_that_never_says_hello_is_closed()
    {
        var time = new ManualTime();
        using var server = new VoiceServer { Time = time };
        using var client = await server.ConnectAsync();
        await client.SendAsync("""{"type":"listen","state":"stop"}""");
        await client.ExpectErrorAsync("INVALID_SESSION");
        time.Advance(TimeSpan.FromSeconds(10));
        await client.ExpectCloseAsync();
    }

    [TestMethod]
    public async Task A_plain_http_request_is_told_to_upgrade()
    {
        using var server = new VoiceServer();
        var response = await server.CreateClient().GetAsync("/xiaozhi/v1/");
        Assert.AreEqual(HttpStatusCode.UpgradeRequired, response.StatusCode);
        using var body = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
        Assert.IsFalse(body.RootElement.GetProperty("success").GetBoolean());
        Assert.AreEqual("INVALID_MESSAGE", body.RootElement.GetProperty("error_code").GetString());
    }

    [TestMethod]
    public async Task Too_many_connections_from_one_address_are_refused_and_the_others_go_on()
    {
        using var server = new VoiceServer().With("RateLimits:RequestsPerSecond", "1");
        using var before = await server.OpenAsync();
        var http = server.CreateClient();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 100; i++) answers.Add((await http.GetAsync("/xiaozhi/v1/")).StatusCode);
        Assert.IsGreaterThan(50, answers.Count(status => status == HttpStatusCode.TooManyRequests));
        var refused = await http.GetAsync("/xiaozhi/v1/");
        Assert.Contains("RATE_LIMIT_EXCEEDED", await refused.Content.ReadAsStringAsync());
        await before.SendAsync("""{"type":"abort"}""");
        await before.ExpectAsync("tts", "stop");
    }

    [TestMethod]
    public async Task A_second_connection_of_a_device_takes_the_place_of_the_first()
    {
        using var server = new VoiceServer();
        using var first = await server.OpenAsync("aa:bb:cc:dd:ee:07");
        using var second = await server.OpenAsync("AA:BB:CC:DD:EE:07");
        await second.SendAsync("""{"type":"abort"}""");
        await second.ExpectAsync("tts", "stop");
        await Assert.ThrowsAsync<Exception>(async () =>
        {
            while (true) await first.ReceiveAsync();
        });
    }

    [TestMethod]
    public async Task Goodbye_closes_the_connection()
    {
        using var server = new VoiceServer();
        using var client = await server.OpenAsync();
        await client.SayGoodbyeAsync();
        Assert.AreEqual(WebSocketState.CloseReceived, client.State);
    }
}
