using System.Text.Json.Nodes;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Tests.Agents;
using Server.Tools;

namespace Server.Tests.Tools;

[TestClass]
public sealed class SessionToolboxTests
{
    private const string Lamp = """{ "name": "lamp", "methods": { "turn_on": {}, "turn_off": {} } }""";

    private static readonly Dictionary<string, object> None = [];

    [TestMethod]
    public void Names_are_unique_and_the_things_have_theirs_first()
    {
        var toolbox = new SessionToolbox(new House(Lamp), [new Source("lamp.turn_on", "a.b"), new Source("a.b", "wild name!")], _ => false);
        string[] expected = ["lamp_turn_on", "lamp_turn_off", "lamp_turn_on_2", "a_b", "a_b_2", "wild_name_"];
        Assert.AreSequenceEqual(expected, toolbox.Tools.Select(tool => tool.Name));
    }

    [TestMethod]
    public async Task A_tool_is_called_by_its_name_here_or_by_the_one_that_its_owner_gave_it()
    {
        var (first, second) = (new Source("lamp.turn_on", "a.b"), new Source("a.b"));
        var house = new House(Lamp);
        var toolbox = new SessionToolbox(house, [first, second], _ => false);
        foreach (var name in new[] { "lamp_turn_on_2", "lamp.turn_on", "a_b", "a.b", "a_b_2", "lamp_turn_on" })
            await toolbox.InvokeAsync(new ToolCall(name, None), CancellationToken.None);
        Assert.AreEqual("lamp.turn_on lamp.turn_on a.b a.b", string.Join(' ', first.Called));
        Assert.AreEqual("a.b", second.Called.Single());
        Assert.AreEqual("lamp.turn_on()", house.Executed.Single());
    }

    [TestMethod]
    public async Task A_thing_that_is_made_of_tools_is_not_listed_twice_and_can_be_called_all_the_same()
    {
        var house = new House(Lamp);
        var toolbox = new SessionToolbox(house, [new Source("self.lamp.turn_on")], thing => thing.Name == "lamp");
        Assert.AreEqual("self_lamp_turn_on", toolbox.Tools.Single().Name);
        Assert.HasCount(1, toolbox.Things);
        Assert.IsTrue((await toolbox.InvokeAsync(new ToolCall("lamp_turn_on", None), CancellationToken.None)).Success);
    }

    [TestMethod]
    public void The_list_is_made_again_only_when_something_changed()
    {
        var source = new Source("one");
        var toolbox = new SessionToolbox(new House(Lamp), [source], _ => false);
        var before = toolbox.Tools;
        Assert.AreSame(before, toolbox.Tools);
        source.Offer("two");
        Assert.AreEqual("two", toolbox.Tools[^1].Name);
    }

    [TestMethod]
    [DataRow("""{"a":1,"b":true,"c":"x","d":null,"e":[1,2],"f":{"g":1.5}}""", """{"a":1,"b":true,"c":"x","e":[1,2],"f":{"g":1.5}}""")]
    [DataRow("""{"a":1.5}""", """{"a":1.5}""")]
    [DataRow("null", "{}")]
    [DataRow("[]", null)]
    [DataRow("5", null)]
    [DataRow("""{"":1}""", null)]
    [DataRow("""{"a":1e999}""", null)]
    public void Arguments_are_read_or_refused(string json, string? expected)
    {
        using var document = System.Text.Json.JsonDocument.Parse(json);
        Assert.AreEqual(expected is not null, ToolArguments.TryRead(document.RootElement, out var arguments, out var error), error);
        if (expected is not null) Assert.AreEqual(expected, ToolArguments.ToJson(arguments).ToJsonString());
        else Assert.IsFalse(string.IsNullOrEmpty(error));
    }

    private sealed class Source(params string[] names) : IToolSource
    {
        public List<string> Called { get; } = [];

        public IReadOnlyList<Tool> Tools { get; private set; } = Made(names);

        public void Offer(params string[] others) => Tools = Made(others);

        public ValueTask<ToolResult> CallAsync(
            string tool, IReadOnlyDictionary<string, object> arguments, CancellationToken cancellationToken)
        {
            Called.Add(tool);
            return ValueTask.FromResult(new ToolResult(true, "", null, None, null));
        }

        private static Tool[] Made(string[] names) => [.. names.Select(name => new Tool(name, "", new JsonObject()))];
    }
}
