using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Devices;
using Server.Tests.Agents;
using Server.Tools;

namespace Server.Tests.Tools;

[TestClass]
public partial class DescriptorToolsTests
{
    [TestMethod]
    public void A_light_has_a_tool_for_each_property_and_method() =>
        Assert.AreEqual(
            "get_living_room_light_power get_living_room_light_brightness get_living_room_light_color "
            + "living_room_light_turn_on living_room_light_turn_off living_room_light_set_brightness living_room_light_set_color",
            string.Join(' ', Tools(Descriptors.Light()).Select(tool => tool.Tool.Name)));

    [TestMethod]
    public void A_property_that_cannot_be_read_has_none() =>
        Assert.IsEmpty(Tools("""{ "name": "x", "properties": { "secret": { "type": "string", "readable": false } } }"""));

    [TestMethod]
    public void The_schema_says_what_may_be_given()
    {
        var schema = Schema(Descriptors.Light(), "living_room_light_set_brightness");
        Assert.AreEqual(
            """{"type":"object","properties":{"value":{"type":"number","description":"Brightness","minimum":0,"maximum":100}},"required":["value"],"additionalProperties":false}""",
            schema.ToJsonString());
        Assert.AreEqual("[\"red\",\"green\",\"blue\",\"white\"]", Schema(Descriptors.Light(), "living_room_light_set_color")["properties"]!["color"]!["enum"]!.ToJsonString());
        Assert.AreEqual("[]", Schema(Descriptors.Light(), "living_room_light_turn_on")["required"]!.ToJsonString());
        Assert.AreEqual("integer", (string?)Schema(Descriptors.Fan, "fan_set_speed")["properties"]!["speed"]!["type"]);
        Assert.AreEqual("How far (in meters)", (string?)Schema(Descriptors.Robot, "robot_go_forward")["properties"]!["distance"]!["description"]);
        Assert.AreEqual("^[0-9]+$", (string?)Schema(Descriptors.Robot, "robot_enter_digits")["properties"]!["digits"]!["pattern"]);
    }

    [TestMethod]
    public void Names_are_sanitised_and_never_alike()
    {
        var tools = Tools(
            """{ "name": "客厅灯", "methods": { "打开": {}, "关闭": {} } }""",
            """{ "name": "a b", "methods": { "c": {} } }""", """{ "name": "a.b", "methods": { "c": {} } }""",
            """{ "name": "get_x", "methods": { "y": {} } }""", """{ "name": "x", "properties": { "y": { "type": "string" } } }""",
            $$"""{ "name": "{{new string('n', 64)}}", "methods": { "m1": {}, "m2": {} } }""");
        var names = tools.Select(tool => tool.Tool.Name).ToList();
        Assert.AreEqual(names.Count, names.Distinct().Count());
        foreach (var name in names) Assert.MatchesRegex(ToolName(), name);
        Assert.Contains("a_b_c", names);
        Assert.Contains("a_b_c_2", names);
        Assert.AreEqual(string.Join(' ', names), string.Join(' ', Tools(
            """{ "name": "客厅灯", "methods": { "打开": {}, "关闭": {} } }""",
            """{ "name": "a b", "methods": { "c": {} } }""", """{ "name": "a.b", "methods": { "c": {} } }""",
            """{ "name": "get_x", "methods": { "y": {} } }""", """{ "name": "x", "properties": { "y": { "type": "string" } } }""",
            $$"""{ "name": "{{new string('n', 64)}}", "methods": { "m1": {}, "m2": {} } }""").Select(tool => tool.Tool.Name)));
    }

    private static IReadOnlyList<DeviceTool> Tools(params string[] descriptors) =>
        DescriptorTools.Build(new House(descriptors).Things.Select(thing => thing.Descriptor));

    private static JsonObject Schema(string descriptor, string tool) =>
        Tools(descriptor).Single(candidate => candidate.Tool.Name == tool).Tool.Parameters;

    [GeneratedRegex("^[a-zA-Z0-9_-]{1,64}$")]
    private static partial Regex ToolName();
}
