using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Agents.Models;

namespace Server.Tests.Agents.Models;

/// <summary>What is spoken of a model's text.</summary>
[TestClass]
public sealed class AnswerTextTests
{
    [TestMethod]
    [DataRow("It is on. It is warm!", "It is on.|It is warm!")]
    [DataRow("It is 21.5 degrees. Fine.", "It is 21.5 degrees.|Fine.")]
    [DataRow("Mr. Bean is here. Dr. No is not.", "Mr. Bean is here.|Dr. No is not.")]
    [DataRow("Wake me at 7 a.m. on Sunday. Good.", "Wake me at 7 a.m. on Sunday.|Good.")]
    [DataRow("Really?! Yes... it is \"so.\" Good.", "Really?!|Yes...|it is \"so.\"|Good.")]
    [DataRow("灯开了。现在二十一点五度！要关吗？", "灯开了。|现在二十一点五度！|要关吗？")]
    [DataRow("First line\nSecond line", "First line|Second line")]
    [DataRow("No end at all", "No end at all")]
    [DataRow("See example.com for more.", "See example.com for more.")]
    public void Sentences_are_cut_where_they_end_however_they_come(string text, string sentences)
    {
        foreach (var pieces in new[] { 1, 2, 5, 1000 })
            Assert.AreEqual(sentences, string.Join('|', Spoken(text, pieces).Select(reply => reply.Sentence)), $"in pieces of {pieces}");
    }

    [TestMethod]
    [DataRow("**The lamp** is _on_.", "The lamp is on.")]
    [DataRow("# Title\n- one lamp\n2. two fans", "Title|one lamp|two fans")]
    [DataRow("See [the page](http://a.b/c) or https://example.org/x?y=1 now.", "See the page or now.")]
    [DataRow("Done 👍🏽 ✅!", "Done !")]
    [DataRow("Here:\n```\nrm -rf /\n```\nThat is it.", "Here:|That is it.")]
    [DataRow("<think>The user wants. I should not.</think>Good evening.", "Good evening.")]
    [DataRow("<tool_call>{\"name\":\"x\"}</tool_call>", "")]
    [DataRow("{\"name\":\"light_on\",\"arguments\":{}}", "")]
    [DataRow("It is 5 < 6 degrees.", "It is 5 < 6 degrees.")]
    [DataRow("It has 21 °C and 40 %.", "It has 21 °C and 40 %.")]
    [DataRow("snake_case stays.", "snake_case stays.")]
    [DataRow("...", "")]
    public void What_cannot_be_spoken_is_left_out(string text, string sentences)
    {
        foreach (var pieces in new[] { 1, 3, 1000 })
            Assert.AreEqual(sentences, string.Join('|', Spoken(text, pieces).Select(reply => reply.Sentence)), $"in pieces of {pieces}");
    }

    [TestMethod]
    [DataRow("[happy] Hello.", "happy", "Hello.")]
    [DataRow("[Sad]\nOh no.", "sad", "Oh no.")]
    [DataRow("(thinking) Well.", "thinking", "Well.")]
    [DataRow("😂 Funny.", "laughing", "Funny.")]
    [DataRow("[cheerful] Hello.", "neutral", "Hello.")]
    [DataRow("Hello.", "neutral", "Hello.")]
    [DataRow("【happy】你好。", "happy", "你好。")]
    public void The_feeling_is_taken_from_the_text(string text, string emotion, string sentence)
    {
        var reply = Assert.ContainsSingle(Spoken(text, 2));
        Assert.AreEqual(emotion, reply.Emotion);
        Assert.AreEqual(sentence, reply.Sentence);
    }

    [TestMethod]
    public void A_quote_that_closes_late_holds_no_sentence_up_and_begins_none()
    {
        Assert.AreEqual("他说：“好的。|然后走了。", string.Join('|', Spoken("他说：“好的。”然后走了。", 1).Select(reply => reply.Sentence)));
        Assert.AreEqual("他说：“好的。”|然后走了。", string.Join('|', Spoken("他说：“好的。”然后走了。", 100).Select(reply => reply.Sentence)));
    }

    [TestMethod]
    public void A_sentence_without_an_end_is_cut_at_a_pause()
    {
        var sentences = Spoken(string.Concat(Enumerable.Repeat("and then some more, ", 60)), 7);
        Assert.IsGreaterThan(3, sentences.Count);
        Assert.IsTrue(sentences.All(reply => reply.Sentence.Length <= 241));
        Assert.IsTrue(sentences.SkipLast(1).All(reply => reply.Sentence.EndsWith(',')));
    }

    private static List<Server.Agents.Reply> Spoken(string text, int pieces)
    {
        var answer = new AnswerText(5_000);
        return [.. text.Chunk(pieces).SelectMany(piece => answer.Add(new string(piece)).ToArray()), .. answer.Finish()];
    }
}
