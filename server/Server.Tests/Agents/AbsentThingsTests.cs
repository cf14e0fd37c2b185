using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Agents.Offline;

namespace Server.Tests.Agents;

/// <summary>Orders for what is not there are heard as what they are, and answered.</summary>
[TestClass]
public class AbsentThingsTests
{
    [TestMethod]
    [DataRow("turn on the radio", "There is no radio here.")]
    [DataRow("please turn the bathroom light off", "There is no bathroom light here.")]
    [DataRow("switch on the heater in the attic now", "There is no attic heater here.")]
    [DataRow("close the blinds in the kitchen", "There are no kitchen blinds here.")]
    [DataRow("unlock the front door", "There is no front door here.")]
    [DataRow("turn on the temperature sensor", "The temperature sensor cannot do that.")]
    public async Task What_is_not_there_is_listened_for_and_said_to_be_missing(string sentence, string answer)
    {
        var talk = new Talk(EnglishCommandsTests.Furnished());
        Assert.IsTrue(talk.Grammar.Accepts(sentence));
        Assert.AreEqual(answer, await talk.DoAsync(sentence));
    }

    [TestMethod]
    public async Task What_is_there_is_meant_before_what_is_not() =>
        Assert.AreEqual("living_room_light.turn_on()", await new Talk(EnglishCommandsTests.Furnished()).DoAsync("turn on the light in the living room"));

    [TestMethod]
    public async Task A_board_without_things_hears_orders_and_says_that_it_has_none()
    {
        var talk = new Talk(new House());
        Assert.IsTrue(talk.Grammar.Accepts("turn on the lamp"));
        Assert.AreEqual("There is no lamp here.", await talk.DoAsync("turn on the lamp"));
    }

    [TestMethod]
    public void A_language_model_may_still_know_it()
    {
        var talk = new Talk(EnglishCommandsTests.Furnished());
        Assert.IsFalse(talk.Agent.Understand("turn on the radio", talk.Toolbox, talk.Conversation).IsSure);
    }
}
