using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Devices;

namespace Server.Tests.Devices;

[TestClass]
public class StateReaderTests
{
    [TestMethod]
    public void States_are_read_by_thing_and_what_is_unknown_is_left_out()
    {
        using var json = JsonDocument.Parse("""
            [{"name":"light","state":{"power":true,"brightness":80,"color":"white","mood":null},"timestamp":1699123456789},
             {"name":"客厅灯","state":{}}]
            """);
        Assert.IsTrue(StateReader.TryRead(json.RootElement, out var states, out var error), error);
        var light = states["light"];
        Assert.HasCount(3, light);
        Assert.AreEqual(true, light["power"]);
        Assert.AreEqual(80.0, light["brightness"]);
        Assert.AreEqual("white", light["color"]);
        Assert.IsEmpty(states["客厅灯"]);
    }

    [TestMethod]
    [DataRow("""{"name":"a"}""", "states must be an array")]
    [DataRow("""[5]""", "states[0]: must be an object")]
    [DataRow("""[{"state":{}}]""", "states[0]: name must be")]
    [DataRow("""[{"name":"a"}]""", "states[0]: state is missing")]
    [DataRow("""[{"name":"a","state":[]}]""", "states[0]: state must be an object")]
    [DataRow("""[{"name":"a","state":{"p":{"q":1}}}]""", "state.p must be a number, a boolean or a string")]
    [DataRow("""[{"name":"a","state":{"p":[1]}}]""", "state.p must be")]
    [DataRow("""[{"name":"a","state":{"p":1e999}}]""", "state.p must be")]
    [DataRow("""[{"name":"a","state":{"<p>":1}}]""", "state has an entry that is no name")]
    public void What_is_no_state_is_refused_with_its_place(string json, string error)
    {
        using var document = JsonDocument.Parse(json);
        Assert.IsFalse(StateReader.TryRead(document.RootElement, out _, out var said));
        Assert.Contains(error, said);
    }

    [TestMethod]
    public void A_state_is_bounded()
    {
        Assert.IsTrue(TryReadState(32, 500));
        Assert.IsFalse(TryReadState(33, 1));
        Assert.IsFalse(TryReadState(1, 501));
    }

    private static bool TryReadState(int count, int length)
    {
        using var json = JsonDocument.Parse(
            $$"""{{{string.Join(',', Enumerable.Range(0, count).Select(i => $"\"p{i}\":\"{new string('x', length)}\""))}}}""");
        return StateReader.TryReadState(json.RootElement, out _, out _);
    }
}
