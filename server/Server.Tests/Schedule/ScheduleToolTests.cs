using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Devices;
using Server.Mcp;
using Server.Schedule;
using Server.Tools;

namespace Server.Tests.Schedule;

/// <summary>The tools by which a session sets timers and puts calls off.</summary>
[TestClass]
public sealed class ScheduleToolTests
{
    private static readonly ManualTime Time = new();
    private static readonly VoiceServer Server = new() { Time = Time };
    private static int _devices;

    /// <summary>Each test has a device of its own.</summary>
    private readonly string _id = $"board-{Interlocked.Increment(ref _devices)}";

    [ClassCleanup]
    public static void StopServer() => Server.Dispose();

    [TestMethod]
    public async Task A_timer_is_told_with_the_seconds_that_it_has_left_the_next_first()
    {
        var toolbox = await ToolboxAsync();
        var set = await CallAsync(toolbox, "set_timer", ("seconds", 300.0), ("name", "pasta"));
        Assert.AreEqual(300.0, set.Value);
        Assert.AreEqual("A timer pasta is set to 5 min.", set.Text);
        await CallAsync(toolbox, "set_timer", ("seconds", 90.0));
        Time.Advance(TimeSpan.FromSeconds(12.5));
        var told = await CallAsync(toolbox, "get_timers");
        Assert.AreEqual("""[{"seconds":78},{"name":"pasta","seconds":288}]""", told.Value);
        Assert.AreEqual("a timer without a name: 78 seconds left; pasta: 288 seconds left", told.Text);
        Assert.AreEqual(new RunningTimer("pasta", 288), RunningTimer.Read(told)[1]);
    }

    [TestMethod]
    public async Task No_timer_is_told_as_an_empty_list()
    {
        var told = await CallAsync(await ToolboxAsync(), "get_timers");
        Assert.IsTrue(told.Success);
        Assert.AreEqual("[]", told.Value);
    }

    [TestMethod]
    public async Task A_timer_is_cancelled_by_its_name_and_all_of_them_without_one()
    {
        var toolbox = await ToolboxAsync();
        foreach (var name in (string[])["pasta", "Pasta", "eggs"]) await CallAsync(toolbox, "set_timer", ("seconds", 60.0), ("name", name));
        await CallAsync(toolbox, "set_timer", ("seconds", 60.0));
        Assert.AreEqual(0.0, (await CallAsync(toolbox, "cancel_timer", ("name", "rice"))).Value);
        Assert.AreEqual(2.0, (await CallAsync(toolbox, "cancel_timer", ("name", "PASTA"))).Value);
        Assert.AreEqual(2.0, (await CallAsync(toolbox, "cancel_timer")).Value);
        Assert.AreEqual("[]", (await CallAsync(toolbox, "get_timers")).Value);
    }

    [TestMethod]
    public async Task Cancelling_what_is_to_be_done_later_leaves_the_timers()
    {
        var toolbox = await ToolboxAsync();
        await CallAsync(toolbox, "set_timer", ("seconds", 60.0));
        var later = await CallAsync(toolbox, "run_later", ("seconds", 3661.0), ("tool", "lamp_set_level"), ("arguments", new JsonObject { ["level"] = 40 }));
        Assert.AreEqual("lamp_set_level will be called in 1 h 1 min 1 s.", later.Text);
        Assert.AreEqual(1.0, (await CallAsync(toolbox, "cancel_later")).Value);
        Assert.AreEqual(0.0, (await CallAsync(toolbox, "cancel_later")).Value);
        Assert.HasCount(1, RunningTimer.Read(await CallAsync(toolbox, "get_timers")));
    }

