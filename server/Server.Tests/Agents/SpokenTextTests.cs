using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Agents.Offline;

namespace Server.Tests.Agents;

[TestClass]
public class SpokenTextTests
{
    private static readonly SpokenText Text = new(Language.Load("en"));

    [TestMethod]
    [DataRow("Turn on the LIGHT!", "turn on the light")]
    [DataRow("  what’s   the temperature? ", "what's the temperature")]
    [DataRow("set it to 50%", "set it to fifty percent")]
    [DataRow("21.5 degrees", "twenty one point five degrees")]
    [DataRow("21.5°C", "twenty one point five degrees")]
    [DataRow("21.50", "twenty one point five")]
    [DataRow("10m", "ten meters")]
    [DataRow("forty-two", "forty two")]
    [DataRow("-5", "minus five")]
    [DataRow("2,700", "two thousand seven hundred")]
    [DataRow("2,70", "two seventy")]
    [DataRow("300", "three hundred")]
    [DataRow("2705", "two thousand seven hundred five")]
    [DataRow("100", "one hundred")]
    [DataRow("007", "zero zero seven")]
    [DataRow("light & fan", "light and fan")]
    [DataRow("the colour", "the color")]
    [DataRow("'quoted'", "quoted")]
    [DataRow("", "")]
    public void Typed_text_becomes_spoken_words(string typed, string spoken) =>
        Assert.AreEqual(spoken, string.Join(' ', Text.Words(typed, DigitReading.InWords)));

    [TestMethod]
    [DataRow("living_room_light", "living room light")]
    [DataRow("LivingRoomLight", "living room light")]
    [DataRow("TVPower", "tv power")]
    [DataRow("desk-lamp.2", "desk lamp two")]
    [DataRow("Lamp2", "lamp two")]
    [DataRow("客厅灯", "")]
    [DataRow("café", "")]
    public void A_name_becomes_the_words_that_can_be_said(string name, string words) =>
        Assert.AreEqual(words, string.Join(' ', Text.NameWords(name)));
}
