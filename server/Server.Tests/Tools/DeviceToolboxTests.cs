using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Devices;
using Server.Tests.Agents;
using Server.Tools;

namespace Server.Tests.Tools;

[TestClass]
public class DeviceToolboxTests
{
    private static readonly Dictionary<string, object> None = [];

    [TestMethod]
    public async Task A_method_is_executed_and_its_report_comes_back()
    {
        var house = new House(Descriptors.Light());
        var result = await Invoke(house, "living_room_light_turn_on", ("brightness", 40.0));
        Assert.IsTrue(result.Success);
        Assert.AreEqual("living room light on, brightness 40%", result.Text);
        Assert.AreEqual(true, result.State["power"]);
        Assert.IsNull(result.ErrorCode);
        Assert.AreEqual("living_room_light.turn_on(brightness=40)", house.Executed.Single());
    }

    [TestMethod]
    [DataRow("living_room_light_set_brightness", "value", 101.0, "value must be between 0 and 100")]
    [DataRow("living_room_light_set_brightness", "value", -1.0, "value must be between 0 and 100")]
    [DataRow("living_room_light_set_brightness", "value", double.NaN, "value must be a number")]
    [DataRow("living_room_light_set_brightness", "value", "50", "value must be a number")]
    [DataRow("living_room_light_set_brightness", "value", true, "value must be a number")]
    [DataRow("living_room_light_set_brightness", "brightness", 50.0, "brightness is not a parameter of set_brightness")]
    [DataRow("living_room_light_set_color", "color", "purple", "color must be one of red, green, blue, white")]
    [DataRow("living_room_light_set_color", "color", 5.0, "color must be a text")]
    [DataRow("living_room_light_turn_on", "brightness", 200.0, "brightness must be between 0 and 100")]
    [DataRow("fan_set_speed", "speed", 1.5, "speed must be a whole number")]
    [DataRow("robot_enter_digits", "digits", "12a", "digits must be digits")]
    [DataRow("robot_enter_digits", "digits", "", "digits must be digits")]
    [DataRow("robot_enter_digits", "digits", "٣", "digits must be digits")]
    public async Task An_argument_that_does_not_fit_is_refused_before_anything_is_sent(string tool, string name, object value, string text)
    {
        var house = new House(Descriptors.Light(), Descriptors.Fan, Descriptors.Robot);
        var result = await Invoke(house, tool, (name, value));
        Assert.IsFalse(result.Success);
        Assert.AreEqual("INVALID_PARAMETER", result.ErrorCode);
        Assert.AreEqual(text, result.Text);
        Assert.IsEmpty(house.Executed);
    }

    [TestMethod]
    [DataRow(0.0, "The curtain goes to 30 percent")]
    [DataRow(29.0, "The curtain goes to 29 percent")]
    public async Task A_thing_that_has_only_set_out_is_not_told_to_be_where_it_was(double reported, string said)
    {
        var house = new House("""
            { "name": "curtain", "properties": { "position": { "type": "number", "unit": "%" } }, "methods": { "set_position": {
              "parameters": { "position": { "type": "number" } }, "response_success": "The curtain goes to {position} percent" } } }
            """).With("curtain", "position", 0.0);
        house.Refusing = _ => new CommandResult(true, null, new Dictionary<string, object> { ["position"] = reported, ["state"] = "opening" }, null, null);
        var result = await Invoke(house, "curtain_set_position", ("position", 30.0));
        Assert.AreEqual(said, result.Text);
        Assert.AreEqual("opening", result.State["state"]);
    }

    [TestMethod]
    public async Task A_missing_argument_is_refused() =>
        Assert.AreEqual("value is missing", (await Invoke(new House(Descriptors.Light()), "living_room_light_set_brightness")).Text);

