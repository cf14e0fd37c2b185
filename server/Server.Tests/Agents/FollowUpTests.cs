using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Agents;

namespace Server.Tests.Agents;

/// <summary>What leans on the sentence before: another thing, another value, a correction.</summary>
[TestClass]
public class FollowUpTests
{
    [TestMethod]
    [DataRow("turn on the kitchen light", "the bedroom light too", "Bedroom Ceiling Light.TurnOn()")]
    [DataRow("turn on the kitchen light", "and the tv", "living_room_tv.power_on()")]
    [DataRow("turn on the kitchen light", "that one too", "kitchen_light.turn_on()")]
    [DataRow("turn off the kitchen light", "no, the bedroom", "Bedroom Ceiling Light.TurnOff()")]
    [DataRow("turn off the kitchen light", "I meant the bedroom light", "Bedroom Ceiling Light.TurnOff()")]
    [DataRow("turn off the kitchen light", "same for the hallway light", "device_3.set_power(power=off)")]
    [DataRow("set the kitchen light to 20 percent", "no, fifty percent", "kitchen_light.set_brightness(value=50)")]
    [DataRow("set the kitchen light to 20 percent", "brighter", "kitchen_light.set_brightness(value=40)")]
    [DataRow("make the kitchen light brighter", "a bit more", "kitchen_light.set_brightness(value=80)")]
    [DataRow("make the kitchen light red", "no, blue", "kitchen_light.set_color(color=blue)")]
    [DataRow("make the kitchen light red", "actually green", "kitchen_light.set_color(color=green)")]
    [DataRow("is the tv on", "turn it off", "living_room_tv.power_off()")]
    [DataRow("turn on the kitchen light and the bedroom light", "turn them off", "Bedroom Ceiling Light.TurnOff(); kitchen_light.turn_off()")]
    [DataRow("turn on the kitchen light", "turn it off again", "kitchen_light.turn_off()")]
    [DataRow("turn on the kitchen light", "now make it red", "kitchen_light.set_color(color=red)")]
    public async Task A_second_sentence_leans_on_the_first(string first, string second, string calls)
    {
        var talk = new Talk(Villa.Furnished());
        await talk.SayAsync(first);
        Assert.AreEqual(calls, await talk.DoAsync(second));
    }

    [TestMethod]
    [DataRow("how bright is it", "The light level is 60.")]
    [DataRow("turn on the fan; how bright is it", "The light level is 60.")]
    [DataRow("turn on the light; how bright is it", "The brightness of the living room light is 40 percent.")]
    public async Task How_bright_it_is_asks_for_the_lamp_that_was_spoken_of_and_else_for_the_room(string sentences, string answer)
    {
        var house = new House(Descriptors.Light(), Descriptors.Fan, """
            { "name": "light_sensor", "description": "light sensor", "properties": { "light_level": { "type": "number" } } }
            """).With("light_sensor", "light_level", 60.0).With("living_room_light", "brightness", 40.0);
        var talk = new Talk(house);
        Reply? last = null;
        foreach (var sentence in sentences.Split("; ")) last = await talk.SayAsync(sentence);
        Assert.AreEqual(answer, last!.Sentence);
    }

    [TestMethod]
    [DataRow("never mind")]
    [DataRow("forget it")]
    [DataRow("no")]
    public async Task What_was_put_off_last_is_forgotten_when_the_speaker_changes_his_mind(string sentence)
    {
        var house = new House();
        var talk = new Talk(house, toolbox: new HouseToolbox(house));
        await talk.SayAsync("set a timer for ten minutes");
        await talk.SayAsync(sentence);
        Assert.StartsWith("cancel_timer(", house.Executed[^1]);
    }

    [TestMethod]
    [DataRow("turn off the tv tonight", "I can only do that at once or after some time.")]
    [DataRow("turn off the tv at midnight", "I can only do that at once or after some time.")]
    [DataRow("turn off the tv later on", "I can only do that at once or after some time.")]
    public async Task What_is_for_later_is_not_done_now(string sentence, string does) =>
        Assert.AreEqual(does, await new Talk(Villa.Furnished()).DoAsync(sentence));

    [TestMethod]
    public async Task Not_that_one_is_no_answer_to_which()
    {
        var talk = new Talk(Villa.Furnished());
        await talk.SayAsync("turn off the light");
        await talk.SayAsync("not the kitchen light");
        Assert.IsEmpty(talk.House.Executed);
    }

    [TestMethod]
    public async Task Both_on_is_an_answer_to_which_and_nothing_else_is_turned_on()
    {
        var talk = new Talk(new House(Descriptors.Light("bedroom_light"), Descriptors.Light("kitchen_light"), Descriptors.Fan));
        await talk.SayAsync("turn on the light");
        Assert.AreEqual("bedroom_light.turn_on(); kitchen_light.turn_on()", await talk.DoAsync("turn both on"));
    }

    [TestMethod]
    public void What_would_be_done_is_told_without_doing_it()
    {
        var talk = new Talk(Villa.Furnished());
        var understood = talk.Agent.Understand("switch the kitchen light on for me", talk.Toolbox, talk.Conversation);
        Assert.IsTrue(understood.IsSure);
        Assert.AreEqual("kitchen_light_turn_on", Assert.ContainsSingle(understood.Calls).Tool);
        var risky = talk.Agent.Understand("unlock the front door", talk.Toolbox, talk.Conversation);
        Assert.IsTrue(risky is { AsksBack: true, Calls.Count: 0, ConfirmedCalls: [{ Tool: "front_door_unlock" }] });
        Assert.IsFalse(talk.Agent.Understand("who won the match yesterday", talk.Toolbox, talk.Conversation).IsSure);
        Assert.IsEmpty(talk.House.Executed);
        Assert.IsNull(talk.Conversation.OpenQuestion);
    }
}
