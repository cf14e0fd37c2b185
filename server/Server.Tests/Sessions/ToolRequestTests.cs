using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Server.Tests.Sessions;

/// <summary><c>mcp</c> messages of clients that want tools run, in both forms.</summary>
[TestClass]
public sealed class ToolRequestTests
{
    private static readonly VoiceServer Server = new();

    [ClassCleanup]
    public static void StopServer() => Server.Dispose();

    [TestMethod]
    public async Task Functions_are_the_tools_of_what_is_attached()
    {
        using var client = await OpenAsync("page-20");
        await client.SendAsync("""{"type":"mcp","action":"list_functions"}""");
        var answer = await client.ExpectAsync("mcp");
        var names = answer.GetProperty("functions").EnumerateArray().Select(function => function.GetProperty("name").GetString());
        Assert.AreEqual(
            "get_lamp_power, lamp_turn_on, lamp_turn_off, set_timer, get_timers, cancel_timer, run_later, get_later, cancel_later", string.Join(", ", names));
        Assert.AreEqual("object", answer.GetProperty("functions")[0].GetProperty("parameters").GetProperty("type").GetString());
    }

    [TestMethod]
    public async Task The_status_tells_how_many_functions_there_are()
    {
        using var client = await OpenAsync("page-21");
        await client.SendAsync("""{"type":"mcp","action":"get_status"}""");
        var answer = await client.ExpectAsync("mcp");
        Assert.AreEqual("ready", answer.GetProperty("status").GetString());
        Assert.AreEqual(9, answer.GetProperty("function_count").GetInt32());
    }

    [TestMethod]
    public async Task A_function_is_called_and_its_result_is_the_answer()
    {
        using var client = await OpenAsync("page-22");
        await client.SendAsync("""{"type":"mcp","action":"call_function","function_name":"get_lamp_power","parameters":{}}""");
        var answer = await client.ExpectAsync("mcp");
        Assert.IsTrue(answer.GetProperty("success").GetBoolean());
        Assert.AreEqual("get_lamp_power", answer.GetProperty("function_name").GetString());
        Assert.AreEqual("power: false", answer.GetProperty("result").GetString());
    }

    [TestMethod]
    [DataRow("""{"type":"mcp","action":"call_function","function_name":"get_weather","parameters":{"city":"北京"}}""", "INVALID_PARAMETER")]
    [DataRow("""{"type":"mcp","action":"call_function","function_name":"lamp_turn_on","parameters":{"speed":9}}""", "INVALID_PARAMETER")]
    [DataRow("""{"type":"mcp","action":"call_function","function_name":"lamp_turn_on","parameters":{"speed":{}}}""", "INVALID_PARAMETER")]
    [DataRow("""{"type":"mcp","action":"call_function"}""", "INVALID_MESSAGE")]
    [DataRow("""{"type":"mcp","action":"fly"}""", "INVALID_PARAMETER")]
    public async Task A_function_that_cannot_be_called_is_an_error(string message, string code)
    {
        using var client = await OpenAsync("page-23");
        await client.SendAsync(message);
        await client.ExpectPlainErrorAsync(code);
    }

    [TestMethod]
    [DataRow("""{"method":"tool_call","params":{"tool_name":"get_lamp_power","arguments":{}}}""", "power: false", DisplayName = "without an id")]
    [DataRow("""{"jsonrpc":"2.0","id":7,"method":"tool_call","params":{"tool_name":"get_lamp_power"}}""", "power: false", DisplayName = "with an id")]
    public async Task A_tool_call_in_json_rpc_is_answered_in_json_rpc(string payload, string text)
    {
        using var client = await OpenAsync("aa:bb:cc:dd:ee:24", "/xiaozhi/v1/");
        await client.SendAsync($$"""{"type":"mcp","payload":{{payload}}}""");
        var answer = (await client.ExpectAsync("mcp")).GetProperty("payload");
        Assert.AreEqual(payload.Contains("id\":7", StringComparison.Ordinal), answer.TryGetProperty("id", out _));
        var result = answer.GetProperty("result");
        Assert.IsFalse(result.GetProperty("isError").GetBoolean());
        Assert.AreEqual(text, result.GetProperty("content")[0].GetProperty("text").GetString());
    }

    [TestMethod]
    public async Task A_tool_that_is_not_there_is_an_error_of_json_rpc()
    {
        using var client = await OpenAsync("aa:bb:cc:dd:ee:25", "/xiaozhi/v1/");
        await client.SendAsync("""{"type":"mcp","payload":{"id":"x","method":"tool_call","params":{"tool_name":"weather","arguments":{"city":"北京"}}}}""");
        var answer = (await client.ExpectAsync("mcp")).GetProperty("payload");
        Assert.AreEqual("x", answer.GetProperty("id").GetString());
        Assert.AreEqual(-32602, answer.GetProperty("error").GetProperty("code").GetInt32());
    }

    [TestMethod]
    public async Task What_a_device_answers_as_an_mcp_server_is_no_request()
    {
        using var client = await OpenAsync("aa:bb:cc:dd:ee:26", "/xiaozhi/v1/");
        await client.SendAsync("""{"type":"mcp","payload":{"jsonrpc":"2.0","id":1,"result":{"tools":[]}}}""");
        await client.SendAsync(Speaking.Abort);
        await client.ExpectOnlyStopAsync();
    }

    private static async Task<VoiceClient> OpenAsync(string deviceId, string path = "/")
    {
        var client = await Server.OpenAsync(deviceId, path);
        await client.SendAsync(VoiceClient.Lamp);
        return client;
    }
}