    [TestMethod]
    public async Task A_step_of_a_tenth_has_no_rounding_trouble()
    {
        var house = new House("""{ "name": "x", "methods": { "m": { "parameters": { "p": { "type": "number", "min": 0.1, "step": 0.1 } } } } }""");
        Assert.IsTrue((await Invoke(house, "x_m", ("p", 0.7))).Success);
        Assert.AreEqual("p goes in steps of 0.1", (await Invoke(house, "x_m", ("p", 0.75))).Text);
        Assert.AreEqual("p must be at least 0.1", (await Invoke(house, "x_m", ("p", 0.0))).Text);
    }

    [TestMethod]
    public async Task A_property_is_read_from_the_last_report()
    {
        var house = new House(Descriptors.Sensor()).With("temperature_sensor", "temperature", 19.5);
        var result = await Invoke(house, "get_temperature_sensor_temperature");
        Assert.AreEqual(19.5, result.Value);
        Assert.AreEqual("temperature: 19.5 degrees", result.Text);
        Assert.IsEmpty(house.Executed);
    }

    [TestMethod]
    public async Task A_property_that_was_never_reported_is_measured()
    {
        var house = new House(Descriptors.Sensor());
        Assert.AreEqual(40.0, (await Invoke(house, "get_temperature_sensor_humidity")).Value);
        Assert.AreEqual("temperature_sensor.get_reading()", house.Executed.Single());
    }

    [TestMethod]
    public async Task A_property_that_cannot_be_measured_is_not_known()
    {
        var result = await Invoke(new House(Descriptors.Fan), "get_fan_speed");
        Assert.IsFalse(result.Success);
        Assert.AreEqual("speed is not known.", result.Text);
    }

    [TestMethod]
    public async Task A_failure_is_a_result_with_its_reason()
    {
        var house = new House(Descriptors.Light()) { Refusing = _ => new CommandResult(false, null, None, "no answer", "DEVICE_OFFLINE") };
        var off = await Invoke(house, "living_room_light_turn_off");
        Assert.AreEqual("DEVICE_OFFLINE", off.ErrorCode);
        Assert.AreEqual("no answer", off.Text);
        Assert.AreEqual("The light did not turn on, check its wiring", (await Invoke(house, "living_room_light_turn_on")).Text);
        house.Refusing = _ => new CommandResult(false, null, None, null, null);
        Assert.AreEqual("HARDWARE_ERROR", (await Invoke(house, "living_room_light_turn_off")).ErrorCode);
    }

    [TestMethod]
    public async Task A_tool_that_is_not_there_is_a_failure() =>
        Assert.IsFalse((await Invoke(new House(Descriptors.Fan), "toaster_turn_on")).Success);

    [TestMethod]
    public async Task Things_that_come_later_have_tools_too()
    {
        var house = new House(Descriptors.Fan);
        var toolbox = new DeviceToolbox(house);
        var before = toolbox.Tools;
        Assert.AreSame(before, toolbox.Tools);
        house.Attach(Descriptors.LegacyLamp);
        Assert.Contains("Lamp_TurnOn", toolbox.Tools.Select(tool => tool.Name));
        Assert.IsTrue((await toolbox.InvokeAsync(new ToolCall("Lamp_TurnOn", None), CancellationToken.None)).Success);
    }

    [TestMethod]
    [DataRow("{a} and {b}", "1 and two")]
    [DataRow("no places", "no places")]
    [DataRow("{a", "{a")]
    [DataRow("a}", "a}")]
    [DataRow("{{a}}", null)]
    [DataRow("{c}", null)]
    [DataRow("{}", null)]
    [DataRow("", "")]
    public void A_template_is_filled_once_or_not_at_all(string template, string? sentence)
    {
        var values = new Dictionary<string, object> { ["a"] = 1.0, ["b"] = "two" };
        Assert.AreEqual(sentence is not null, ResponseTemplate.TryFill(template, values.GetValueOrDefault, out var filled));
        if (sentence is not null) Assert.AreEqual(sentence, filled);
    }

    private static ValueTask<ToolResult> Invoke(House house, string tool, params (string Name, object Value)[] arguments) =>
        new DeviceToolbox(house).InvokeAsync(
            new ToolCall(tool, arguments.ToDictionary(argument => argument.Name, argument => argument.Value)), CancellationToken.None);
}
