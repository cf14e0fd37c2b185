using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Speech;

namespace Server.Tests.Agents;

/// <summary>What may have been misheard is asked about before it is done.</summary>
[TestClass]
public class MisheardTests
{
    private readonly Talk _talk = new(EnglishCommandsTests.Furnished());

    [TestMethod]
    public async Task What_sounds_like_another_order_is_asked_about_and_done_at_a_yes()
    {
        var answer = await HearAsync("set the brightness to fourteen percent", 1, "set brightness to fourteen percent", "set the brightness to forty percent");

        Assert.AreEqual("Shall I set the living room light to 14 percent?", answer);
        Assert.IsEmpty(_talk.House.Executed);
        Assert.AreEqual("living_room_light.set_brightness(value=14)", await _talk.DoAsync("yes"));
    }

    [TestMethod]
    public async Task What_means_the_same_is_no_doubt()
    {
        await HearAsync("turn on the living room lights", 1, "turn on the living room light", "turn on living room lights");

        Assert.AreEqual("living_room_light.turn_on()", string.Join("; ", _talk.House.Executed));
    }

    [TestMethod]
    [DataRow("turn on the kitchen light")]
    [DataRow("turn it off")]
    public async Task What_is_not_there_and_what_is_not_named_is_no_doubt(string alternative)
    {
        await HearAsync("turn on the light", 1, alternative);

        Assert.AreEqual("living_room_light.turn_on()", string.Join("; ", _talk.House.Executed));
    }

    [TestMethod]
    public async Task What_was_hardly_heard_is_asked_about() =>
        Assert.AreEqual("Shall I turn on the living room light?", await HearAsync("turn on the light", 0.45));

    [TestMethod]
    public async Task A_question_that_was_hardly_heard_is_answered() =>
        Assert.AreEqual("No, the living room light is off.", await HearAsync("is the light on", 0.45, "is the fan on"));

    [TestMethod]
    public async Task A_risky_order_is_confirmed_as_ever()
    {
        var talk = new Talk(Villa.Furnished());
        var heard = new Transcript("unlock the front door", 0.45, HeardSpeech: true) { Alternatives = ["lock the front door"] };
        await foreach (var reply in talk.Agent.RespondAsync(heard, talk.Toolbox, talk.Conversation, CancellationToken.None))
            Assert.AreEqual("Unlock the front door? Please say yes or no.", reply.Sentence);
        Assert.IsEmpty(talk.House.Executed);
    }

    private async Task<string> HearAsync(string text, double confidence, params string[] alternatives)
    {
        var sentences = new List<string>();
        var heard = new Transcript(text, confidence, HeardSpeech: true) { Alternatives = alternatives };
        await foreach (var reply in _talk.Agent.RespondAsync(heard, _talk.Toolbox, _talk.Conversation, CancellationToken.None)) sentences.Add(reply.Sentence);
        return string.Join(' ', sentences);
    }
}
