using System.Text.Json;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Devices;
using Server.Tests.Agents;

namespace Server.Tests.Devices;

[TestClass]
public class DescriptorReaderTests
{
    [TestMethod]
    public void A_light_is_read_with_all_that_it_says()
    {
        var light = Read($"[{Descriptors.Light()}]").Single();
        Assert.AreEqual("living_room_light", light.Name);
        Assert.AreEqual("Smart light", light.Description);
        Assert.AreEqual(new PropertyDescriptor("power", ThingValueType.Boolean, "Whether it is on", null, null, null, null, true, false, null), light.Properties[0]);
        Assert.AreEqual(new PropertyDescriptor("brightness", ThingValueType.Number, "Brightness (0-100)", 0, 100, null, null, true, true, null), light.Properties[1]);
        Assert.AreEqual("red green blue white", string.Join(' ', light.Properties[2].Enum!));
        var turnOn = light.Methods[0];
        Assert.AreEqual("living room light on, brightness {brightness}%", turnOn.ResponseSuccess);
        Assert.AreEqual("The light did not turn on, check its wiring", turnOn.ResponseFailure);
        Assert.IsFalse(turnOn.Parameters.Single().Required);
        Assert.IsTrue(light.Methods[2].Parameters.Single().Required);
    }

    [TestMethod]
    public void Units_patterns_steps_and_phrases_are_read()
    {
        var robot = Read($"[{Descriptors.Robot}]").Single();
        Assert.AreEqual("meters", robot.Methods[0].Parameters[0].Unit);
        Assert.AreEqual("go forward {distance} [meter] [meters]", robot.Methods[0].Phrases.Single());
        Assert.AreEqual("^[0-9]+$", robot.Methods[3].Parameters[0].Pattern);
        Assert.AreEqual(1, Read($"[{Descriptors.Fan}]").Single().Properties[1].Step);
        Assert.AreEqual("degrees", Read($"[{Descriptors.Sensor()}]").Single().Properties[0].Unit);
    }

    [TestMethod]
    public void Older_firmware_leaves_much_out()
    {
        var lamp = Read($"[{Descriptors.LegacyLamp}]").Single();
        Assert.IsTrue(lamp.Properties.Single().Readable);
        Assert.IsFalse(lamp.Properties.Single().Writable);
        Assert.AreEqual("TurnOn", lamp.Methods[0].Name);
        Assert.IsNull(lamp.Methods[0].ResponseSuccess);
        Assert.IsEmpty(lamp.Methods[0].Phrases);
        Assert.IsTrue(Read($"[{Descriptors.LegacySpeaker}]").Single().Methods[0].Parameters.Single().Required);
        Assert.AreEqual(new ThingDescriptor("x", "", [], []).Name, Read("""[{"name":"x"}]""").Single().Name);
        Assert.IsEmpty(Read("""[{"name":"x","properties":null,"methods":null}]""").Single().Properties);
        Assert.AreEqual(1, Read("""[{"name":"x","properties":{"p":{"type":"integer"}}}]""").Single().Properties[0].Step);
    }

    [TestMethod]
    public void Unknown_fields_are_passed_over() =>
        Assert.AreEqual("x", Read("""[{"name":"x","icon":{"a":[1]},"methods":{"m":{"colour":7,"parameters":{"p":{"type":"string","widget":[]}}}}}]""").Single().Name);

    [TestMethod]
    [DataRow("living_room_light")]
    [DataRow("LivingRoom.Light-2")]
    [DataRow("客厅 灯")]
    [DataRow("лампа")]
    [DataRow("हिन्दी")]
    public void A_name_may_be_in_any_script(string name) =>
        Assert.AreEqual(name, Read($$"""[{"name":"{{name}}"}]""").Single().Name);