    [TestMethod]
    public async Task What_was_put_off_is_told_with_its_arguments_the_next_first()
    {
        var toolbox = await ToolboxAsync();
        Assert.AreEqual("[]", (await CallAsync(toolbox, "get_later")).Value);
        await CallAsync(toolbox, "set_timer", ("seconds", 60.0));
        await CallAsync(toolbox, "run_later", ("seconds", 3600.0), ("tool", "lamp_set_level"), ("arguments", new JsonObject { ["level"] = 40 }));
        await CallAsync(toolbox, "run_later", ("seconds", 90.0), ("tool", "lamp_turn_off"));
        Time.Advance(TimeSpan.FromSeconds(12.5));
        var told = await CallAsync(toolbox, "get_later");
        Assert.AreEqual("""[{"tool":"lamp_turn_off","arguments":{},"seconds":78},{"tool":"lamp_set_level","arguments":{"level":40},"seconds":3588}]""", told.Value);
        Assert.AreEqual("""lamp_turn_off {} in 78 seconds; lamp_set_level {"level":40} in 3588 seconds""", told.Text);
        Assert.AreEqual(40.0, PutOffCall.Read(told)[1].ToCall().Arguments["level"]);
        await CallAsync(toolbox, "cancel_later");
        Assert.AreEqual("Nothing is put off.", (await CallAsync(toolbox, "get_later")).Text);
    }

    [TestMethod]
    [DataRow("get_later", """{"name":"pasta"}""", "name is not a parameter")]
    [DataRow("set_timer", "{}", "seconds is missing")]
    [DataRow("set_timer", """{"seconds":0}""", "seconds must be between 1 and 86400")]
    [DataRow("set_timer", """{"seconds":86401}""", "seconds must be between 1 and 86400")]
    [DataRow("set_timer", """{"seconds":-5}""", "seconds must be between 1 and 86400")]
    [DataRow("set_timer", """{"seconds":1.5}""", "seconds must be a whole number")]
    [DataRow("set_timer", """{"seconds":"60"}""", "seconds must be a whole number")]
    [DataRow("set_timer", """{"seconds":60,"name":7}""", "name must be a text")]
    [DataRow("set_timer", """{"seconds":60,"name":"01234567890123456789012345678901234567890"}""", "name is longer than 40 characters")]
    [DataRow("set_timer", """{"seconds":60,"sound":"bell"}""", "sound is not a parameter")]
    [DataRow("get_timers", """{"name":"pasta"}""", "name is not a parameter")]
    [DataRow("cancel_later", """{"all":true}""", "all is not a parameter")]
    [DataRow("run_later", """{"seconds":60}""", "tool is missing")]
    [DataRow("run_later", """{"seconds":60,"tool":"lamp_fly"}""", "there is no such tool")]
    [DataRow("run_later", """{"seconds":60,"tool":"get_lamp_power"}""", "get_lamp_power only reads: there is nothing to do later")]
    [DataRow("run_later", """{"seconds":60,"tool":"lamp_turn_on","arguments":{"speed":9}}""", "speed is not a parameter of turn_on")]
    [DataRow("run_later", """{"seconds":60,"tool":"lamp_set_level"}""", "level is missing")]
    [DataRow("run_later", """{"seconds":60,"tool":"lamp_set_level","arguments":{"level":101}}""", "level must be between 0 and 100")]
    [DataRow("run_later", """{"seconds":60,"tool":"lamp_set_level","arguments":"level"}""", "arguments must be an object")]
    [DataRow("run_later", """{"seconds":60,"tool":"set_timer","arguments":{"seconds":5}}""", "set_timer cannot be called later")]
    [DataRow("run_later", """{"seconds":60,"tool":"run_later","arguments":{}}""", "run_later cannot be called later")]
    public async Task What_does_not_fit_is_refused_and_nothing_is_scheduled(string tool, string arguments, string reason)
    {
        using var json = System.Text.Json.JsonDocument.Parse(arguments);
        Assert.IsTrue(ToolArguments.TryRead(json.RootElement, out var values, out _));
        var pending = Server.Services.GetRequiredService<Agenda>().Count;
        var result = await (await ToolboxAsync()).InvokeAsync(new ToolCall(tool, values), CancellationToken.None);
        Assert.AreEqual((false, reason, "INVALID_PARAMETER"), (result.Success, result.Text, result.ErrorCode));
        Assert.AreEqual(pending, Server.Services.GetRequiredService<Agenda>().Count);
    }

