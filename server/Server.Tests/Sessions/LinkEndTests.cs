using System.Net;
using System.Net.WebSockets;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Devices;

namespace Server.Tests.Sessions;

/// <summary>How sessions end, how many there may be, and how much each may send.</summary>
[TestClass]
public sealed class LinkEndTests
{
    [TestMethod]
    public async Task A_connection_without_a_hello_is_closed_with_a_frame_that_says_so()
    {
        var time = new ManualTime();
        using var server = new VoiceServer { Time = time };
        using var client = await server.ConnectAsync();
        await client.SendAsync("?");
        await client.ExpectErrorAsync("INVALID_JSON");
        time.Advance(TimeSpan.FromSeconds(10));
        await client.ExpectCloseAsync();
        Assert.AreEqual(WebSocketCloseStatus.ProtocolError, client.CloseStatus);
    }

    [TestMethod]
    public async Task A_server_that_stops_finishes_what_it_is_saying_and_answers_nothing_more()
    {
        using var server = new VoiceServer();
        using var client = await server.OpenAsync();
        await client.ChatAsync(Speaking.Question);
        await client.ExpectAsync("tts", "sentence_start");
        server.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();
        await client.ChatAsync(Speaking.Question);
        await client.ExpectAsync("tts", "stop");
        await client.ExpectCloseAsync();
        Assert.AreEqual(WebSocketCloseStatus.EndpointUnavailable, client.CloseStatus);
    }

    [TestMethod]
    public async Task A_goodbye_is_answered_with_a_normal_close()
    {
        using var server = new VoiceServer();
        using var client = await server.OpenAsync();
        await client.SayGoodbyeAsync();
        Assert.AreEqual(WebSocketCloseStatus.NormalClosure, client.CloseStatus);
    }

    [TestMethod]
    public async Task A_server_that_is_full_takes_nobody_but_a_device_that_comes_back()
    {
        using var server = new VoiceServer().With("Sessions:MaxSessions", "1");
        using var first = await server.OpenAsync("aa:bb:cc:dd:ee:30");
        var refused = await Assert.ThrowsAsync<Exception>(() => server.ConnectAsync("aa:bb:cc:dd:ee:31"));
        Assert.Contains($"{(int)HttpStatusCode.ServiceUnavailable}", refused.Message);
        using var again = await server.OpenAsync("aa:bb:cc:dd:ee:30");
        await again.ExpectAliveAsync();
    }

    [TestMethod]
    public async Task Too_many_messages_are_refused_until_there_is_a_pause()
    {
        var time = new ManualTime();
        using var server = new VoiceServer { Time = time };
        using var client = await server.OpenAsync();
        for (var i = 0; i < 300; i++) await client.SendAsync(Speaking.Stop);
        await client.ExpectErrorAsync("RATE_LIMIT_EXCEEDED");
        time.Advance(TimeSpan.FromSeconds(1));
        await client.ExpectAliveAsync();
    }

    [TestMethod]
    public async Task A_client_that_only_floods_is_closed()
    {
        var time = new ManualTime();
        using var server = new VoiceServer { Time = time };
        using var client = await server.OpenAsync();
        await client.SendUntilClosedAsync(Speaking.Stop, atMost: 20_000);
        Assert.AreEqual(WebSocketCloseStatus.PolicyViolation, client.CloseStatus);
    }

    [TestMethod]
    public async Task Long_messages_share_their_room()
    {
        using var server = new VoiceServer().With("Sessions:LongMessageMegabytes", "1");
        using var client = await server.OpenAsync();
        await client.SendAsync($$"""{"type":"chat","text":"{{new string('a', 3_000_000)}}"}""");
        await client.ExpectErrorAsync("RATE_LIMIT_EXCEEDED");
        await client.SendAsync($$"""{"type":"chat","text":"{{new string('a', 300_000)}}"}""");
        await client.ExpectErrorAsync("INVALID_MESSAGE");
        await client.ExpectAliveAsync();
    }

    [TestMethod]
    public async Task A_ping_is_answered_and_a_confirmation_is_not()
    {
        using var server = new VoiceServer();
        using var client = await server.OpenAsync();
        await client.SendAsync("""{"type":"system","command":"reboot","success":true}""");
        await client.SendAsync("""{"type":"ping"}""");
        Assert.IsTrue(await client.ReceiveAsync() is { } message && VoiceClient.Is(message, "pong"));
    }

    [TestMethod]
    [DataRow("of-last-time")]
    [DataRow("")]
    public async Task The_connection_is_the_session_whatever_session_id_a_client_sends(string sessionId)
    {
        using var server = new VoiceServer();
        using var client = await server.OpenAsync();
        await client.SendAsync($$"""{"type":"abort","session_id":"{{sessionId}}"}""");
        Assert.IsTrue(await client.ReceiveAsync() is { } answer && VoiceClient.Is(answer, "tts", "stop"));
    }

    [TestMethod]
    public async Task Notices_reach_a_connected_device_in_the_form_that_stock_firmware_reads()
    {
        using var server = new VoiceServer();
        using var client = await server.OpenAsync("aa:bb:cc:dd:ee:32");
        var device = server.Services.GetRequiredService<IConnectedDevices>().Find("aa:bb:cc:dd:ee:32")!;
        device.Alert("Update", "A new version is here.", "happy");
        var alert = await client.ExpectAsync("alert");
        Assert.AreEqual("Update", alert.GetProperty("status").GetString());
        Assert.AreEqual("A new version is here.", alert.GetProperty("message").GetString());
        Assert.AreEqual("happy", alert.GetProperty("emotion").GetString());
        device.Reboot();
        Assert.AreEqual("reboot", (await client.ExpectAsync("system")).GetProperty("command").GetString());
        using var payload = System.Text.Json.JsonDocument.Parse("""{"a":1}""");
        device.SendCustom(payload.RootElement);
        Assert.AreEqual(1, (await client.ExpectAsync("custom")).GetProperty("payload").GetProperty("a").GetInt32());
    }
}
