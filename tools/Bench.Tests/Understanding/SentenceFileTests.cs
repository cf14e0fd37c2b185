using Bench.Understanding;

namespace Bench.Tests.Understanding;

[TestClass]
public class SentenceFileTests
{
    private const string On = """[{"thing":"lamp","method":"turn_on","parameters":{}}]""";

    [TestMethod]
    public void A_line_is_a_sentence_and_its_calls()
    {
        var sentence = Assert.ContainsSingle(Read("# comment", "", $"turn on the lamp\t{On}"));
        Assert.AreEqual((3, "turn on the lamp", false, false), (sentence.Line, sentence.Text, sentence.Continues, sentence.MayAsk));
        Assert.AreEqual("turn_on", Assert.ContainsSingle(sentence.Expected).Member);
    }

    [TestMethod]
    public void A_plus_goes_on_with_the_talk()
    {
        var sentences = Read("lamp\t[]", "+ the other\t[]", "lamp\t[]");
        Assert.AreEqual("the other", sentences[1].Text);
        Assert.AreEqual("2, 1", string.Join(", ", SentenceFile.Talks(sentences).Select(talk => talk.Count)));
    }

    [TestMethod]
    public void The_third_column_says_that_asking_is_right()
    {
        Assert.IsTrue(Read("lamp\t[]\tasked")[0].MayAsk);
        Assert.IsFalse(Read("lamp\t[]\tcolours")[0].MayAsk);
    }

    [TestMethod]
    public void Empty_calls_and_an_empty_sentence_are_read()
    {
        var sentences = Read("hello\t", "\t[]");
        Assert.IsEmpty(sentences[0].Expected);
        Assert.AreEqual("", sentences[1].Text);
    }

    [TestMethod]
    public void What_a_spreadsheet_saved_is_read()
    {
        var sentence = Assert.ContainsSingle(Read("utterance\texpected", $"\"turn on \"\"the\"\" lamp\"\t\"{On.Replace("\"", "\"\"")}\""));
        Assert.AreEqual("turn on \"the\" lamp", sentence.Text);
        Assert.HasCount(1, sentence.Expected);
    }

    [TestMethod]
    [DataRow("line 2: there is no tab between the sentence and its calls", "hello\t[]", "turn on the lamp")]
    [DataRow("line 1: it continues a talk, and there is none before it", "+ and the fan\t[]")]
    [DataRow("line 2: call 1: must be an object", "# comment", "hello\t[5]")]
    [DataRow("line 1: the calls are no JSON (at byte 1)", "hello\tyes")]
    [DataRow("there are no sentences in it", "# comment")]
    public void A_bad_line_is_named(string reason, params string[] lines) =>
        Assert.AreEqual(reason, Assert.ThrowsExactly<InvalidDataException>(() => Read(lines)).Message);

    private static IReadOnlyList<Sentence> Read(params string[] lines) => SentenceFile.Read(lines, TestHouse.Names);
}
