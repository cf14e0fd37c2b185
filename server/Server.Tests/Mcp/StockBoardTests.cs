using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Server.Tests.Mcp;

/// <summary>Someone with a stock board and no cloud.</summary>
[TestClass]
public sealed class StockBoardTests
{
    [TestMethod]
    public async Task A_board_that_offers_MCP_is_asked_for_all_pages_of_its_tools_in_order()
    {
        using var server = new VoiceServer();
        var board = await StockBoard.OpenAsync(server);
        string[] expected =
        [
            "initialize", "notifications/initialized", "tools/list", "tools/list", "tools/list",
            "self.get_device_status {}", "self.lamp.get_state {}",
        ];
        Assert.AreSequenceEqual(expected, board.Asked);
    }

    [TestMethod]
    [DataRow("""{"mcp":false}""")]
    [DataRow("""{"mcp":"yes"}""")]
    [DataRow("""{"aec":true}""")]
    [DataRow("null")]
    public async Task A_board_that_offers_none_is_not_asked(string features)
    {
        using var server = new VoiceServer();
        using var client = await server.ConnectAsync();
        await client.SendAsync($$"""{"type":"hello","version":1,"features":{{features}} }""");
        await client.ExpectAsync("hello");
        await client.SendAsync("""{"type":"abort"}""");
        Assert.AreEqual("tts", (await client.ReceiveAsync())!.Value.GetProperty("type").GetString());
    }

    [TestMethod]
    [DataRow("set the volume to fifty", "self.audio_speaker.set_volume {\"volume\":50}", "The volume of the speaker is 50 percent.")]
    [DataRow("louder", "self.audio_speaker.set_volume {\"volume\":90}", "The volume of the speaker is 90 percent.")]
    [DataRow("set the brightness to 30", "self.screen.set_brightness {\"brightness\":30}", "The brightness of the screen is 30 percent.")]
    [DataRow("turn on the lamp", "self.lamp.turn_on {}", "lamp is on")]
    public async Task What_is_said_is_called_and_the_answer_is_what_the_board_reports(string sentence, string call, string answer)
    {
        using var server = new VoiceServer();
        var board = await StockBoard.OpenAsync(server);
        Assert.Contains(answer, await board.SayAsync(sentence), StringComparison.OrdinalIgnoreCase);
        Assert.Contains(call, board.Asked);
    }

    [TestMethod]
    public async Task A_question_asks_the_board_anew_for_its_buttons_change_things_too()
    {
        using var server = new VoiceServer();
        var board = await StockBoard.OpenAsync(server);
        board.Volume = 20;
        Assert.Contains("20 percent", await board.SayAsync("how loud is the speaker"));
    }

    [TestMethod]
    public async Task The_battery_is_a_question_about_the_device()
    {
        using var server = new VoiceServer();
        var board = await StockBoard.OpenAsync(server);
        Assert.Contains("85 percent", await board.SayAsync("what is the battery level"));
    }

    [TestMethod]
    public async Task A_bare_false_is_a_refusal()
    {
        using var server = new VoiceServer();
        var board = await StockBoard.OpenAsync(server);
        Assert.Contains("refused", await board.SayAsync("set the screen theme to light"), StringComparison.OrdinalIgnoreCase);
    }

    [TestMethod]
    public async Task Nothing_that_cuts_the_board_off_can_be_said()
    {
        using var server = new VoiceServer();
        var board = await StockBoard.OpenAsync(server);
        await board.SayAsync("reconfigure wifi");
        Assert.DoesNotContain("self.system.reconfigure_wifi {}", board.Asked);
        Assert.DoesNotContain("reconfigure", server.Recognition.Vocabulary!.Jsgf);
    }

    [TestMethod]
    public async Task What_can_be_said_is_known_before_the_microphone_opens()
    {
        using var server = new VoiceServer();
        var board = await StockBoard.OpenAsync(server);
        await board.Client.SendAsync("""{"type":"listen","state":"start","mode":"manual"}""");
        await board.Client.SendAsync("""{"type":"abort"}""");
        await board.ExpectAsync("tts", "stop");
        Assert.Contains("volume", server.Recognition.Vocabulary!.Jsgf);
    }

    [TestMethod]
    public async Task A_lost_link_ends_what_waits_for_the_board()
    {
        using var server = new VoiceServer();
        var board = await StockBoard.OpenAsync(server);
        var devices = server.Services.GetService(typeof(Server.Devices.IConnectedDevices)) as Server.Devices.IConnectedDevices;
        var device = devices!.Find("aa:bb:cc:dd:ee:01")!;
        var waiting = device.ExecuteAsync(
            new Server.Devices.ThingCommand("lamp", "turn_on", new Dictionary<string, object>()), CancellationToken.None);
        board.Client.Abort();
        Assert.AreEqual("DEVICE_OFFLINE", (await waiting).ErrorCode);
    }
}