    [TestMethod]
    public async Task A_device_has_twenty_timers_and_delayed_calls_at_most()
    {
        var toolbox = await ToolboxAsync();
        for (var i = 0; i < 19; i++) Assert.IsTrue((await CallAsync(toolbox, "set_timer", ("seconds", 60.0))).Success);
        Assert.IsTrue((await CallAsync(toolbox, "run_later", ("seconds", 60.0), ("tool", "lamp_turn_on"))).Success);
        Assert.AreEqual("RATE_LIMIT_EXCEEDED", (await CallAsync(toolbox, "set_timer", ("seconds", 60.0))).ErrorCode);
        Assert.AreEqual("RATE_LIMIT_EXCEEDED", (await CallAsync(toolbox, "run_later", ("seconds", 60.0), ("tool", "lamp_turn_on"))).ErrorCode);
        await CallAsync(toolbox, "cancel_timer");
        Assert.IsTrue((await CallAsync(toolbox, "set_timer", ("seconds", 60.0))).Success);
    }

    [TestMethod]
    [DataRow("  soft\n\tboiled \u202E eggs\u0000 ", "soft boiled eggs")]
    [DataRow("{name} 客厅", "{name} 客厅")]
    [DataRow(" \u0007 ", null)]
    public async Task A_name_is_text_in_one_line(string name, string? shown)
    {
        var toolbox = await ToolboxAsync();
        await CallAsync(toolbox, "set_timer", ("seconds", 60.0), ("name", name));
        Assert.AreEqual(shown, RunningTimer.Read(await CallAsync(toolbox, "get_timers")).Single().Name);
    }

    [TestMethod]
    public async Task A_thing_cannot_take_the_name_of_a_tool_of_the_schedule()
    {
        var toolbox = await ToolboxAsync("""{"type":"iot","descriptors":[{"name":"set","description":"","properties":{},"methods":{"timer":{"description":"","parameters":{}}}}]}""");
        Assert.AreEqual(1, toolbox.Tools.Count(tool => tool.Name == "set_timer"));
        Assert.AreEqual(60.0, (await CallAsync(toolbox, "set_timer", ("seconds", 60.0))).Value);
    }

    [TestMethod]
    public async Task A_client_finds_them_among_its_functions_and_agents_elsewhere_do_not()
    {
        using var client = await Server.OpenLampAsync(_id);
        await client.SendAsync("""{"type":"mcp","action":"list_functions"}""");
        var names = (await client.ExpectAsync("mcp")).GetProperty("functions").EnumerateArray()
            .Select(function => function.GetProperty("name").GetString()!).ToArray();
        foreach (var tool in ScheduleTools.All) CollectionAssert.Contains(names, tool.Name);
        Assert.IsFalse(Server.Services.GetRequiredService<HouseToolbox>().Tools.Any(tool => ScheduleTools.Find(tool.Name) is not null));
    }

    [TestMethod]
    public async Task A_page_of_another_site_schedules_nothing()
    {
        using var page = await Server.ConnectAsync(_id, "/xiaozhi/v1/", ("Origin", "http://elsewhere.example"));
        await page.SendAsync(VoiceClient.Hello);
        await page.ExpectAsync("hello");
        await page.RequestAsync("set_timer", """{"seconds":5}""");
        await page.ExpectErrorAsync("INVALID_PARAMETER");
    }

    private async Task<IToolbox> ToolboxAsync(string things = Clocked.Lamp)
    {
        _client = await Server.OpenLampAsync(_id, things);
        var device = Server.Services.GetRequiredService<IConnectedDevices>().Find(_id)!;
        return Server.Services.GetRequiredService<ScheduleToolboxes>().Create(device, new SessionToolbox(device, [], _ => false));
    }

    private VoiceClient? _client;

    [TestCleanup]
    public void Disconnect() => _client?.Dispose();

    private static async Task<ToolResult> CallAsync(IToolbox toolbox, string tool, params (string Name, object Value)[] arguments) =>
        await toolbox.InvokeAsync(new ToolCall(tool, arguments.ToDictionary(argument => argument.Name, argument => argument.Value)), CancellationToken.None);
}