    [TestMethod]
    [DataRow("""{}""", "descriptors must be an array")]
    [DataRow("""[7]""", "descriptors[0]: must be an object")]
    [DataRow("""[{}]""", "descriptors[0]: name must be")]
    [DataRow("""[{"name":""}]""", "descriptors[0]: name must be")]
    [DataRow("""[{"name":"a/b"}]""", "descriptors[0]: name must be")]
    [DataRow("""[{"name":"../x"}]""", "descriptors[0]: name must be")]
    [DataRow("""[{"name":"__"}]""", "descriptors[0]: name must be")]
    [DataRow("""[{"name":"a\nb"}]""", "control characters")]
    [DataRow("""[{"name":5}]""", "descriptors[0]: name must be a string")]
    [DataRow("""[{"name":"a"},{"name":"a"}]""", "descriptors[1]: a is there twice")]
    [DataRow("""[{"name":"a","properties":[]}]""", "properties must be an object")]
    [DataRow("""[{"name":"a","properties":{"p":5}}]""", "properties.p must be an object")]
    [DataRow("""[{"name":"a","properties":{"p;":{"type":"string"}}}]""", "properties has an entry that is no name")]
    [DataRow("""[{"name":"a","properties":{"p":{"type":"string"},"p":{"type":"string"}}}]""", "properties has p twice")]
    [DataRow("""[{"name":"a","properties":{"p":{}}}]""", "descriptors[0].properties.p: type must be")]
    [DataRow("""[{"name":"a","properties":{"p":{"type":"object"}}}]""", "type must be")]
    [DataRow("""[{"name":"a","properties":{"p":{"type":"number","min":5,"max":1}}}]""", "descriptors[0].properties.p: min is above max")]
    [DataRow("""[{"name":"a","properties":{"p":{"type":"number","min":"0"}}}]""", "min must be a number")]
    [DataRow("""[{"name":"a","properties":{"p":{"type":"number","max":1e999}}}]""", "max must be a number")]
    [DataRow("""[{"name":"a","properties":{"p":{"type":"number","step":0}}}]""", "step must be above 0")]
    [DataRow("""[{"name":"a","properties":{"p":{"type":"string","enum":"red"}}}]""", "enum must be an array")]
    [DataRow("""[{"name":"a","properties":{"p":{"type":"string","enum":[1]}}}]""", "enum must hold texts")]
    [DataRow("""[{"name":"a","properties":{"p":{"type":"string","enum":[]}}}]""", "enum is empty")]
    [DataRow("""[{"name":"a","properties":{"p":{"type":"string","enum":["x","x"]}}}]""", "enum has a value twice")]
    [DataRow("""[{"name":"a","properties":{"p":{"type":"boolean","readable":"yes"}}}]""", "readable must be true or false")]
    [DataRow("""[{"name":"a","methods":{"m":{"parameters":{"p":{"type":"number","min":2,"max":1}}}}}]""", "descriptors[0].methods.m.parameters.p: min is above max")]
    [DataRow("""[{"name":"a","methods":{"m":{"phrases":["ok",5]}}}]""", "descriptors[0].methods.m: phrases must hold texts")]
    public void What_is_not_as_it_must_be_is_refused_with_its_place(string json, string error)
    {
        using var document = JsonDocument.Parse(json, new JsonDocumentOptions { AllowDuplicateProperties = true });
        Assert.IsFalse(DescriptorReader.TryRead(document.RootElement, out var things, out var said));
        Assert.IsEmpty(things);
        Assert.Contains(error, said);
    }

    [TestMethod]
    public void What_is_larger_than_the_limits_is_refused()
    {
        AssertBound(DescriptorLimits.Things, count => Array(count, i => "{\"name\":\"t" + i + "\"}"));
        AssertBound(DescriptorLimits.Members, count => Thing("properties", Fields(count, StringType)));
        AssertBound(DescriptorLimits.Members, count => Thing("methods", Fields(count, "{}")));
        AssertBound(DescriptorLimits.Parameters, count => Method("parameters", Fields(count, StringType)));
        AssertBound(DescriptorLimits.EnumValues, count => Thing(
            "properties", "{\"p\":{\"type\":\"string\",\"enum\":" + Array(count, i => $"\"v{i}\"") + "}}"));
        AssertBound(DescriptorLimits.Phrases, count => Method("phrases", Array(count, _ => "\"go\"")));
        AssertBound(DescriptorLimits.PhraseLength, length => Method("phrases", "[\"" + new string('x', length) + "\"]"));
        AssertBound(DescriptorLimits.NameLength, length => "[{\"name\":\"" + new string('x', length) + "\"}]");
        AssertBound(DescriptorLimits.TextLength, length => Thing("description", "\"" + new string('x', length) + "\""));
    }

    private const string StringType = "{\"type\":\"string\"}";

    private static string Thing(string field, string value) => "[{\"name\":\"a\",\"" + field + "\":" + value + "}]";

    private static string Method(string field, string value) => Thing("methods", "{\"m\":{\"" + field + "\":" + value + "}}");

    private static void AssertBound(int limit, Func<int, string> json)
    {
        Assert.IsTrue(TryRead(json(limit)), $"{limit} is allowed: {json(limit)}");
        Assert.IsFalse(TryRead(json(limit + 1)), $"{limit + 1} is too many");
    }

    private static bool TryRead(string json)
    {
        using var document = JsonDocument.Parse(json);
        return DescriptorReader.TryRead(document.RootElement, out _, out _);
    }

    private static string Array(int count, Func<int, string> entry) => $"[{string.Join(',', Enumerable.Range(0, count).Select(entry))}]";

    private static string Fields(int count, string value) =>
        "{" + string.Join(',', Enumerable.Range(0, count).Select(i => $"\"f{i}\":{value}")) + "}";

    private static IReadOnlyList<ThingDescriptor> Read(string json)
    {
        using var document = JsonDocument.Parse(json);
        Assert.IsTrue(DescriptorReader.TryRead(document.RootElement, out var things, out var error), error);
        return things;
    }
}
