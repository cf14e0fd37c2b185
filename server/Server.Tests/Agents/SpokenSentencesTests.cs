using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Agents.Offline;
using Server.Agents.Offline.Reading;

namespace Server.Tests.Agents;

/// <summary>What is listened for: what people say, and little else.</summary>
[TestClass]
public class SpokenSentencesTests
{
    private static readonly JsgfGrammar Grammar = new Talk(EnglishCommandsTests.Furnished()).Grammar;

    [TestMethod]
    [DataRow("turn it off")]
    [DataRow("could you please turn on the living room light and make it red")]
    [DataRow("turn on the fan and then open the curtain")]
    [DataRow("turn off the light and the fan")]
    [DataRow("turn everything off please")]
    [DataRow("all the lights off")]
    [DataRow("a bit brighter please")]
    [DataRow("turn on the fan and set the speed to three")]
    [DataRow("what is the temperature and what is the humidity")]
    [DataRow("is it on")]
    public void What_people_say_is_listened_for(string sentence) => Assert.IsTrue(Grammar.Accepts(sentence));

    [TestMethod]
    [DataRow("turn off that and it and them")]
    [DataRow("turn it on then brighter")]
    [DataRow("turn it off and turn on the light")]
    [DataRow("turn on the light and then what is the temperature")]
    [DataRow("set it the brightness to fifty")]
    [DataRow("set everything to fifty percent")]
    [DataRow("please the light too")]
    [DataRow("what my color is it")]
    public void What_only_other_speech_sounds_like_is_not(string sentence) => Assert.IsFalse(Grammar.Accepts(sentence));

    [TestMethod]
    [DataRow("turn it off and turn on the light")]
    [DataRow("set everything to fifty percent")]
    public void What_is_not_listened_for_may_still_be_typed(string sentence) => Assert.IsNotEmpty(
        CommandModel.Build([.. EnglishCommandsTests.Furnished().Things.Select(thing => thing.Descriptor)], new SpokenLanguage(Language.Load("en"))).Recognise(sentence));
}
