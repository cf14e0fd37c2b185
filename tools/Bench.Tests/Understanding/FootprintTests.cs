using Bench.Understanding;
using Server.Agents;
using Server.Agents.Offline;

namespace Bench.Tests.Understanding;

/// <summary>What a sentence leaves to be collected tells how much work it is, however busy the machine.</summary>
[TestClass]
public class FootprintTests
{
    private const int MostOnAverage = 200_000;

    private static readonly string Sets = Path.Combine(AppContext.BaseDirectory, "Understanding", "Sets");

    [TestMethod]
    [DataRow("en")]
    [DataRow("zh")]
    public void A_sentence_about_fifty_things_is_little_work(string language)
    {
        var house = new SimulatedHouse(DevicesFile.Read(File.ReadAllText(Path.Combine(Sets, "fifty.json"))));
        var agent = new OfflineAgent(language);
        var sentences = File.ReadLines(Path.Combine(Sets, language + ".tsv")).Where(line => !line.StartsWith('#')).Select(line => line.Split('\t')[0]).ToList();
        agent.BuildVocabulary(house.Things);
        foreach (var sentence in sentences) agent.Understand(sentence, house, new Conversation());
        var before = GC.GetAllocatedBytesForCurrentThread();
        foreach (var sentence in sentences) agent.Understand(sentence, house, new Conversation());
        Assert.IsLessThan(MostOnAverage, (GC.GetAllocatedBytesForCurrentThread() - before) / sentences.Count);
    }
}
