using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Emulator.Tests.EndToEnd;

/// <summary>Recordings of real people (Debian's <c>pocketsphinx-testdata</c>), spoken to the rover.</summary>
[TestClass]
public sealed class RealVoiceTests
{
    [TestMethod]
    public async Task A_real_voice_moves_the_robot()
    {
        await using var house = await House.OpenAsync("robot-rover");
        var exchange = await house.PlayAsync(TestData.Read("goforward.raw"));
        Assert.AreEqual("go forward ten meters", exchange.HeardText);
        Assert.AreEqual("go_forward", exchange.Commands.Single()["method"]);
        Assert.IsTrue(exchange.CommandSucceeded);
        Assert.IsNotEmpty(exchange.Hardware, "The motors turned.");
        Assert.Contains("10", exchange.AnswerText);
    }

    [TestMethod]
    public async Task Real_digits_reach_the_robot()
    {
        await using var house = await House.OpenAsync("robot-rover");
        var exchange = await house.PlayAsync(TestData.Read("tidigits/dhd.2934z.raw"));
        Assert.AreEqual("enter_digits", exchange.Commands.Single()["method"], exchange.HeardText);
        Assert.IsTrue(exchange.CommandSucceeded);
        Assert.Contains("29340", exchange.Commands.Single()["result"] + exchange.AnswerText);
    }

    [TestMethod]
    [DataRow("cards/001.wav", 1, "ten of clubs")]
    [DataRow("cards/003.wav", 1, "seven of clubs")]
    [DataRow("cards/005.wav", 3, "eight of spades four of clubs seven of hearts")]
    public async Task Real_cards_are_shown_by_the_robot(string file, int cards, string words)
    {
        await using var house = await House.OpenAsync("robot-rover");
        var exchange = await house.PlayAsync(TestData.Read(file));
        Assert.AreEqual(words, exchange.HeardText);
        Assert.HasCount(cards, exchange.Commands);
        Assert.IsTrue(exchange.Commands.All(command => command["method"] == "show_card" && command["success"] == "True"));
    }
}
