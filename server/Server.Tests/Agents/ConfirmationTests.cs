using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Agents;
using Server.Agents.Offline;
using Server.Agents.Offline.Reading;
using Server.Tools;

namespace Server.Tests.Agents;

/// <summary>What is asked before it is done: the question says all that a "yes" will do, and nothing else waits for it.</summary>
[TestClass]
public class ConfirmationTests
{
    private static readonly OfflineAgent Chinese = new("zh");

    private const string Oven = """{ "name": "oven", "properties": { "power": { "type": "boolean" } }, "methods": { "turn_on": {}, "turn_off": {} } }""";
    private const string Relay = """{ "name": "garage_relay", "methods": { "garage_relay_pulse": {}, "pulse": {} } }""";

    [TestMethod]
    public async Task Of_everything_the_harmless_is_done_at_once_and_the_rest_is_asked_about()
    {
        var talk = new Talk(new House(Descriptors.Fan, Descriptors.Light("light"), Oven));
        var reply = await talk.SayAsync("turn everything on");
        Assert.AreEqual("fan.turn_on(); light.turn_on()", string.Join("; ", talk.House.Executed));
        Assert.AreEqual("The fan and the light are on. Turn on the oven? Please say yes or no.", reply.Sentence);
        Assert.AreEqual("oven.turn_on()", await talk.DoAsync("yes"));
    }

    [TestMethod]
    [DataRow("garage_door", "press_button", "press the button of the garage door")]
    [DataRow("back_lock", "activate", "activate the back lock")]
    [DataRow("front_gate", "trigger", "trigger the front gate")]
    [DataRow("oven", "preheat", "preheat the oven")]
    [DataRow("bedroom_window", "turn_on", "turn on the bedroom window")]
    [DataRow("gas_valve", "turn_on", "open the gas valve")]
    [DataRow("gas_valve", "turn_on", "turn on the gas valve")]
    [DataRow("intercom", "buzz_in", "buzz in")]
    public async Task What_guards_the_house_or_heats_is_asked_about_whatever_its_method_is_called(string thing, string method, string sentence)
    {
        var talk = new Talk(new House($$"""{ "name": "{{thing}}", "methods": { "{{method}}": {} } }"""));
        Assert.EndsWith("Please say yes or no.", (await talk.SayAsync(sentence)).Sentence);
        Assert.IsEmpty(talk.House.Executed);
        Assert.AreEqual($"{thing}.{method}()", await talk.DoAsync("yes"));
    }

    [TestMethod]
    [DataRow("""{ "name": "大门门锁", "methods": { "开锁": {}, "上锁": {} } }""", "开锁")]
    [DataRow("""{ "name": "燃气阀", "methods": { "turn_on": {}, "turn_off": {} } }""", "打开燃气阀")]
    public async Task So_it_is_in_Chinese(string descriptor, string sentence)
    {
        var talk = new Talk(new House(descriptor), Chinese);
        Assert.EndsWith("请回答是或者不是。", (await talk.SayAsync(sentence)).Sentence);
        Assert.IsEmpty(talk.House.Executed);
    }

    [TestMethod]
    public async Task A_value_that_unlocks_is_asked_about()
    {
        var talk = new Talk(new House("""{ "name": "scene", "methods": { "activate": { "parameters": { "name": { "type": "string", "enum": ["unlock_all", "movie"], "required": true } } } } }"""));
        await talk.SayAsync("activate unlock all");
        Assert.IsEmpty(talk.House.Executed);
    }

    [TestMethod]
    public async Task Of_everything_the_harmless_is_done_at_once_in_Chinese()
    {
        var talk = new Talk(new House(Descriptors.Fan, Descriptors.Light("light"), Oven), Chinese);
        var reply = await talk.SayAsync("把所有设备都打开");
        Assert.AreEqual("fan.turn_on(); light.turn_on()", string.Join("; ", talk.House.Executed));
        Assert.EndsWith("要打开烤箱吗？请回答是或者不是。", reply.Sentence);
        Assert.AreEqual("oven.turn_on()", await talk.DoAsync("可以"));
        await talk.SayAsync("把所有设备都打开");
        Assert.AreEqual("好的。", await talk.DoAsync("不用了"));
    }

    [TestMethod]
    public async Task Of_several_commands_the_harmless_are_done_at_once()
    {
        var talk = new Talk(Villa.Furnished());
        Assert.AreEqual("The kitchen light is off. Unlock the front door? Please say yes or no.", (await talk.SayAsync("turn off the kitchen light and unlock the door")).Sentence);
        Assert.AreEqual("kitchen_light.turn_off()", string.Join("; ", talk.House.Executed));
        Assert.AreEqual("front_door.unlock()", await talk.DoAsync("yes"));
    }

    [TestMethod]
    public async Task Several_risky_things_are_all_named()
    {
        var talk = new Talk(new House(Descriptors.Fan, Villa.Lock, Villa.Lock.Replace("front_door", "cellar_lock", StringComparison.Ordinal), Villa.Garage));
        Assert.AreEqual(
            "Unlock the front door and the cellar lock and open the garage door? Please say yes or no.",
            await talk.DoAsync("unlock the front door and the cellar lock and open the garage door"));
        Assert.AreEqual("front_door.unlock(); cellar_lock.unlock(); garage_door.set_state(state=open)", await talk.DoAsync("yes"));
    }

