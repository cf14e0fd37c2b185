using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Hosting;
using Server.Sessions;

namespace Server.Tests.Sessions;

/// <summary><c>server</c> messages: who knows the secret may have the configuration read anew and the server restarted.</summary>
[TestClass]
public sealed class ServerActionTests
{
    private const string Secret = "correct horse";

    [TestMethod]
    [DataRow("", "\"content\":{\"secret\":\"\"}", DisplayName = "no secret is set")]
    [DataRow("", "\"content\":{\"secret\":\"correct horse\"}", DisplayName = "no secret is set, one is shown")]
    [DataRow(Secret, "\"content\":{\"secret\":\"wrong\"}", DisplayName = "a wrong secret")]
    [DataRow(Secret, "\"content\":{}", DisplayName = "no secret")]
    [DataRow(Secret, "\"x\":0", DisplayName = "no content")]
    public async Task Who_does_not_know_the_secret_may_nothing(string secret, string content)
    {
        using var server = new VoiceServer().With("Server:Secret", secret);
        using var client = await server.OpenAsync();
        foreach (var action in new[] { "update_config", "restart" })
        {
            await client.SendAsync($$"""{"type":"server","action":"{{action}}",{{content}}}""");
            await client.ExpectErrorAsync("AUTH_FAILED");
        }

        await client.ExpectAliveAsync();
        Assert.IsFalse(server.Services.GetRequiredService<ServerRestart>().IsRequested);
    }

    [TestMethod]
    public async Task The_configuration_is_read_anew_for_sessions_that_follow()
    {
        using var server = new VoiceServer().With("Server:Secret", Secret);
        using var client = await server.OpenAsync();
        var configuration = server.Services.GetRequiredService<IConfiguration>();
        configuration["Sessions:WakeWords:0"] = "marvin";
        await client.SendAsync($$"""{"type":"server","action":"update_config","content":{"secret":"{{Secret}}"} }""");
        var answer = await client.ExpectAsync("server");
        Assert.AreEqual("success", answer.GetProperty("status").GetString());
        Assert.AreEqual("update_config", answer.GetProperty("content").GetProperty("action").GetString());
        Assert.IsFalse(answer.TryGetProperty("error_code", out _));
        Assert.IsTrue(server.Services.GetRequiredService<SessionSettings>().Current.IsWakeWord("Marvin"));
    }

    [TestMethod]
    public async Task A_configuration_that_cannot_be_read_leaves_what_was()
    {
        using var server = new VoiceServer().With("Server:Secret", Secret);
        using var client = await server.OpenAsync();
        server.Services.GetRequiredService<IConfiguration>()["Sessions:HelloTimeout"] = "soon";
        await client.SendAsync($$"""{"type":"server","action":"update_config","content":{"secret":"{{Secret}}"} }""");
        await client.ExpectErrorAsync("INVALID_PARAMETER");
        Assert.AreEqual(TimeSpan.FromSeconds(10), server.Services.GetRequiredService<SessionSettings>().Current.HelloTimeout);
    }

    [TestMethod]
    public async Task A_restart_is_answered_and_then_the_server_stops_with_its_code()
    {
        using var server = new VoiceServer().With("Server:Secret", Secret);
        using var client = await server.OpenAsync();
        var restart = server.Services.GetRequiredService<ServerRestart>();
        await client.SendAsync($$"""{"type":"server","action":"restart","content":{"secret":"{{Secret}}"} }""");
        Assert.AreEqual("success", (await client.ExpectAsync("server")).GetProperty("status").GetString());
        await client.ExpectCloseAsync();
        Assert.AreEqual(System.Net.WebSockets.WebSocketCloseStatus.EndpointUnavailable, client.CloseStatus);
        Assert.IsTrue(restart.IsRequested);
    }

    [TestMethod]
    public async Task Another_action_is_refused()
    {
        using var server = new VoiceServer().With("Server:Secret", Secret);
        using var client = await server.OpenAsync();
        await client.SendAsync($$"""{"type":"server","action":"format","content":{"secret":"{{Secret}}"} }""");
        await client.ExpectErrorAsync("INVALID_PARAMETER");
    }
}
