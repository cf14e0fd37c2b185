using System.Net;
using System.Text;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;

namespace Server.Tests.Mcp;

/// <summary>The house as an MCP server, asked by a real MCP client.</summary>
[TestClass]
public sealed class HouseEndpointTests
{
    [TestMethod]
    public async Task An_agent_elsewhere_lists_and_calls_the_tools_of_every_board()
    {
        using var server = new VoiceServer();
        using var lamp = await server.OpenAsync("aa:bb:cc:dd:ee:02");
        await lamp.SendAsync(VoiceClient.Lamp);
        var stock = await StockBoard.OpenAsync(server, "aa:bb:cc:dd:ee:03");
        await using var agent = await ConnectAsync(server);

        var tools = (await agent.ListToolsAsync()).Select(tool => tool.Name).ToArray();
        Assert.Contains("self_audio_speaker_set_volume", tools);
        Assert.Contains("self_camera_take_photo", tools);
        Assert.Contains("lamp_turn_on", tools);
        Assert.DoesNotContain("speaker_set_volume", tools, "A tool is not there twice.");

        var call = agent.CallToolAsync("lamp_turn_on", new Dictionary<string, object?>()).AsTask();
        var command = (await lamp.ExpectAsync("iot")).GetProperty("commands")[0];
        await lamp.SendAsync($$$"""{"type":"iot","command_results":[{"command_id":"{{{command.GetProperty("command_id").GetString()}}}","name":"lamp","success":true,"result":"lamp is on","new_state":{"power":true}}]}""");
        Assert.AreEqual("lamp is on", TextOf(await call));

        var volume = agent.CallToolAsync("self_audio_speaker_set_volume", new Dictionary<string, object?> { ["volume"] = 35 }).AsTask();
        await stock.AnswerUntilAsync("self.audio_speaker.set_volume {\"volume\":35}");
        Assert.AreEqual("true", TextOf(await volume));
    }

    [TestMethod]
    public async Task Two_boards_with_a_tool_of_one_name_are_told_apart()
    {
        using var server = new VoiceServer();
        using var first = await server.OpenAsync("aa:bb:cc:dd:ee:02");
        using var second = await server.OpenAsync("aa:bb:cc:dd:ee:03");
        foreach (var board in new[] { first, second })
        {
            await board.SendAsync(VoiceClient.Lamp);
            await board.SendAsync("""{"type":"abort"}""");
            await board.ExpectAsync("tts", "stop");
        }

        await using var agent = await ConnectAsync(server);
        var tools = await agent.ListToolsAsync();
        Assert.HasCount(6, tools);
        Assert.Contains("aa_bb_cc_dd_ee_02_lamp_turn_on", tools.Select(tool => tool.Name));
        var call = agent.CallToolAsync("aa_bb_cc_dd_ee_03_lamp_turn_on", new Dictionary<string, object?>()).AsTask();
        await second.ExpectAsync("iot");
        second.Abort();
        Assert.Contains("DEVICE_OFFLINE", TextOf(await call));
        Assert.IsTrue((await call).IsError);
    }

    [TestMethod]
    public async Task A_wrong_call_is_an_error_that_says_why()
    {
        using var server = new VoiceServer();
        using var board = await server.OpenAsync();
        await board.SendAsync(VoiceClient.Lamp);
        await using var agent = await ConnectAsync(server);
        Assert.Contains("no tool", TextOf(await agent.CallToolAsync("toaster_turn_on", new Dictionary<string, object?>())));
        Assert.Contains("x is not a parameter", TextOf(await agent.CallToolAsync("lamp_turn_on", new Dictionary<string, object?> { ["x"] = 1 })));
    }

    [TestMethod]
    public async Task Nobody_but_the_owner_gets_in()
    {
        using var server = new VoiceServer().With("Auth:OwnerKey", "the key");
        using var client = server.CreateClient();
        const string list = """{"jsonrpc":"2.0","id":1,"method":"tools/list","params":{}}""";
        Assert.AreEqual(HttpStatusCode.Unauthorized, (await PostAsync(client, list, key: null)).StatusCode);
        Assert.AreEqual(HttpStatusCode.Unauthorized, (await PostAsync(client, list, key: "another key")).StatusCode);
        using var reply = await PostAsync(client, list, key: "the key");
        Assert.AreEqual(HttpStatusCode.OK, reply.StatusCode);
        Assert.Contains("\"tools\":[]", await reply.Content.ReadAsStringAsync());
    }

    [TestMethod]
    [DataRow("", HttpStatusCode.BadRequest)]
    [DataRow("[", HttpStatusCode.BadRequest)]
    [DataRow("[]", HttpStatusCode.BadRequest)]
    [DataRow("42", HttpStatusCode.BadRequest)]
    [DataRow("null", HttpStatusCode.BadRequest)]
    [DataRow("{}", HttpStatusCode.BadRequest)]
    [DataRow("""{"jsonrpc":"1.0","id":1,"method":"tools/list"}""", HttpStatusCode.BadRequest)]
    [DataRow("""{"jsonrpc":"2.0","method":"notifications/initialized"}""", HttpStatusCode.Accepted)]
    [DataRow("""{"jsonrpc":"2.0","id":1,"method":"no/such/method"}""", HttpStatusCode.OK)]
    public async Task What_is_no_request_gets_no_more_than_a_status(string body, HttpStatusCode expected)
    {
        using var server = new VoiceServer();
        using var client = server.CreateClient();
        using var reply = await PostAsync(client, body, key: null, host: "localhost");
        Assert.AreEqual(expected, reply.StatusCode, await reply.Content.ReadAsStringAsync());
    }

    [TestMethod]
    public async Task There_is_no_stream_to_open()
    {
        using var server = new VoiceServer();
        using var client = server.CreateClient();
        Assert.AreEqual(HttpStatusCode.MethodNotAllowed, (await client.GetAsync(new Uri("/mcp", UriKind.Relative))).StatusCode);
    }

    private static async Task<McpClient> ConnectAsync(VoiceServer server)
    {
        var http = server.CreateClient();
        return await McpClient.CreateAsync(new HttpClientTransport(
            new HttpClientTransportOptions { Endpoint = new Uri(http.BaseAddress!, "/mcp"), TransportMode = HttpTransportMode.StreamableHttp }, http, ownsHttpClient: true));
    }

    private static Task<HttpResponseMessage> PostAsync(HttpClient client, string body, string? key, string host = "house.example")
    {
        var request = new HttpRequestMessage(HttpMethod.Post, "/mcp") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Host = host;
        request.Headers.Accept.ParseAdd("application/json, text/event-stream");
        if (key is not null) request.Headers.Authorization = new("Bearer", key);
        return client.SendAsync(request);
    }

    private static string TextOf(CallToolResult result) => ((TextContentBlock)result.Content.Single()).Text;
}
