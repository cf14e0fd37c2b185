using Bench.Understanding;

namespace Bench.Tests.Understanding;

[TestClass]
public class DevicesFileTests
{
    private const string Lamp = """{"name":"lamp","type":"light","methods":{"turn_on":{"parameters":{}}}}""";
    private const string Fan = """{"name":"fan","methods":{"turn_on":{"parameters":{}}}}""";
    private const string LampIsOn = """{"name":"lamp","state":{"power":true}}""";

    [TestMethod]
    [DataRow($$"""{"type":"iot","descriptors":[{{Lamp}}],"states":[{{LampIsOn}}]}""")]
    [DataRow($$"""{"descriptors":[{{Lamp}}],"states":[{{LampIsOn}}]}""")]
    [DataRow($$"""[{"type":"iot","descriptors":[{{Lamp}}]},{"type":"iot","states":[{{LampIsOn}}]}]""")]
    [DataRow($$"""{"type":"hello"}{{"\n"}}{"type":"iot","descriptors":[{{Lamp}}]}{{"\r\n"}}{"type":"iot","update":true,"states":[{{LampIsOn}}]}{{"\n\n"}}""")]
    [DataRow($$"""[{"device_id":"aa:01","descriptors":[{{Lamp}}],"states":[{{LampIsOn}}]}]""")]
    public void Every_form_gives_the_things_and_how_they_are(string text)
    {
        var board = Assert.ContainsSingle(DevicesFile.Read(text));
        Assert.AreEqual("lamp", Assert.ContainsSingle(board.Things).Name);
        Assert.AreEqual(true, board.States["lamp"]["power"]);
    }

    [TestMethod]
    [DataRow($"[{Lamp},{Fan}]")]
    [DataRow($$"""{{Lamp}}{{"\n"}}{{Fan}}""")]
    [DataRow($$"""[{"descriptors":[{{Lamp}}]},{"descriptors":[{{Fan}}]}]""")]
    public void Descriptors_alone_are_things_without_a_known_state(string text)
    {
        var board = Assert.ContainsSingle(DevicesFile.Read(text));
        Assert.AreEqual("lamp, fan", string.Join(", ", board.Things.Select(thing => thing.Name)));
        Assert.IsEmpty(board.States);
    }

    [TestMethod]
    public void What_belongs_to_another_device_is_another_board()
    {
        var boards = DevicesFile.Read($$"""[{"device_id":"aa:01","descriptors":[{{Lamp}}]},{"device_id":"aa:02","descriptors":[{{Lamp}}]},{"device_id":"aa:01","descriptors":[{{Fan}}]}]""");
        Assert.AreEqual("aa:01 2, aa:02 1", string.Join(", ", boards.Select(board => $"{board.DeviceId} {board.Things.Count}")));
    }

    [TestMethod]
    public void A_later_state_changes_only_what_it_names()
    {
        var states = DevicesFile.Read($$$"""
            {"descriptors":[{{{Lamp}}}],"states":[{"name":"lamp","state":{"power":true,"brightness":5}}]}
            {"states":[{"name":"lamp","state":{"power":false}}]}
            """)[0].States["lamp"];
        Assert.AreEqual(false, states["power"]);
        Assert.AreEqual(5.0, states["brightness"]);
    }

    [TestMethod]
    [DataRow("{\n\"descriptors\":[,]}", "line 2 is no JSON")]
    [DataRow("{\"type\":\"iot\"}\nnonsense\n", "line 2 is no JSON")]
    [DataRow("[]", "there are no descriptors in it")]
    [DataRow("7", "a message must be an object")]
    [DataRow("""{"descriptors":[{"name":"?"}]}""", "descriptors[0]: name must be 1 to 64 letters, digits, _ - . or space")]
    [DataRow("{\"type\":\"iot\"}\n{\"states\":[7]}", "line 2: states[0]: must be an object")]
    public void What_is_no_description_is_refused_with_the_place(string text, string reason) =>
        Assert.AreEqual(reason, Assert.ThrowsExactly<InvalidDataException>(() => DevicesFile.Read(text)).Message);
}
