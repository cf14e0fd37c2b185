using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Agents.Confirmation;
using Server.Agents.Offline;
using Server.Devices;
using Server.Tools;

namespace Server.Tests.Agents.Confirmation;

/// <summary>What needs a confirmation, told from names, descriptions and arguments.</summary>
[TestClass]
public sealed class CallGateTests
{
    private static readonly CallGate Gate = new(new OfflineAgents(Language.Load("en"), null, null));

    [TestMethod]
    [DataRow("""{"name":"大门锁","description":"大门的锁","properties":{},"methods":{"turn_on":{"description":"开","parameters":{}}}}""", "turn_on", DisplayName = "a lock in Chinese, spoken to in English")]
    [DataRow("""{"name":"报警器","description":"客厅报警器","properties":{},"methods":{"turn_off":{"description":"关","parameters":{}}}}""", "turn_off", DisplayName = "an alarm in Chinese")]
    [DataRow("""{"name":"relay_3","description":"Relay","properties":{},"methods":{"fire":{"description":"Opens the garage door for a car","parameters":{}}}}""", "fire", DisplayName = "a method that says so in its description")]
    [DataRow("""{"name":"front_door","description":"Door","properties":{},"methods":{"set_state":{"description":"Sets it","parameters":{"state":{"type":"string","description":"State","enum":["locked","unlocked"],"required":true}}}}}""", "set_state", DisplayName = "a value among others")]
    [DataRow("""{"name":"house_alarm","description":"Alarm","properties":{},"methods":{"disarm":{"description":"Off","parameters":{}},"set_mode":{"description":"Sets it","parameters":{"mode":{"type":"string","description":"Mode","enum":["armed","disarmed"],"required":true}}}}}""", "set_mode", DisplayName = "a value that does what another method does")]
    public void A_thing_that_opens_is_seen_whatever_it_is_called(string descriptor, string method)
    {
        var toolbox = new DeviceToolbox(new House(descriptor));
        var tool = toolbox.DeviceTools.Single(tool => tool.Method?.Name == method).Tool;
        Assert.IsTrue(Gate.Listed(tool, toolbox).IsRisky);
    }

    [TestMethod]
    [DataRow("toolbox_call", """{"tool":"toolbox_call","arguments":{"tool":"front_door_unlock"}}""")]
    [DataRow("home_do", """{"steps":[{"entity":"front door","do":"unlock"}]}""")]
    [DataRow("home_do", """{"service":{"name":"lock.unlock","target":{"entity_id":"x"}}}""")]
    [DataRow("proxy", """{"tool":"run_later","arguments":{"seconds":1,"tool":"front_door_unlock"}}""")]
    [DataRow("home_unlock", """{"entity":"x","tool":"get_weather"}""", DisplayName = "a harmless tool named beside")]
    public void A_call_inside_another_does_not_hide_what_it_does(string tool, string arguments)
    {
        var toolbox = new Fixed(new Tool(tool, "Does something", new JsonObject { ["type"] = "object" }));
        Assert.IsNotNull(Gate.Check(Call(tool, arguments), toolbox).Refusal);
    }

    [TestMethod]
    [DataRow("self_camera_take_photo", """{"question":"is the garage door open"}""")]
    [DataRow("self_door_light_turn_on", "{}")]
    [DataRow("speaker_say", """{"text":"the door is open"}""")]
    public void A_text_about_a_door_opens_none(string tool, string arguments)
    {
        var toolbox = new Fixed(new Tool(tool, "Does something", new JsonObject { ["type"] = "object" }));
        Assert.IsNull(Gate.Check(Call(tool, arguments), toolbox).Refusal);
    }

    [TestMethod]
    [DataRow("self_relay_fire")]
    [DataRow("self.relay.fire")]
    public void A_tool_that_tells_what_it_opens_is_seen_under_both_its_names(string name)
    {
        var toolbox = new Fixed(new Tool("self_relay_fire", "Opens the garage door", new JsonObject { ["type"] = "object" }));
        Assert.IsNotNull(Gate.Check(Call("run_later", $$"""{"seconds":5,"tool":"{{name}}"}"""), toolbox).Refusal);
    }

    [TestMethod]
    public void An_argument_of_the_tools_own_by_that_name_reaches_it()
    {
        var schema = JsonNode.Parse("""{"type":"object","properties":{"confirmed":{"type":"boolean"}}}""")!.AsObject();
        var toolbox = new Fixed(new Tool("gate_unlock", "Unlocks", schema));
        var (call, refusal) = Gate.Check(Call("gate_unlock", """{"confirmed":true}"""), toolbox);
        Assert.IsNull(refusal);
        Assert.IsTrue((bool)call.Arguments["confirmed"]);
    }

    [TestMethod]
    public void What_is_listed_of_a_tool_leaves_the_tool_itself_as_it_is()
    {
        var toolbox = new DeviceToolbox(new House(Models.ToolUseTests.FrontDoor));
        var unlock = toolbox.Tools.Single(tool => tool.Name == "front_door_unlock");
        Assert.IsNotNull(Gate.Listed(unlock, toolbox).Parameters["properties"]!["confirmed"]);
        Assert.IsNull(unlock.Parameters["properties"]!["confirmed"]);
    }

    private static ToolCall Call(string tool, string arguments)
    {
        using var json = JsonDocument.Parse(arguments);
        Assert.IsTrue(ToolArguments.TryRead(json.RootElement.Clone(), out var values, out var error), error);
        return new ToolCall(tool, values);
    }

    private sealed class Fixed(params Tool[] tools) : IToolbox
    {
        public IReadOnlyList<Tool> Tools => tools;

        public IReadOnlyList<Thing> Things => [];

        public ValueTask<ToolResult> InvokeAsync(ToolCall toolCall, CancellationToken cancellationToken) => throw new NotSupportedException();
    }
}
