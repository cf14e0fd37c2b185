using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using Server.Tests.Schedule;

namespace Server.Tests.Sessions;

/// <summary>What opens the house is done only when it was confirmed, whichever way the call comes; what is harmless is done as
/// ever.</summary>
[TestClass]
public sealed class ConfirmedCallTests : IDisposable
{
    private const string Door = """
        {"type":"iot","descriptors":[
          {"name":"front_door","description":"Lock of the front door",
           "properties":{"locked":{"type":"boolean","description":"Whether it is locked"}},
           "methods":{"lock":{"description":"Lock it","parameters":{}},"unlock":{"description":"Unlock it","parameters":{}},
             "set_locked":{"description":"Locks or unlocks","parameters":{"locked":{"type":"boolean","description":"Locked","required":true}}}}},
          {"name":"lamp","description":"Lamp","properties":{},"methods":{"turn_on":{"description":"On","parameters":{}}}}],
         "states":[{"name":"front_door","state":{"locked":true}}]}
        """;

    private const string Confirm = "with the argument \"confirmed\": true";

    private readonly ManualTime _time = new();
    private readonly VoiceServer _server;

    public ConfirmedCallTests() => _server = new VoiceServer { Time = _time }.With("Sessions:IdleTimeout", "00:00:00");

    public void Dispose() => _server.Dispose();

    [TestMethod]
    [DataRow("front_door_unlock", "{}")]
    [DataRow("front_door_unlock", """{"confirmed":false}""")]
    [DataRow("front_door_unlock", """{"confirmed":"true"}""")]
    [DataRow("front_door_set_locked", """{"locked":false}""")]
    [DataRow("run_later", """{"seconds":5,"tool":"front_door_unlock"}""")]
    [DataRow("run_later", """{"seconds":5,"tool":"front_door_unlock","arguments":{"confirmed":true}}""")]
    [DataRow("run_later", """{"seconds":5,"tool":"front_door_set_locked","arguments":{"locked":false}}""")]
    public async Task A_function_that_opens_is_not_called_without_a_confirmation(string function, string parameters)
    {
        using var board = await _server.OpenLampAsync("board-1", Door);
        using var page = await _server.OpenAsync("page-1", "/");
        await page.RequestAsync(function, parameters);
        var error = await page.ExpectAsync("error");
        Assert.AreEqual("CONFIRMATION_REQUIRED", error.GetProperty("code").GetString());
        Assert.Contains(Confirm, error.GetProperty("message").GetString()!);
        Assert.Contains("front_door", error.GetProperty("message").GetString()!);
        await _time.PassAsync(TimeSpan.FromSeconds(10));
        await board.PingAsync();
    }

    [TestMethod]
    [DataRow("front_door_unlock", """{"confirmed":true}""", "front_door.unlock{}")]
    [DataRow("front_door_set_locked", """{"locked":false,"confirmed":true}""", """front_door.set_locked{"locked":false}""")]
    [DataRow("front_door_set_locked", """{"locked":true}""", """front_door.set_locked{"locked":true}""")]
    [DataRow("front_door_lock", "{}", "front_door.lock{}")]
    [DataRow("lamp_turn_on", "{}", "lamp.turn_on{}")]
    public async Task A_confirmed_function_and_a_harmless_one_are_called(string function, string parameters, string command)
    {
        using var board = await _server.OpenLampAsync("board-1", Door);
        using var page = await _server.OpenAsync("page-1", "/");
        var calling = page.CallAsync(function, parameters);
        Assert.AreEqual(command, await board.ObeyAsync());
        await calling;
    }

    [TestMethod]
    public async Task A_delayed_call_that_was_confirmed_is_made_when_it_is_time()
    {
        using var board = await _server.OpenLampAsync("board-1", Door);
        using var page = await _server.OpenAsync("page-1", "/");
        await page.CallAsync("run_later", """{"seconds":5,"tool":"front_door_unlock","arguments":{},"confirmed":true}""");
        await _time.PassAsync(TimeSpan.FromSeconds(6));
        Assert.AreEqual("front_door.unlock{}", await board.ObeyAsync());
    }

    [TestMethod]
    public async Task A_tool_call_in_json_rpc_is_a_result_that_tells_how_to_confirm()
    {
        using var board = await _server.OpenLampAsync("board-1", Door);
        await board.SendAsync("""{"type":"mcp","payload":{"jsonrpc":"2.0","id":7,"method":"tool_call","params":{"tool_name":"front_door_unlock","arguments":{}}}}""");
        var result = (await board.ExpectAsync("mcp")).GetProperty("payload").GetProperty("result");
        Assert.IsTrue(result.GetProperty("isError").GetBoolean());
        Assert.Contains(Confirm, result.GetProperty("content")[0].GetProperty("text").GetString()!);
        await board.SendAsync("""{"type":"mcp","payload":{"jsonrpc":"2.0","id":8,"method":"tool_call","params":{"tool_name":"front_door_unlock","arguments":{"confirmed":true}}}}""");
        Assert.AreEqual("front_door.unlock{}", await board.ObeyAsync());
    }

