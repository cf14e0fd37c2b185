using Microsoft.VisualStudio.TestTools.UnitTesting;
using Providers.Flite;

namespace Server.Tests.Speech;

[TestClass]
public sealed class SpokenSentenceTests
{
    [TestMethod]
    [DataRow("The fan is at 50%.", "The fan is at 50 percent.")]
    [DataRow("It is 21.5 °C.", "It is 21.5 degrees.")]
    [DataRow("It is 21.5°C.", "It is 21.5 degrees.")]
    [DataRow("It is 70 °F and -3℃", "It is 70 degrees and -3 degrees")]
    [DataRow("Turn it 90° left", "Turn it 90 degrees left")]
    [DataRow("It’s on — really…", "It's on, really,")]
    [DataRow("tabs\tand\nlines\u0007", "tabs and lines")]
    [DataRow("灯 lamp 😀!", "lamp !")]
    [DataRow("?!", "")]
    public void Signs_are_spoken_and_the_unspeakable_is_left_out(string written, string spoken)
        => Assert.AreEqual(spoken, SpokenText.From(written));

    [TestMethod]
    public void Long_texts_are_cut()
        => Assert.HasCount(SpokenText.MaxLength, SpokenText.From(new string('a', 10_000)));
}
