using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Server.Tests.Sessions;

/// <summary>A page of another site, open in a browser in the house, may talk; it reaches nothing in the house.</summary>
[TestClass]
public sealed class ForeignPageTests
{
    private const string Functions = """{"type":"mcp","action":"list_functions"}""";

    [TestMethod]
    [DataRow("http://localhost", true)]
    [DataRow("https://elsewhere.example", false)]
    [DataRow("http://localhost.elsewhere.example", false)]
    [DataRow("null", false)]
    public async Task Only_pages_of_this_server_reach_what_hangs_on_boards(string origin, bool reaches)
    {
        using var server = new VoiceServer();
        using var board = await server.OpenAsync("aa:bb:cc:dd:ee:40");
        await board.SendAsync(VoiceClient.Lamp);
        await board.ExpectAliveAsync();
        var client = server.Server.CreateWebSocketClient();
        client.ConfigureRequest = request => request.Headers.Origin = origin;
        var socket = await client.ConnectAsync(new Uri(server.Server.BaseAddress, "/"), CancellationToken.None);
        using var page = new VoiceClient(socket);
        await page.SendAsync(VoiceClient.Hello);
        await page.ExpectAsync("hello");
        await page.SendAsync(Functions);
        var functions = (await page.ExpectAsync("mcp")).GetProperty("functions").GetArrayLength();
        Assert.AreEqual(reaches, functions > 0, $"{functions} functions");
    }
}
