using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Agents;

namespace Server.Tests.Agents;

/// <summary>Sentences that mean something by what was said before them.</summary>
[TestClass]
public class ConversationTests
{
    private const string Lock = """
        { "name": "front_door_lock", "description": "Lock", "properties": {},
          "methods": { "lock": { "description": "Lock" }, "unlock": { "description": "Unlock" } } }
        """;

    [TestMethod]
    public async Task It_means_the_thing_spoken_of_last()
    {
        var talk = new Talk(EnglishCommandsTests.Furnished());
        await talk.SayAsync("turn on the light");
        Assert.AreEqual("living_room_light.set_color(color=red)", await talk.DoAsync("make it red"));
        await talk.SayAsync("turn on the fan");
        Assert.AreEqual("fan.turn_off()", await talk.DoAsync("turn it off"));
    }

    [TestMethod]
    public async Task A_chain_whose_thing_cannot_do_what_follows_is_taken_for_other_speech() =>
        Assert.AreEqual(
            "Sorry, I did not understand all of that.", await new Talk(EnglishCommandsTests.Furnished()).DoAsync("turn on the fan and make it red"));

    [TestMethod]
    public async Task Them_means_all_things_spoken_of_last()
    {
        var talk = new Talk(EnglishCommandsTests.Furnished());
        await talk.SayAsync("turn on the light and the fan");
        Assert.AreEqual("fan.turn_off(); living_room_light.turn_off()", await talk.DoAsync("turn them off"));
    }

    [TestMethod]
    public async Task It_follows_a_question_too()
    {
        var talk = new Talk(EnglishCommandsTests.Furnished());
        await talk.SayAsync("is the fan on");
        Assert.AreEqual("fan.set_speed(speed=3)", await talk.DoAsync("set it to three"));
    }

    [TestMethod]
    public async Task It_as_a_first_word_asks_what_is_meant()
    {
        var talk = new Talk(EnglishCommandsTests.Furnished());
        Assert.AreEqual("Which thing do you mean?", await talk.DoAsync("turn it off"));
    }

    [TestMethod]
    public async Task It_needs_no_explanation_when_only_one_thing_can_be_meant() =>
        Assert.AreEqual("fan.turn_off()", await new Talk(new House(Descriptors.Fan, Descriptors.Sensor())).DoAsync("turn it off"));

    [TestMethod]
    public async Task What_the_last_thing_cannot_do_is_said()
    {
        var talk = new Talk(EnglishCommandsTests.Furnished());
        await talk.SayAsync("what is the temperature");
        Assert.AreEqual("The temperature sensor cannot do that.", await talk.DoAsync("turn it off"));
    }

    [TestMethod]
    public async Task Two_things_of_a_kind_are_asked_about_and_the_answer_completes_the_command()
    {
        var talk = new Talk(TwoLamps());
        Assert.AreEqual("The bedroom lamp or the kitchen lamp?", await talk.DoAsync("turn on the lamp"));
        Assert.AreEqual("kitchen_lamp.turn_on()", await talk.DoAsync("the kitchen lamp"));
    }

    [TestMethod]
    [DataRow("kitchen", "kitchen_lamp.turn_on()")]
    [DataRow("the bedroom one", "bedroom_lamp.turn_on()")]
    [DataRow("both", "bedroom_lamp.turn_on(); kitchen_lamp.turn_on()")]
    [DataRow("all of them", "bedroom_lamp.turn_on(); kitchen_lamp.turn_on()")]
    [DataRow("never mind", "Okay.")]
    [DataRow("turn on the bedroom lamp", "bedroom_lamp.turn_on()")]
    public async Task A_question_can_be_answered_in_short(string answer, string calls)
    {
        var talk = new Talk(TwoLamps());
        await talk.SayAsync("turn on the lamp");
        Assert.AreEqual(calls, await talk.DoAsync(answer));
    }

    [TestMethod]
    public async Task A_question_that_was_not_answered_is_forgotten()
    {
        var talk = new Talk(TwoLamps());
        await talk.SayAsync("turn on the lamp");
        await talk.SayAsync("never mind");
        Assert.AreEqual("What shall the kitchen lamp do?", await talk.DoAsync("the kitchen lamp"));
        Assert.AreEqual("kitchen_lamp.turn_on()", await talk.DoAsync("turn it on"));
    }

