using System.Net.WebSockets;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Server.Tests.Sessions.Rules;

/// <summary>A link is not closed because a pong is missing. One on which nothing comes at all is dead, and a conversation
/// that nobody goes on with ends, because devices rest only when the link does.</summary>
[TestClass]
public sealed class LinkLifeTests
{
    [TestMethod]
    public async Task A_link_that_is_quiet_for_two_minutes_stands()
    {
        var time = new ManualTime();
        using var server = new VoiceServer { Time = time };
        using var client = await server.OpenAsync();
        time.Advance(TimeSpan.FromSeconds(149));
        await client.ExpectAliveAsync();
        time.Advance(TimeSpan.FromSeconds(149));
        await client.ExpectAliveAsync();
    }

    [TestMethod]
    public async Task A_link_on_which_nothing_comes_is_ended_with_a_word()
    {
        var time = new ManualTime();
        using var server = new VoiceServer { Time = time };
        using var client = await server.OpenAsync();
        time.Advance(TimeSpan.FromSeconds(150));
        await client.ExpectErrorAsync("SESSION_EXPIRED");
        await client.ExpectCloseAsync();
        Assert.AreEqual(WebSocketCloseStatus.NormalClosure, client.CloseStatus);
    }

    [TestMethod]
    public async Task A_link_may_be_told_to_stand_for_ever()
    {
        var time = new ManualTime();
        using var server = new VoiceServer { Time = time }.With("Sessions:IdleTimeout", "0:00:00");
        using var client = await server.OpenAsync();
        time.Advance(TimeSpan.FromDays(2));
        await client.ExpectAliveAsync();
    }

    [TestMethod]
    public async Task An_open_microphone_into_which_nobody_speaks_ends_the_conversation()
    {
        var time = new ManualTime();
        using var server = new VoiceServer { Time = time };
        using var client = await server.OpenAsync();
        await client.SendAsync(Speaking.Auto);
        await client.SendAsync("?");
        await client.ExpectErrorAsync("INVALID_JSON");
        for (var i = 0; i < 2; i++)
        {
            time.Advance(TimeSpan.FromSeconds(59));
            await client.SendAudioAsync();
        }

        time.Advance(TimeSpan.FromSeconds(2));
        await client.ExpectErrorAsync("SESSION_EXPIRED");
        await client.ExpectCloseAsync();
    }

    [TestMethod]
    public async Task A_device_that_holds_its_button_is_not_hurried()
    {
        var time = new ManualTime();
        using var server = new VoiceServer { Time = time };
        using var client = await server.OpenAsync();
        await client.SendAsync(Speaking.Manual);
        await client.SendAsync("?");
        await client.ExpectErrorAsync("INVALID_JSON");
        time.Advance(TimeSpan.FromSeconds(140));
        await client.ExpectAliveAsync();
    }
}