    [TestMethod]
    [DataRow("en", "unlock the front door and the cellar lock", "Unlock the front door and the cellar lock? Please say yes or no.")]
    [DataRow("en", "unlock front door and cellar lock", "Unlock the front door and the cellar lock? Please say yes or no.")]
    [DataRow("zh", "解锁前门和地窖门锁", "要解锁前门和地窖门锁吗？请回答是或者不是。")]
    public async Task What_is_joined_to_a_command_is_not_locked_when_it_is_a_lock(string language, string sentence, string question) => Assert.AreEqual(
        question, await new Talk(new House(Villa.Lock, Villa.Lock.Replace("front_door", "cellar_lock", StringComparison.Ordinal)), new OfflineAgent(language)).DoAsync(sentence));

    [TestMethod]
    [DataRow("en", "open the garage door, wait a minute, then close it", "Open the garage door and close the garage door in 1 minute? Please say yes or no.")]
    [DataRow("zh", "把车库门打开，等一分钟，再关上", "要打开车库门和1分钟后关上车库门吗？请回答是或者不是。")]
    public async Task What_is_opened_and_closed_is_asked_about_together(string language, string sentence, string question)
    {
        var house = new House(Villa.Garage, Descriptors.Light("light"), Descriptors.Fan);
        Assert.AreEqual(question, await new Talk(house, new OfflineAgent(language), new HouseToolbox(house)).DoAsync(sentence));
    }

    [TestMethod]
    public async Task What_would_be_done_and_what_a_yes_would_do_are_told_apart()
    {
        var talk = new Talk(new House(Descriptors.Fan, Villa.Lock));
        var understood = talk.Agent.Understand("turn on the fan and unlock the front door", talk.Toolbox, talk.Conversation);
        Assert.IsTrue(understood is { IsSure: true, AsksBack: true, Calls: [{ Tool: "fan_turn_on" }], ConfirmedCalls: [{ Tool: "front_door_unlock" }] });
        Assert.IsEmpty(talk.House.Executed);
    }

    [TestMethod]
    public void What_is_doubtful_is_asked_about_as_a_whole()
    {
        var house = new House(Descriptors.Fan, Villa.Lock);
        var model = CommandModel.Build([.. house.Things.Select(thing => thing.Descriptor)], new SpokenLanguage(Language.Load("en")));
        var resolver = new Resolver(model, new DeviceToolbox(house), new Answers(Language.Load("en"), new SpokenText(Language.Load("en"))));
        var resolution = resolver.ResolveBest(model.Understand("turn on the fan and unlock the front door"), new Conversation());
        Assert.AreEqual((1, 1), (resolution.Steps.Count, resolution.Question!.Steps.Count));
        var asked = resolver.AskWhether(resolution);
        Assert.AreEqual("Shall I turn on the fan and unlock the front door?", asked.Question!.Sentence);
        Assert.AreEqual((0, 2, 2), (asked.Steps.Count, asked.Question.Steps.Count, asked.Question.Open!.Commands.Count));
    }

    [TestMethod]
    public async Task A_question_says_when_it_would_be_done()
    {
        var house = new House(Villa.Garage);
        Assert.AreEqual(
            "Open the garage door in 10 minutes? Please say yes or no.", await new Talk(house, toolbox: new HouseToolbox(house)).DoAsync("in ten minutes open the garage door"));
        Assert.AreEqual(
            "要10分钟后打开车库门吗？请回答是或者不是。", await new Talk(house, Chinese, new HouseToolbox(house)).DoAsync("十分钟后打开车库门"));
    }

    [TestMethod]
    [DataRow("garage_relay_pulse", "garage_relay_garage_relay_pulse", "Run pulse on the garage relay? Please say yes or no.", "要让车库开关执行pulse吗？请回答是或者不是。")]
    [DataRow("unlock", "front_door_unlock", "Unlock the front door? Please say yes or no.", "要解锁前门吗？请回答是或者不是。")]
    [DataRow("gate open", "gate.open", "Use gate open? Please say yes or no.", "要调用gate open吗？请回答是或者不是。")]
    public void A_method_that_is_no_verb_is_asked_about_in_a_sentence(string act, string tool, string english, string chinese)
    {
        var toolbox = new DeviceToolbox(new House(Relay, Villa.Lock));
        var call = new ToolCall(tool, new Dictionary<string, object>());
        Assert.AreEqual(english, new OfflineAgent("en").AskWhether(call, act, toolbox).Sentence);
        Assert.AreEqual(chinese, Chinese.AskWhether(call, act, toolbox).Sentence);
    }

    [TestMethod]
    public void A_setting_is_asked_about_with_its_value()
    {
        const string gate = """{ "name": "gate", "properties": { "position": { "type": "number", "min": 0, "max": 100, "unit": "percent" }, "speed": { "type": "number", "min": 1, "max": 5 } }, "methods": { "set_position": { "parameters": { "position": { "type": "number", "min": 0, "max": 100 } } }, "set_speed": { "parameters": { "speed": { "type": "number", "min": 1, "max": 5 } } } } }""";
        var toolbox = new DeviceToolbox(new House(gate));
        Assert.AreEqual("Set the position of the gate to 50 percent? Please say yes or no.", Asked("gate_set_position", "position", 50.0));
        Assert.AreEqual("Set the speed of the gate to 3? Please say yes or no.", Asked("gate_set_speed", "speed", 3.0));

        string Asked(string tool, string parameter, object value) =>
            new OfflineAgent("en").AskWhether(new ToolCall(tool, new Dictionary<string, object> { [parameter] = value }), tool, toolbox).Sentence;
    }
}