    [TestMethod]
    public async Task Functions_that_open_are_listed_as_such_and_take_the_confirmation()
    {
        using var board = await _server.OpenLampAsync("board-1", Door);
        await board.SendAsync("""{"type":"mcp","action":"list_functions"}""");
        var functions = (await board.ExpectAsync("mcp")).GetProperty("functions").EnumerateArray().ToDictionary(function => function.GetProperty("name").GetString()!);
        foreach (var name in new[] { "front_door_unlock", "front_door_set_locked", "run_later" })
        {
            Assert.IsTrue(functions[name].GetProperty("annotations").GetProperty("destructiveHint").GetBoolean(), name);
            Assert.AreEqual("boolean", functions[name].GetProperty("parameters").GetProperty("properties").GetProperty("confirmed").GetProperty("type").GetString());
        }

        foreach (var name in new[] { "front_door_lock", "lamp_turn_on", "get_front_door_locked", "set_timer" })
        {
            Assert.IsFalse(functions[name].TryGetProperty("annotations", out _), name);
            Assert.IsFalse(functions[name].GetProperty("parameters").GetProperty("properties").TryGetProperty("confirmed", out _), name);
        }
    }

    [TestMethod]
    [DataRow("/", """{"action":"unlock"}""")]
    [DataRow("/xiaozhi/v1/", """{"action":"unlock","data":{"confirmed":1}}""")]
    [DataRow("/", """{"action":"set_config","data":{"locked":false}}""")]
    public async Task An_action_that_opens_is_not_done_without_a_confirmation(string path, string action)
    {
        using var board = await _server.OpenLampAsync("board-1", Door);
        using var client = await _server.OpenAsync("client-1", path);
        await client.SendAsync($$"""{"type":"iot","device_id":"front_door",{{action[1..]}}""");
        if (path == "/") await client.ExpectPlainErrorAsync("CONFIRMATION_REQUIRED");
        else await client.ExpectErrorAsync("CONFIRMATION_REQUIRED");
        await board.PingAsync();
    }

    [TestMethod]
    [DataRow("""{"action":"unlock","data":{"confirmed":true}}""", "front_door.unlock{}")]
    [DataRow("""{"action":"set_config","data":{"locked":false,"confirmed":true}}""", """front_door.set_locked{"locked":false}""")]
    [DataRow("""{"action":"lock"}""", "front_door.lock{}")]
    public async Task A_confirmed_action_and_a_harmless_one_are_done(string action, string command)
    {
        using var board = await _server.OpenLampAsync("board-1", Door);
        using var client = await _server.OpenAsync("client-1", "/");
        await client.SendAsync($$"""{"type":"iot","device_id":"front_door",{{action[1..]}}""");
        Assert.AreEqual(command, await board.ObeyAsync());
        Assert.IsTrue((await client.ExpectAsync("iot")).GetProperty("success").GetBoolean());
    }

    [TestMethod]
    public async Task An_agent_elsewhere_is_told_what_opens_and_must_confirm_it()
    {
        using var server = new VoiceServer();
        using var board = await server.OpenLampAsync("board-1", Door);
        using var other = await server.OpenLampAsync("board-2", Door);
        await using var agent = await McpClient.CreateAsync(new HttpClientTransport(
            new HttpClientTransportOptions { Endpoint = new Uri("http://localhost/mcp"), TransportMode = HttpTransportMode.StreamableHttp }, server.CreateClient()));
        var tools = (await agent.ListToolsAsync()).ToDictionary(tool => tool.Name);
        var unlock = tools["board-1_front_door_unlock"].ProtocolTool;
        Assert.AreEqual((true, false, false), (unlock.Annotations!.DestructiveHint, unlock.Annotations.ReadOnlyHint, unlock.Annotations.OpenWorldHint));
        Assert.IsTrue(unlock.InputSchema.GetProperty("properties").TryGetProperty("confirmed", out _));
        var reading = tools["board-1_get_front_door_locked"].ProtocolTool;
        Assert.AreEqual((false, true, true), (reading.Annotations!.DestructiveHint, reading.Annotations.ReadOnlyHint, reading.Annotations.IdempotentHint));
        var on = tools["board-1_lamp_turn_on"].ProtocolTool;
        Assert.AreEqual((false, false), (on.Annotations!.DestructiveHint, on.Annotations.ReadOnlyHint));
        Assert.IsFalse(on.InputSchema.GetProperty("properties").TryGetProperty("confirmed", out _));

        var refused = await agent.CallToolAsync("board-1_front_door_unlock", new Dictionary<string, object?>());
        Assert.IsTrue(refused.IsError);
        var said = ((TextContentBlock)refused.Content[0]).Text;
        Assert.StartsWith("CONFIRMATION_REQUIRED: ", said);
        Assert.Contains("unlock", said);
        Assert.Contains(Confirm, said);
        await board.PingAsync();

        var calling = agent.CallToolAsync("board-1_front_door_unlock", new Dictionary<string, object?> { ["confirmed"] = true }).AsTask();
        Assert.AreEqual("front_door.unlock{}", await board.ObeyAsync());
        Assert.AreNotEqual(true, (await calling).IsError);
        await other.PingAsync();
    }

    [TestMethod]
    public async Task A_click_on_the_console_is_done_once_the_owner_was_asked()
    {
        using var board = await _server.OpenLampAsync("board-1", Door);
        using var http = _server.CreateClient();
        var address = new Uri("/api/console/devices/board-1/commands", UriKind.Relative);
        using var refused = await http.PostAsJsonAsync(address, new { thing = "front_door", method = "unlock" });
        Assert.AreEqual(HttpStatusCode.Conflict, refused.StatusCode);
        using var error = JsonDocument.Parse(await refused.Content.ReadAsStringAsync());
        Assert.AreEqual("CONFIRMATION_REQUIRED", error.RootElement.GetProperty("error_code").GetString());
        await board.PingAsync();

        var clicking = http.PostAsJsonAsync(address, new { thing = "front_door", method = "unlock", confirmed = true });
        Assert.AreEqual("front_door.unlock{}", await board.ObeyAsync());
        using var done = await clicking;
        Assert.AreEqual(HttpStatusCode.OK, done.StatusCode);
    }
}
