using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Tests.Mcp;

namespace Server.Tests.Sessions;

/// <summary>Who speaks to one device of what hangs on another.</summary>
[TestClass]
public sealed class HouseTests
{
    private const string TurnOn = """{"type":"listen","state":"detect","text":"turn on the lamp"}""";

    [TestMethod]
    public async Task A_browser_turns_on_a_lamp_that_hangs_on_a_board()
    {
        using var server = new VoiceServer();
        using var board = await OpenLampAsync(server);
        using var browser = await server.OpenAsync("browser-1");
        await browser.SendAsync(TurnOn);
        await ObeyAsync(board);
        Assert.AreEqual("The lamp is on.", (await browser.ExpectAsync("tts", "sentence_start")).GetProperty("text").GetString());
    }

    [TestMethod]
    public async Task A_stock_board_does_and_its_volume_stays_its_own()
    {
        using var server = new VoiceServer();
        using var board = await OpenLampAsync(server, """{"type":"iot","descriptors":[{"name":"fan","description":"","properties":{},"methods":{"turn_on":{"description":""}}},{"name":"speaker","description":"","properties":{"volume":{"type":"number","description":""}},"methods":{"set_volume":{"description":"","parameters":{"volume":{"type":"number","min":0,"max":100,"description":""}}}}}]}""");
        var stock = await StockBoard.OpenAsync(server, "stock-1");
        Assert.Contains("50 percent", await stock.SayAsync("set the volume to fifty"));
        Assert.AreEqual(50, stock.Volume);
        await stock.Client.SendAsync("""{"type":"listen","state":"detect","text":"turn on the fan"}""");
        await ObeyAsync(board);
        Assert.Contains("fan", (await stock.ExpectAsync("tts", "sentence_start")).GetProperty("text").GetString()!);
    }

    [TestMethod]
    public async Task Who_may_speak_of_its_own_things_only_reaches_no_others()
    {
        using var server = new VoiceServer().With("Tools:Reach", "own");
        using var board = await OpenLampAsync(server);
        using var browser = await server.OpenAsync("browser-1");
        await browser.SendAsync(TurnOn);
        Assert.AreNotEqual("The lamp is on.", (await browser.ExpectAsync("tts", "sentence_start")).GetProperty("text").GetString());
    }

    [TestMethod]
    public async Task What_hangs_on_the_house_can_be_said_to_a_browser()
    {
        using var server = new VoiceServer();
        using var board = await OpenLampAsync(server);
        using var browser = await server.OpenAsync("browser-1");
        await browser.SendAsync("""{"type":"listen","state":"start","mode":"manual"}""");
        await browser.SendAsync("""{"type":"abort"}""");
        await browser.ExpectAsync("tts", "stop");
        Assert.Contains("lamp", server.Recognition.Vocabulary!.Jsgf);
    }

    private static async Task<VoiceClient> OpenLampAsync(VoiceServer server, string things = VoiceClient.Lamp)
    {
        var board = await server.OpenAsync("board-1");
        await board.SendAsync(things);
        await board.SendAsync("""{"type":"abort"}""");
        await board.ExpectAsync("tts", "stop");
        return board;
    }

    private static async Task ObeyAsync(VoiceClient board)
    {
        var command = (await board.ExpectAsync("iot")).GetProperty("commands")[0];
        await board.SendAsync($$$"""{"type":"iot","command_results":[{"command_id":"{{{command.GetProperty("command_id").GetString()}}}","name":"{{{command.GetProperty("name").GetString()}}}","success":true,"new_state":{}}]}""");
    }
}
