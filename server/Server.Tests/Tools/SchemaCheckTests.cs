using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Tools;

namespace Server.Tests.Tools;

/// <summary>Schemas of tools come from elsewhere and may be anything.</summary>
[TestClass]
public sealed class SchemaCheckTests
{
    private const string Schema = """
        {"type":"object","properties":{
            "level":{"type":"integer","minimum":0,"maximum":10},"share":{"type":"number","minimum":0.5},
            "on":{"type":"boolean"},"color":{"type":"string","enum":["red","blue"]},"text":{"type":"string","maxLength":3,"pattern":"(a+)+$"},
            "list":{"type":"array"},"more":{"type":"object"},"any":{}},
         "required":["level"],"additionalProperties":false}
        """;

    [TestMethod]
    [DataRow("""{"level":10,"share":0.5,"on":true,"color":"red","text":"abc","list":[1],"more":{},"any":[]}""", null)]
    [DataRow("{}", "level is missing")]
    [DataRow("""{"level":10.5}""", "level must be a whole number")]
    [DataRow("""{"level":true}""", "level must be a whole number")]
    [DataRow("""{"level":11}""", "level must be between 0 and 10")]
    [DataRow("""{"level":1,"share":0.4}""", "share must be at least 0.5")]
    [DataRow("""{"level":1,"on":"yes"}""", "on must be true or false")]
    [DataRow("""{"level":1,"color":"green"}""", "color must be one of red, blue")]
    [DataRow("""{"level":1,"text":"abcd"}""", "text is longer than 3 characters")]
    [DataRow("""{"level":1,"list":{}}""", "list must be a list")]
    [DataRow("""{"level":1,"more":"x"}""", "more must be an object")]
    [DataRow("""{"level":1,"speed":1}""", "speed is not a parameter")]
    public void Arguments_are_held_against_the_schema(string arguments, string? refusal) => Assert.AreEqual(refusal, Refusal(Schema, arguments));

    [TestMethod]
    [DataRow("{}")]
    [DataRow("""{"properties":[],"required":{},"additionalProperties":{}}""")]
    [DataRow("""{"properties":{"x":7},"required":[7,null],"additionalProperties":"no"}""")]
    [DataRow("""{"properties":{"x":{"type":["string","null"],"enum":{},"minimum":"a","maxLength":true}}}""")]
    public void A_schema_that_is_none_refuses_nothing(string schema) => Assert.IsNull(Refusal(schema, """{"x":1,"y":"z"}"""));

    private static string? Refusal(string schema, string arguments)
    {
        using var json = JsonDocument.Parse(arguments);
        Assert.IsTrue(ToolArguments.TryRead(json.RootElement, out var values, out _));
        return SchemaCheck.Refusal((JsonObject)JsonNode.Parse(schema)!, values);
    }
}
