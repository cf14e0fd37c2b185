using Bench.Understanding;

namespace Bench.Tests.Understanding;

[TestClass]
public class CallComparisonTests
{
    private const string On = """{"thing":"lamp","method":"turn_on"}""";
    private const string Off = """{"thing":"lamp","method":"turn_off"}""";
    private const string Open = """{"thing":"curtain","method":"open"}""";

    [TestMethod]
    [DataRow("[]", "[]")]
    [DataRow($"[{On}]", """[{"thing":"Lamp","method":"TURN_ON","parameters":{}}]""")]
    [DataRow("""{"thing":"lamp","method":"m","parameters":{"a":40,"b":"Red"}}""", """{"thing":"lamp","method":"m","parameters":{"b":"red","a":40.0}}""")]
    [DataRow($"[{On},{Open}]", $"[{Open},{On}]")]
    [DataRow($"[{On},{Open},{Off}]", $"[{Open},{On},{Off}]")]
    [DataRow("""{"thing":"lamp","method":"turn_on"}""", """{"device_id":"aa:01","thing":"lamp","method":"turn_on"}""")]
    public void Same(string expected, string done) => Assert.IsTrue(CallComparison.AreSame(TestHouse.Calls(expected), TestHouse.Calls(done)));

    [TestMethod]
    [DataRow("[]", $"[{On}]")]
    [DataRow($"[{On}]", "[]")]
    [DataRow($"[{On}]", $"[{On},{On}]")]
    [DataRow($"[{On},{Off}]", $"[{Off},{On}]")]
    [DataRow($"[{On}]", """{"thing":"lamp","method":"turn_on","after_seconds":5}""")]
    [DataRow("""{"thing":"lamp","method":"m","parameters":{"a":40}}""", """{"thing":"lamp","method":"m","parameters":{"a":41}}""")]
    [DataRow("""{"thing":"lamp","method":"m","parameters":{"a":40}}""", """{"thing":"lamp","method":"m","parameters":{"a":"40"}}""")]
    [DataRow("""{"thing":"lamp","method":"m","parameters":{"a":true}}""", """{"thing":"lamp","method":"m","parameters":{"a":1}}""")]
    [DataRow("""{"thing":"lamp","method":"m"}""", """{"thing":"lamp","method":"m","parameters":{"a":1}}""")]
    [DataRow("""{"thing":"lamp","property":"power"}""", """{"thing":"lamp","method":"power"}""")]
    [DataRow("""{"device_id":"aa:02","thing":"lamp","method":"TurnOn"}""", """{"device_id":"aa:01","thing":"lamp","method":"turn_on"}""")]
    [DataRow("""{"tool":"set_timer","arguments":{"seconds":60}}""", """{"tool":"set_timer","arguments":{"seconds":60,"name":"tea"}}""")]
    public void Not_the_same(string expected, string done) => Assert.IsFalse(CallComparison.AreSame(TestHouse.Calls(expected), TestHouse.Calls(done)));
}
