using System.Net.Http.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Agents;
using Server.Auth;
using Server.Storage;
using Server.Tests.Agents.Models;
using Server.Tests.Schedule;
using Server.Tests.Vision;

namespace Server.Tests.Sessions;

/// <summary>A device that opens a connection for each talk, as stock boards do, is still known in the next.</summary>
[TestClass]
public sealed class RememberedTalkTests : IDisposable
{
    private const string Speaker = "aa:bb:cc:dd:ee:01";

    private const string House = """
        {"type":"iot","descriptors":[
          {"name":"front_door","description":"Lock of the front door","properties":{},
           "methods":{"lock":{"description":"Lock it","parameters":{}},"unlock":{"description":"Unlock it","parameters":{}}}},
          {"name":"lamp","description":"Lamp","properties":{},"methods":{"turn_on":{"description":"On","parameters":{}},"turn_off":{"description":"Off","parameters":{}}}},
          {"name":"fan","description":"Fan","properties":{},"methods":{"turn_on":{"description":"On","parameters":{}},"turn_off":{"description":"Off","parameters":{}}}}]}
        """;

    private readonly ManualTime _time = new();
    private readonly List<IDisposable> _used = [];

    public void Dispose() => _used.ForEach(one => one.Dispose());

    [TestMethod]
    public async Task It_means_on_the_next_connection_what_was_spoken_of_on_the_last()
    {
        var (server, board) = await StartAsync();
        Assert.AreEqual("lamp.turn_on{}", await DoAsync(server, board, "turn on the lamp"));
        Assert.AreEqual("lamp.turn_off{}", await DoAsync(server, board, "turn it off"));
        Assert.AreEqual("fan.turn_off{}", await DoAsync(server, board, "the fan too"));
    }

    [TestMethod]
    public async Task After_five_minutes_it_means_nothing()
    {
        var (server, board) = await StartAsync();
        await DoAsync(server, board, "turn on the lamp");
        _time.Advance(new MemoryOptions().FollowUps);
        Assert.DoesNotContain("lamp is", await AskAsync(server, "turn it off"));
        await board.PingAsync();
    }

    [TestMethod]
    public async Task A_question_is_answered_on_the_next_connection_within_its_minute_and_once()
    {
        var (server, board) = await StartAsync();
        Assert.Contains("yes or no", await AskAsync(server, "unlock the front door"));
        Assert.AreEqual("front_door.unlock{}", await DoAsync(server, board, "yes"));
        await AskAsync(server, "yes");
        await board.PingAsync();

        await AskAsync(server, "unlock the front door");
        _time.Advance(TimeSpan.FromMinutes(1));
        await AskAsync(server, "yes");
        await board.PingAsync();
    }

    [TestMethod]
    public async Task Another_device_and_another_that_claims_its_id_know_nothing_of_it()
    {
        var (server, board) = await StartAsync();
        await AskAsync(server, "unlock the front door", clientId: "made-up-by-the-device");
        await AskAsync(server, "yes", deviceId: "aa:bb:cc:dd:ee:09");
        await AskAsync(server, "yes", clientId: "made-up-by-another");
        await AskAsync(server, "yes");
        await board.PingAsync();
        Assert.AreEqual("front_door.unlock{}", await DoAsync(server, board, "yes", "made-up-by-the-device"));
    }

    [TestMethod]
    public async Task A_page_of_another_site_that_claims_its_id_knows_nothing_of_it()
    {
        var (server, board) = await StartAsync();
        await AskAsync(server, "unlock the front door");
        using var page = await server.ConnectAsync(Speaker, "/xiaozhi/v1/", ("Origin", "https://elsewhere.example"));
        await page.SendAsync(VoiceClient.Hello);
        await page.DetectAsync("yes");
        await page.HearAsync();
        await board.PingAsync();
    }

    [TestMethod]
    public async Task Another_role_knows_nothing_of_what_was_said_to_the_one_before()
    {
        var (server, board) = await StartAsync(server => server.With("Roles:Default", "butler").With("Roles:butler:DisplayName", "James").With("Roles:nurse:DisplayName", "Joy"));
        await AskAsync(server, "unlock the front door");
        await server.Services.GetRequiredService<DeviceStore>().SeeAsync(Speaker, null, null, null, CancellationToken.None);
        using var reply = await server.CreateClient().PutAsJsonAsync($"/api/devices/{Speaker}/role", new { role = "nurse" });
        Assert.IsTrue(reply.IsSuccessStatusCode, await reply.Content.ReadAsStringAsync());
        await AskAsync(server, "yes");
        await board.PingAsync();
    }

    [TestMethod]
    public async Task A_device_that_was_unbound_is_forgotten()
    {
        var (server, board) = await StartAsync();
        await AskAsync(server, "unlock the front door");
        var codes = server.Services.GetRequiredService<DeviceBindings>();
        var offer = await codes.OfferAsync(Speaker, null, CancellationToken.None);
        Assert.AreEqual(BindOutcome.Bound, await codes.TakeInAsync(Speaker, offer.Code, null, CancellationToken.None));
        await AskAsync(server, "yes");
        await AskAsync(server, "unlock the front door");
        Assert.IsTrue(await codes.UnbindAsync(Speaker, CancellationToken.None));
        await AskAsync(server, "yes");
        await board.PingAsync();
    }

    [TestMethod]
    public async Task The_model_is_told_of_earlier_talk_for_half_an_hour()
    {
        await using var model = await ModelOnLoopback.StartAsync(
            ModelOnLoopback.Events(OpenAiChatClientTests.Text("Nice to meet you."), OpenAiChatClientTests.Stop));
        var (server, _) = await StartAsync(server => server
            .With("Agent:Model:Endpoint", $"http://127.0.0.1:{model.Port}/v1").With("Agent:Model:Model", "m"));
        await AskAsync(server, "my name is Ann by the way");
        _time.Advance(TimeSpan.FromMinutes(29));
        await AskAsync(server, "tell me who I am my friend");
        _time.Advance(TimeSpan.FromMinutes(30));
        await AskAsync(server, "tell me who I am my friend");
        Assert.DoesNotContain("Ann", model.Requests[0].Body.Replace("my name is Ann", ""));
        Assert.Contains("my name is Ann", model.Requests[1].Body);
        Assert.DoesNotContain("Ann", model.Requests[2].Body);
    }

    private async Task<(VoiceServer Server, VoiceClient Board)> StartAsync(Action<VoiceServer>? settings = null)
    {
        var server = new VoiceServer { Time = _time }.With("Sessions:IdleTimeout", "00:00:00");
        settings?.Invoke(server);
        var board = await server.OpenLampAsync("board-1", House);
        _used.AddRange([board, server]);
        return (server, board);
    }

    /// <summary>Connects, says it, and hangs up when the board has obeyed and it was said so.</summary>
    private static async Task<string> DoAsync(VoiceServer server, VoiceClient board, string sentence, string? clientId = null)
    {
        var asking = AskAsync(server, sentence, clientId: clientId);
        var command = await board.ObeyAsync();
        await asking;
        return command;
    }

    /// <summary>Connects, says it, and hangs up when the answer begins.</summary>
    private static async Task<string> AskAsync(VoiceServer server, string sentence, string deviceId = Speaker, string? clientId = null)
    {
        using var client = await server.ConnectAsync(deviceId, "/xiaozhi/v1/", clientId is null ? [] : [("Client-Id", clientId)]);
        await client.SendAsync(VoiceClient.Hello);
        await client.ExpectAsync("hello");
        await client.DetectAsync(sentence);
        var answer = await client.HearAsync();
        await client.SayGoodbyeAsync();
        return answer;
    }
}
