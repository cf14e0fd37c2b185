using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Server.Tests.Sessions;

/// <summary>What a client asks of a thing directly: <c>iot</c> with <c>device_id</c> and <c>action</c>.</summary>
[TestClass]
public sealed class ThingControlTests
{
    private const string Dimmer =
        """{"type":"iot","descriptors":[{"name":"dimmer","description":"Dimmer","properties":{"power":{"type":"boolean"},"brightness":{"type":"number","min":0,"max":100,"writable":true}},"methods":{"TurnOn":{"description":"On","parameters":{}},"turn_off":{"description":"Off","parameters":{}},"set_brightness":{"description":"Dim","parameters":{"value":{"type":"number","min":0,"max":100,"required":true}}}}}],"states":[{"name":"dimmer","state":{"power":false,"brightness":20}}]}""";

    private static readonly VoiceServer Server = new VoiceServer().With("Sessions:CommandTimeout", "0:01:00");

    [ClassCleanup]
    public static void StopServer() => Server.Dispose();

    [TestMethod]
    public async Task An_action_is_a_method_of_the_thing_and_its_report_is_the_answer()
    {
        using var client = await OpenAsync("page-10");
        await client.SendAsync("""{"type":"iot","device_id":"dimmer","action":"turn_on","data":{}}""");
        var command = (await client.ExpectAsync("iot")).GetProperty("commands")[0];
        Assert.AreEqual("TurnOn", command.GetProperty("method").GetString());
        await ReportAsync(client, command, """{"power":true}""");
        var answer = await client.ExpectAsync("iot");
        Assert.IsTrue(answer.GetProperty("success").GetBoolean());
        Assert.AreEqual("dimmer", answer.GetProperty("device_id").GetString());
        Assert.AreEqual("turn_on", answer.GetProperty("action").GetString());
        Assert.AreEqual("done", answer.GetProperty("message").GetString());
        Assert.IsTrue(answer.GetProperty("state").GetProperty("power").GetBoolean());
    }

    [TestMethod]
    public async Task Status_answers_how_the_thing_is()
    {
        using var client = await OpenAsync("page-11");
        await client.SendAsync("""{"type":"iot","device_id":"dimmer","action":"status"}""");
        var state = (await client.ExpectAsync("iot")).GetProperty("state");
        Assert.AreEqual(20, state.GetProperty("brightness").GetInt32());
        Assert.IsFalse(state.GetProperty("power").GetBoolean());
    }

    [TestMethod]
    public async Task A_configuration_goes_to_the_methods_that_set_it()
    {
        using var client = await OpenAsync("page-12");
        await client.SendAsync("""{"type":"iot","device_id":"dimmer","action":"set_config","data":{"power":true,"brightness":80}}""");
        var first = (await client.ExpectAsync("iot")).GetProperty("commands")[0];
        Assert.AreEqual("TurnOn", first.GetProperty("method").GetString());
        await ReportAsync(client, first, """{"power":true}""");
        var second = (await client.ExpectAsync("iot")).GetProperty("commands")[0];
        Assert.AreEqual(80, second.GetProperty("parameters").GetProperty("value").GetInt32());
        await ReportAsync(client, second, """{"brightness":80}""");
        Assert.AreEqual(80, (await client.ExpectAsync("iot")).GetProperty("state").GetProperty("brightness").GetInt32());
    }

    [TestMethod]
    [DataRow("""{"type":"iot","device_id":"smart-light-001","action":"turn_on","data":{"brightness":80,"color":"#FF0000"}}""", "DEVICE_OFFLINE")]
    [DataRow("""{"type":"iot","device_id":"dimmer","action":"explode"}""", "INVALID_PARAMETER")]
    [DataRow("""{"type":"iot","device_id":"dimmer","action":"set_brightness","data":{"value":101}}""", "INVALID_PARAMETER")]
    [DataRow("""{"type":"iot","device_id":"dimmer","action":"set_brightness","data":{"value":[]}}""", "INVALID_PARAMETER")]
    [DataRow("""{"type":"iot","device_id":"dimmer","action":"set_config","data":{"power":true,"taste":"sweet"}}""", "INVALID_PARAMETER")]
    [DataRow("""{"type":"iot","device_id":"dimmer"}""", "INVALID_MESSAGE")]
    [DataRow("""{"type":"iot","action":"turn_on"}""", "INVALID_MESSAGE")]
    [DataRow("""{"type":"iot","device_id":"dimmer","action":"turn_on","data":[]}""", "INVALID_MESSAGE")]
    public async Task What_cannot_be_done_is_said_and_nothing_is_sent_to_the_thing(string message, string code)
    {
        using var client = await OpenAsync("page-13");
        await client.SendAsync(message);
        await client.ExpectPlainErrorAsync(code);
        await client.SendAsync(Speaking.Abort);
        await client.ExpectOnlyStopAsync();
    }

    [TestMethod]
    public async Task A_failure_that_the_board_reports_is_passed_on()
    {
        using var client = await OpenAsync("page-14");
        await client.SendAsync("""{"type":"iot","device_id":"dimmer","action":"turn_on"}""");
        var command = (await client.ExpectAsync("iot")).GetProperty("commands")[0];
        await client.SendAsync(
            $$"""{"type":"iot","command_results":[{"command_id":{{command.GetProperty("command_id")
                .GetRawText()}},"success":false,"error":"The lamp is broken","error_code":"HARDWARE_ERROR"}]}""");
        await client.ExpectPlainErrorAsync("HARDWARE_ERROR");
    }

    [TestMethod]
    public async Task A_board_that_does_not_report_is_said_to_be_offline_and_is_heard_meanwhile()
    {
        var time = new ManualTime();
        using var server = new VoiceServer { Time = time };
        using var client = await server.OpenAsync("aa:bb:cc:dd:ee:20");
        await client.SendAsync(VoiceClient.Lamp);
        await client.SendAsync("""{"type":"iot","device_id":"lamp","action":"turn_on"}""");
        await client.ExpectAsync("iot");
        await client.ExpectAliveAsync();
        time.Advance(TimeSpan.FromSeconds(3));
        await client.ExpectErrorAsync("DEVICE_OFFLINE");
    }

    [TestMethod]
    public async Task At_most_eight_requests_are_under_way()
    {
        using var client = await OpenAsync("page-15");
        for (var i = 0; i < 9; i++) await client.SendAsync("""{"type":"iot","device_id":"dimmer","action":"turn_on"}""");
        await client.ExpectPlainErrorAsync("RATE_LIMIT_EXCEEDED");
    }

    private static async Task<VoiceClient> OpenAsync(string deviceId)
    {
        var client = await Server.OpenAsync(deviceId, "/");
        await client.SendAsync(Dimmer);
        return client;
    }

    private static Task ReportAsync(VoiceClient client, JsonElement command, string state) =>
        client.SendAsync(
            $$"""{"type":"iot","command_results":[{"command_id":{{command.GetProperty("command_id")
                .GetRawText()}},"name":"dimmer","success":true,"result":"done","new_state":{{state}}}]}""");
}
