using Bench.Understanding;

namespace Bench.Tests.Understanding;

[TestClass]
public class CallReaderTests
{
    private const string Dim = """[{"thing":"lamp","method":"set_brightness","parameters":{"value":40}}]""";

    [TestMethod]
    [DataRow(Dim)]
    [DataRow("""[{"name":"lamp","command":"set_brightness","arguments":{"value":40}}]""")]
    [DataRow("""[{"device":"lamp","action":"set_brightness","params":{"value":40.0}}]""")]
    [DataRow("""[{"device_name":"Lamp","method":"set_brightness","parameters":{"value":40},"confidence":0.9}]""")]
    [DataRow("""{"thing":"lamp","method":"set_brightness","parameters":{"value":40}}""")]
    [DataRow("""{"commands":[{"thing":"lamp","method":"set_brightness","parameters":{"value":40}}]}""")]
    [DataRow("""{"calls":[{"tool":"lamp_set_brightness","arguments":{"value":40}}]}""")]
    [DataRow("""[{"name":"lamp_set_brightness","arguments":{"value":40}}]""")]
    public void Every_form_of_a_call_reads_as_the_canonical_one(string json) => Assert.AreEqual(Dim, TestHouse.Canonical(json));

    [TestMethod]
    [DataRow("[]")]
    [DataRow("")]
    [DataRow("  ")]
    [DataRow("""{"calls":[]}""")]
    public void Nothing_is_no_call(string json) => Assert.IsEmpty(TestHouse.Calls(json));

    [TestMethod]
    [DataRow("""{"thing":"curtain","property":"position"}""")]
    [DataRow("""{"tool":"get_curtain_position"}""")]
    [DataRow("""{"name":"get_curtain_position","arguments":{}}""")]
    public void A_question_reads_alike_as_property_and_as_tool(string json) =>
        Assert.AreEqual("""[{"thing":"curtain","property":"position"}]""", TestHouse.Canonical(json));

    [TestMethod]
    [DataRow("""{"thing":"lamp","method":"turn_off","after_seconds":600}""")]
    [DataRow("""{"tool":"lamp_turn_off","after_seconds":600}""")]
    [DataRow("""{"tool":"run_later","arguments":{"seconds":600,"tool":"lamp_turn_off","arguments":{}}}""")]
    public void A_delayed_call_reads_alike_with_seconds_and_as_tool(string json) =>
        Assert.AreEqual("""[{"thing":"lamp","method":"turn_off","parameters":{},"after_seconds":600}]""", TestHouse.Canonical(json));

    [TestMethod]
    public void A_tool_of_the_house_stays_one() =>
        Assert.AreEqual("""[{"tool":"set_timer","arguments":{"seconds":300}}]""", TestHouse.Canonical("""{"name":"set_timer","params":{"seconds":300}}"""));

    [TestMethod]
    public void The_board_says_which_of_two_things_of_one_name_is_meant() =>
        Assert.AreEqual(
            """[{"device_id":"aa:02","thing":"lamp_2","method":"TurnOn","parameters":{}}]""",
            TestHouse.Canonical("""{"device_id":"aa:02","thing":"lamp","method":"TurnOn"}"""));

    [TestMethod]
    [DataRow("[", "the calls are no JSON (at byte 2)")]
    [DataRow("7", "the calls must be a JSON array")]
    [DataRow("[7]", "call 1: must be an object")]
    [DataRow("""[{"thing":"lamp","method":"turn_on"},{"thing":"lamp"}]""", "call 2: must name a thing with a method or a property, or a tool")]
    [DataRow("""[{"name":"lamp_fly"}]""", "call 1: must name a thing with a method or a property, or a tool")]
    [DataRow("""[{"thing":"lamp","method":"turn_on","parameters":5}]""", "call 1: arguments must be an object")]
    [DataRow("""[{"thing":"lamp","method":"turn_on","after_seconds":"soon"}]""", "call 1: after_seconds must be a number")]
    public void What_is_no_call_is_refused_with_the_reason(string json, string reason)
    {
        Assert.IsFalse(CallReader.TryRead(json, TestHouse.Names, out _, out var error));
        Assert.AreEqual(reason, error);
    }

    [TestMethod]
    [DataRow("""{"thing":"sauna","method":"turn_on"}""", "there is no thing sauna")]
    [DataRow("""{"thing":"lamp","method":"fly"}""", "lamp has no method fly")]
    [DataRow("""{"thing":"lamp","property":"color"}""", "lamp has no property color that can be read")]
    [DataRow("""{"thing":"front_door","property":"ajar"}""", "front_door has no property ajar that can be read")]
    [DataRow("""{"thing":"lamp","method":"set_brightness","parameters":{"value":140}}""", "value must be between 0 and 100")]
    [DataRow("""{"thing":"lamp","method":"set_brightness"}""", "value is missing")]
    [DataRow("""{"tool":"sing"}""", "there is no tool sing")]
    [DataRow("""{"thing":"LAMP","method":"Turn_On"}""", null)]
    public void A_call_that_the_house_cannot_carry_out_is_found(string json, string? problem) =>
        Assert.AreEqual(problem, TestHouse.Names.Problem(Assert.ContainsSingle(TestHouse.Calls(json))));
}