    [TestMethod]
    public async Task A_question_does_not_arise_when_one_of_them_was_spoken_of()
    {
        var talk = new Talk(TwoLamps());
        await talk.SayAsync("turn on the bedroom lamp");
        Assert.AreEqual("bedroom_lamp.set_brightness(value=20)", await talk.DoAsync("set the lamp to twenty percent"));
    }

    [TestMethod]
    public async Task A_question_does_not_arise_when_only_one_of_them_can_do_it()
    {
        var house = TwoLamps();
        house.Attach(Descriptors.LegacyLamp);
        Assert.AreEqual("bedroom_lamp.set_color(color=red)", await new Talk(new House(Descriptors.Light("bedroom_lamp"), Descriptors.LegacyLamp)).DoAsync("make the light red"));
        Assert.AreEqual("Lamp.TurnOn()", await new Talk(house).DoAsync("turn on the lamp"), "a thing's own name goes before its kind");
    }

    [TestMethod]
    public async Task The_plural_means_all_of_them() =>
        Assert.AreEqual("bedroom_lamp.turn_off(); kitchen_lamp.turn_off()", await new Talk(TwoLamps()).DoAsync("lights off"));

    [TestMethod]
    public async Task A_place_tells_sensors_apart()
    {
        var house = new House(Descriptors.Sensor("bedroom_sensor"), Descriptors.Sensor("cellar_sensor"))
            .With("bedroom_sensor", "temperature", 19.0).With("cellar_sensor", "temperature", 12.25);
        var talk = new Talk(house);
        Assert.AreEqual("The temperature of the cellar sensor is 12.25 degrees.", await talk.DoAsync("how cold is it in the cellar"));
        Assert.AreEqual("The temperature of the bedroom sensor is 19 degrees.", await talk.DoAsync("what is the temperature in the bedroom"));
    }

    [TestMethod]
    public async Task Nothing_is_done_while_one_of_two_commands_is_in_question()
    {
        var talk = new Talk(TwoLamps());
        talk.House.Attach(Descriptors.Fan);
        Assert.AreEqual("The bedroom lamp or the kitchen lamp?", await talk.DoAsync("turn on the fan and turn on the lamp"));
        Assert.AreEqual("fan.turn_on(); bedroom_lamp.turn_on()", await talk.DoAsync("bedroom"));
    }

    [TestMethod]
    [DataRow("yes please", "front_door_lock.unlock()")]
    [DataRow("no", "Okay.")]
    [DataRow("stop", "Okay.")]
    public async Task Unlocking_is_confirmed_first(string answer, string calls)
    {
        var talk = new Talk(new House(Lock));
        Assert.AreEqual("Unlock the front door lock? Please say yes or no.", await talk.DoAsync("unlock the front door lock"));
        Assert.AreEqual(calls, await talk.DoAsync(answer));
        Assert.AreEqual("Okay.", await talk.DoAsync("yes"), "a question is answered once");
    }

    [TestMethod]
    public async Task What_has_gone_while_a_question_was_open_is_not_acted_on()
    {
        var talk = new Talk(new House(Lock));
        await talk.SayAsync("unlock the lock");
        var later = new Talk(new House(Descriptors.Fan, Lock.Replace("front_door_lock", "back_door_lock", StringComparison.Ordinal)));
        later.Conversation.OpenQuestion = talk.Conversation.OpenQuestion;
        Assert.AreEqual("Which thing do you mean?", await later.DoAsync("yes"));
    }

    [TestMethod]
    public async Task Locking_is_not_asked_about() =>
        Assert.AreEqual("front_door_lock.lock()", await new Talk(new House(Lock)).DoAsync("lock the lock"));

    [TestMethod]
    public async Task Talks_do_not_share_what_was_said()
    {
        var house = EnglishCommandsTests.Furnished();
        var first = new Talk(house);
        await first.SayAsync("turn on the fan");
        Assert.AreEqual("Which thing do you mean?", await new Talk(house).DoAsync("turn it off"));
        Assert.AreEqual("fan", string.Join("; ", first.Conversation.LastThings));
    }

    private static House TwoLamps() => new(Descriptors.Light("bedroom_lamp"), Descriptors.Light("kitchen_lamp"));
}
