using Server.Agents.Offline.Grammar;

namespace Server.Tests.Agents;

[TestClass]
public sealed class SentenceMatcherTests
{
    private static readonly Expression Light = new Sequence(new Word("light"), new Marker("a light"));
    private static readonly Expression LightStrip = new Sequence(new Word("light"), new Word("strip"), new Marker("a strip"));
    private static readonly Expression Fan = new Sequence(new Word("fan"), new Marker("a fan"));

    [TestMethod]
    [DataRow("light", "a light")]
    [DataRow("light strip", "a strip")]
    [DataRow("fan", "a fan")]
    [DataRow("strip", "")]
    [DataRow("fan fan", "")]
    public void Of_a_choice_it_is_what_was_said(string sentence, string meaning) =>
        Assert.AreEqual(meaning, Meaning(new Choice(Light, LightStrip, Fan), sentence));

    [TestMethod]
    public void Readings_come_in_the_order_of_the_choice() =>
        Assert.AreEqual("one or two", Meaning(new Choice(new Marker("one"), new Sequence(new Marker("two"))), ""));

    [TestMethod]
    [DataRow("please fan")]
    [DataRow("fan")]
    [DataRow("quick fan")]
    public void What_may_be_left_out_hides_nothing_behind_it(string sentence) =>
        Assert.AreEqual("a fan", Meaning(new Choice(new Sequence(new Maybe(new Word("please")), new Maybe(new Word("quick")), Fan), Light), sentence));

    [TestMethod]
    public void What_may_be_empty_is_there_at_the_end_and_before_any_word()
    {
        var ending = new Choice(new Sequence(new Word("now"), new Marker("now")), new Maybe(new Word("soon")));
        Assert.AreEqual("a fan", Meaning(new Sequence(Fan, ending), "fan"));
        Assert.AreEqual("a fan now", Meaning(new Sequence(Fan, ending), "fan now"));
        Assert.AreEqual("a fan a light", Meaning(new Sequence(Fan, ending, Light), "fan light"));
    }

    [TestMethod]
    [DataRow("#150", "150")]
    [DataRow("#7", "7")]
    [DataRow("ten", "10")]
    [DataRow("eleven", "")]
    public void A_number_in_digits_is_one_whatever_it_is(string sentence, string meaning) =>
        Assert.AreEqual(meaning, Meaning(new Choice(new Sequence(new Word("ten"), new Marker(10.0)), new TypedNumber()), sentence));

    [TestMethod]
    [DataRow("fan", "a fan")]
    [DataRow("light and fan and light strip", "a light a fan a strip")]
    [DataRow("light fan", "")]
    public void A_chain_has_a_joint_between_its_items(string sentence, string meaning) =>
        Assert.AreEqual(meaning, Meaning(new Choice(new Chain("things", new Rule("thing", new Choice(Light, LightStrip, Fan)), new Word("and")), new Word("none")), sentence));

    private static string Meaning(Expression expression, string sentence) => string.Join(" or ", SentenceMatcher.Match(
        new Rule("root", expression), sentence.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(values => string.Join(' ', values)));
}
