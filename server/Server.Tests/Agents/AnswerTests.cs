using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Agents;
using Server.Agents.Offline;
using Server.Devices;
using Server.Speech;

namespace Server.Tests.Agents;

/// <summary>What is answered is what the board reported.</summary>
[TestClass]
public class AnswerTests
{
    private static readonly Dictionary<string, object> Nothing = [];

    [TestMethod]
    public async Task The_things_own_sentence_is_filled_with_what_it_reported()
    {
        var talk = new Talk(new House(Descriptors.Light()).With("living_room_light", "brightness", 80.0));
        Assert.AreEqual(new Reply("Living room light on, brightness 80%.", "happy"), await talk.SayAsync("turn on the light"));
    }

    [TestMethod]
    public async Task Without_what_its_sentence_asks_for_the_language_has_one()
    {
        var talk = new Talk(new House(Descriptors.Light()));
        Assert.AreEqual(new Reply("The living room light is on.", "happy"), await talk.SayAsync("turn on the light"));
    }

    [TestMethod]
    public async Task A_sentence_in_another_language_is_not_read_out()
    {
        var light = Descriptors.Light().Replace("living room light on, brightness {brightness}%", "客厅灯已打开", StringComparison.Ordinal);
        Assert.AreEqual("The living room light is on.", (await new Talk(new House(light)).SayAsync("turn on the light")).Sentence);
    }

    [TestMethod]
    public async Task What_the_board_reports_goes_before_what_was_asked()
    {
        var talk = new Talk(new House(Descriptors.Light()));
        talk.House.Refusing = _ => new CommandResult(true, null, new Dictionary<string, object> { ["brightness"] = 60.0 }, null, null);
        Assert.AreEqual("The brightness of the living room light is 60 percent.", (await talk.SayAsync("set the light to 90 percent")).Sentence);
    }

    [TestMethod]
    public async Task A_light_that_stays_off_is_not_said_to_be_on()
    {
        var talk = new Talk(new House(Descriptors.Light()));
        talk.House.Refusing = _ => new CommandResult(true, null, new Dictionary<string, object> { ["power"] = false }, null, null);
        Assert.AreEqual(new Reply("The living room light is still off.", "sad"), await talk.SayAsync("turn on the light"));
    }

    [TestMethod]
    public async Task A_failure_is_told_in_the_things_own_words()
    {
        var talk = new Talk(new House(Descriptors.Light()));
        talk.House.Refusing = _ => new CommandResult(false, null, Nothing, "lamp is broken", "HARDWARE_ERROR");
        Assert.AreEqual(new Reply("The light did not turn on, check its wiring.", "sad"), await talk.SayAsync("turn on the light"));
        Assert.AreEqual(new Reply("Lamp is broken.", "sad"), await talk.SayAsync("turn off the light"));
    }

    [TestMethod]
    public async Task A_board_that_does_not_answer_is_asked_once()
    {
        var talk = new Talk(EnglishCommandsTests.Furnished());
        talk.House.Refusing = _ => new CommandResult(false, null, Nothing, "设备离线", "DEVICE_OFFLINE");
        Assert.AreEqual(new Reply("The fan does not answer.", "sad"), await talk.SayAsync("turn everything off"));
        Assert.ContainsSingle(talk.House.Executed);
    }

    [TestMethod]
    public async Task After_a_failure_the_same_thing_is_left_alone_and_others_are_not()
    {
        var talk = new Talk(EnglishCommandsTests.Furnished());
        talk.House.Refusing = command => command.Thing == "robot" ? new CommandResult(false, null, Nothing, "stuck", "HARDWARE_ERROR") : null;
        await talk.SayAsync("go forward two meters and go backward two meters and turn off the fan");
        Assert.AreEqual("robot.go_forward(distance=2); fan.turn_off()", string.Join("; ", talk.House.Executed));
    }

    [TestMethod]
    public async Task Several_outcomes_are_one_sentence()
    {
        var talk = new Talk(EnglishCommandsTests.Furnished());
        Assert.AreEqual("The fan and the living room light are off.", (await talk.SayAsync("turn everything off")).Sentence);
        Assert.AreEqual(
            "The fan is off and the living room light is blue.",
            (await talk.SayAsync("turn off the fan and set the light to blue")).Sentence);
    }

    [TestMethod]
    public async Task Many_things_are_counted_not_listed()
    {
        var house = new House([.. Enumerable.Range(1, 6).Select(number => Descriptors.Light($"light_{number}"))]);
        Assert.AreEqual("All 6 of them are off.", (await new Talk(house).SayAsync("turn off all lights")).Sentence);
    }

    [TestMethod]
    public async Task What_a_robot_says_of_a_command_is_read_out_and_else_it_is_done()
    {
        var talk = new Talk(new House(Descriptors.Robot));
        Assert.AreEqual(new Reply("Okay.", "happy"), await talk.SayAsync("stop the robot"));
        talk.House.Refusing = _ => new CommandResult(true, "moved ten meters", Nothing, null, null);
        Assert.AreEqual("Moved ten meters.", (await talk.SayAsync("go forward ten meters")).Sentence);
    }

    [TestMethod]
    public async Task A_reading_that_is_missing_is_taken_first()
    {
        var talk = new Talk(new House(Descriptors.Sensor()));
        Assert.AreEqual(new Reply("The temperature is 21.5 degrees.", "neutral"), await talk.SayAsync("what is the temperature"));
        Assert.AreEqual("temperature_sensor.get_reading()", string.Join("; ", talk.House.Executed));
    }

    [TestMethod]
    public async Task What_nobody_knows_is_said_to_be_unknown()
    {
        var talk = new Talk(new House(Descriptors.Fan));
        Assert.AreEqual(new Reply("The speed of the fan is not known.", "sad"), await talk.SayAsync("what is the fan speed"));
        Assert.AreEqual("The speed of the fan is not known.", (await talk.SayAsync("faster")).Sentence);
    }

    [TestMethod]
    public async Task One_degree_is_not_degrees()
    {
        var talk = new Talk(new House(Descriptors.Sensor()).With("temperature_sensor", "temperature", 1.0));
        Assert.AreEqual("The temperature is 1 degree.", (await talk.SayAsync("how cold is it")).Sentence);
    }

    [TestMethod]
    public async Task What_is_not_understood_is_confusing()
    {
        var talk = new Talk(new House(Descriptors.Fan));
        var reply = new Reply("Sorry, I did not understand.", "confused");
        Assert.AreEqual(reply, await talk.SayAsync("the weather was lovely"));
        Assert.AreEqual(reply, await talk.SayAsync(""));
    }

    [TestMethod]
    public async Task A_cancelled_turn_sends_nothing()
    {
        var house = new House(Descriptors.Fan);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(async () =>
        {
            await foreach (var _ in new OfflineAgent("en").RespondAsync(
                Transcript.Typed("fan on"), new Server.Tools.DeviceToolbox(house), new Conversation(), cancelled.Token)) { }
        });
        Assert.IsEmpty(house.Executed);
    }

    [TestMethod]
    public async Task Without_things_there_is_nothing_to_ask_for()
    {
        var talk = new Talk(new House());
        Assert.AreEqual("Nothing is attached to me yet.", (await talk.SayAsync("help")).Sentence);
        Assert.AreEqual("There is no light here.", (await talk.SayAsync("turn on the light")).Sentence);
        Assert.IsTrue(talk.Grammar.Accepts("never mind"));
    }
}
