using Bench.Understanding;

namespace Bench.Tests.Understanding;

[TestClass]
public class OwnSetsTests
{
    // Letters that simplified script writes otherwise.
    private const string Traditional = "開關燈廳廚臥檯頂簾葉調綠藍紅換變態濕氣風電視機庫門鎖誰們麼嗎幾點兩鐘計時設後讓請樓";

    private static readonly string Sets = Path.Combine(AppContext.BaseDirectory, "Understanding", "Sets");

    [TestMethod]
    [DataRow("en")]
    [DataRow("zh")]
    public void Every_sentence_can_be_carried_out(string language)
    {
        var names = HouseOf("house.json").Names;
        var problems = Read(language, names).SelectMany(sentence => sentence.Expected.Select(call => (sentence.Line, Problem: names.Problem(call))))
            .Where(entry => entry.Problem is not null).Select(entry => $"line {entry.Line}: {entry.Problem}").ToList();
        Assert.AreEqual("", string.Join('\n', problems));
    }

    [TestMethod]
    [DataRow("en")]
    [DataRow("zh")]
    public void A_set_is_large_says_nothing_twice_and_has_enough_that_is_no_command(string language)
    {
        var sentences = Read(language, HouseOf("house.json").Names);
        Assert.IsGreaterThanOrEqualTo(650, sentences.Count);
        Assert.IsGreaterThanOrEqualTo(80, sentences.Count(sentence => sentence is { Expected.Count: 0, MayAsk: false, Continues: false }));
        Assert.AreEqual("", string.Join(", ", sentences.Where(sentence => !sentence.Continues).GroupBy(sentence => sentence.Text).Where(group => group.Count() > 1).Select(group => group.Key)));
    }

    [TestMethod]
    [DataRow("en")]
    [DataRow("zh")]
    public void The_third_column_is_empty_or_says_asked(string language)
    {
        var others = File.ReadLines(Path.Combine(Sets, language + ".tsv")).Where(line => !line.StartsWith('#'))
            .Where(line => line.Split('\t') is not ([_, _] or [_, _, "asked"])).ToList();
        Assert.AreEqual("", string.Join('\n', others));
    }

    [TestMethod]
    public void Chinese_is_there_in_both_scripts()
    {
        var traditional = Read("zh", HouseOf("house.json").Names).Count(sentence => sentence.Text.Any(Traditional.Contains));
        Assert.IsGreaterThanOrEqualTo(80, traditional);
    }

    [TestMethod]
    public void There_is_a_house_of_fifty_things() => Assert.HasCount(50, HouseOf("fifty.json").Things);

    private static SimulatedHouse HouseOf(string file) => new(DevicesFile.Read(File.ReadAllText(Path.Combine(Sets, file))));

    private static IReadOnlyList<Sentence> Read(string language, HouseNames names) =>
        SentenceFile.Read(File.ReadLines(Path.Combine(Sets, language + ".tsv")), names);
}
