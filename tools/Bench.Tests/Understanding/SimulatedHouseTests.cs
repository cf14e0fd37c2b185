using System.Text.Json.Nodes;
using Bench.Understanding;
using Server.Tools;

namespace Bench.Tests.Understanding;

[TestClass]
public class SimulatedHouseTests
{
    private readonly SimulatedHouse _house = TestHouse.Create();

    [TestMethod]
    [DataRow("lamp_turn_on", "lamp", "power", true)]
    [DataRow("lamp_toggle", "lamp", "power", true)]
    [DataRow("lamp_increase_brightness", "lamp", "brightness", 50.0)]
    [DataRow("lamp_2_TurnOn", "lamp_2", "power", true)]
    [DataRow("curtain_open", "curtain", "position", 100.0)]
    [DataRow("curtain_open", "curtain", "state", "open")]
    [DataRow("front_door_unlock", "front_door", "locked", false)]
    [DataRow("front_door_lock", "front_door", "locked", true)]
    public async Task A_method_does_what_its_name_says(string tool, string thing, string property, object value)
    {
        await InvokeAsync(tool);
        Assert.AreEqual(value, StateOf(thing)[property]);
    }

    [TestMethod]
    public async Task A_value_is_kept_reported_and_can_be_asked_for()
    {
        var result = await InvokeAsync("lamp_set_brightness", ("value", 70.0));
        Assert.AreEqual(70.0, result.State["brightness"]);
        Assert.AreEqual(true, result.State["power"]);
        Assert.AreEqual(70.0, (await InvokeAsync("get_lamp_brightness")).Value);
    }

    [TestMethod]
    public async Task What_is_carried_out_is_recorded_with_its_board()
    {
        await InvokeAsync("curtain_close");
        await InvokeAsync("lamp_2_TurnOff");
        await InvokeAsync("get_curtain_position");
        Assert.AreEqual(
            """[{"device_id":"aa:01","thing":"curtain","method":"close","parameters":{}},{"device_id":"aa:02","thing":"lamp_2","method":"TurnOff","parameters":{}},{"device_id":"aa:01","thing":"curtain","property":"position"}]""",
            Done());
        Assert.AreEqual("[]", Done());
    }

    [TestMethod]
    public async Task What_does_not_fit_is_refused_and_not_recorded()
    {
        Assert.IsFalse((await InvokeAsync("lamp_set_brightness", ("value", 140.0))).Success);
        Assert.IsFalse((await InvokeAsync("lamp_fly")).Success);
        Assert.IsFalse((await InvokeAsync("set_timer", ("seconds", 0.0))).Success);
        Assert.AreEqual("[]", Done());
    }

    [TestMethod]
    public async Task Timers_and_delayed_calls_are_recorded()
    {
        await InvokeAsync("set_timer", ("seconds", 300.0), ("name", "tea"));
        Assert.Contains("tea", (await InvokeAsync("get_timers")).Text);
        await InvokeAsync("run_later", ("seconds", 60.0), ("tool", "lamp_set_brightness"), ("arguments", new JsonObject { ["value"] = 10 }));
        Assert.AreEqual(
            """[{"tool":"set_timer","arguments":{"seconds":300,"name":"tea"}},{"tool":"get_timers","arguments":{}},{"device_id":"aa:01","thing":"lamp","method":"set_brightness","parameters":{"value":10},"after_seconds":60}]""",
            Done());
    }

    [TestMethod]
    public async Task A_fresh_house_is_as_the_boards_said()
    {
        await InvokeAsync("lamp_set_brightness", ("value", 70.0));
        _house.Reset();
        Assert.AreEqual(40.0, StateOf("lamp")["brightness"]);
        Assert.AreEqual("[]", Done());
    }

    private ValueTask<ToolResult> InvokeAsync(string tool, params (string Name, object Value)[] arguments) =>
        _house.InvokeAsync(new ToolCall(tool, arguments.ToDictionary(argument => argument.Name, argument => argument.Value)), CancellationToken.None);

    private IReadOnlyDictionary<string, object> StateOf(string thing) => _house.Things.First(candidate => candidate.Descriptor.Name == thing).State;

    private string Done() => HouseCall.Written(_house.TakeDone(), withDevices: true);
}
