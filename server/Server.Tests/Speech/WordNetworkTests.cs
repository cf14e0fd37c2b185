using Microsoft.VisualStudio.TestTools.UnitTesting;
using Providers.PocketSphinx;

namespace Server.Tests.Speech;

[TestClass]
public sealed class WordNetworkTests
{
    [TestMethod]
    [DataRow("turn [the] light on", "turn light on|turn the light on")]
    [DataRow("(one | two) [(and | then) three]", "one|one and three|one then three|two|two and three|two then three")]
    [DataRow("<level> percent; <level> = ten | twenty [five]", "ten percent|twenty five percent|twenty percent")]
    [DataRow("a /0.5/ b {tag} // a comment\n | <NULL> c", "a b|c")]
    public void It_has_the_sentences_of_the_grammar_and_no_others(string command, string sentences)
        => Assert.AreEqual(sentences, string.Join('|', Sentences(Build(command)!, 8).Order(StringComparer.Ordinal)));

    [TestMethod]
    [DataRow("zero (one | two)*", "zero|zero one|zero two|zero one one|zero two one", "one|zero three")]
    [DataRow("(one | two)+", "one|two one two", "|one three")]
    [DataRow("<more>; <more> = go [[and] <more>]", "go|go go|go and go and go", "and|go and")]
    public void What_may_be_repeated_is_repeated(string command, string said, string unsaid)
    {
        WordNetwork network = Build(command)!;

        foreach (string sentence in said.Split('|'))
            Assert.IsTrue(Accepts(network, sentence), sentence);
        foreach (string sentence in unsaid.Split('|'))
            Assert.IsFalse(Accepts(network, sentence), sentence);
    }

    [TestMethod]
    public void Places_after_which_the_same_may_follow_are_one()
    {
        // Written out, the ten numbers stand at two places each with its own unit behind.
        WordNetwork network = Build("(set the light to | dim the lamp by) <number> [percent]; <number> = one | two | three | four | twenty")!;

        Assert.HasCount(10, network.States);
        Assert.HasCount(1, network.States.Where(state => state.Arcs.Any(arc => arc.Word == "twenty")));
    }

    [TestMethod]
    public void A_word_leads_to_one_place_only()
    {
        WordNetwork network = Build("turn on | turn off | turn (on | off) please | <turn> on; <turn> = turn | switch")!;

        Assert.IsTrue(network.States.All(state => state.Arcs.Select(arc => arc.Word).Distinct().Count() == state.Arcs.Count));
    }

    [TestMethod]
    public void Sentences_that_need_a_word_without_a_pronunciation_are_left_out()
        => Assert.AreEqual("turn on the lamp", string.Join('|', Sentences(Build("turn on the (lamp | 灯) | open the 灯 now")!, 8)));

    [TestMethod]
    [DataRow("")]
    [DataRow("no grammar at all")]
    [DataRow("public <a> = ;")]
    [DataRow("public <a> = one | ;")]
    [DataRow("public <a> = (one;")]
    [DataRow("public <a> = one];")]
    [DataRow("public <a> = one")]
    [DataRow("public <a> = <b>;")]
    [DataRow("public <a> = one; <a> = two;")]
    [DataRow("<a> = one;")]
    [DataRow("public <a> = 灯;")]
    [DataRow("public <a> = one <a> two | three;", DisplayName = "Not regular: a rule in the middle of itself")]
    [DataRow("public <a> = [];")]
    [DataRow("public <a> = one } two;")]
    public void What_is_no_grammar_gives_nothing(string text)
        => Assert.IsNull(BuildText("#JSGF V1.0; grammar test; " + text));

    [TestMethod]
    public void Brackets_without_end_give_nothing()
        => Assert.IsNull(BuildText("#JSGF V1.0; grammar test; public <a> = " + new string('[', 100_000) + "one"));

    [TestMethod]
    public void A_grammar_that_grows_without_bound_gives_nothing()
    {
        // Each rule uses the next one ten times: ten to the twentieth words.
        string rules = string.Concat(Enumerable.Range(0, 20).Select(i => $"<r{i}> = {string.Join(' ', Enumerable.Repeat($"<r{i + 1}>", 10))};"));

        Assert.IsNull(BuildText($"#JSGF V1.0; grammar test; public <a> = <r0>; {rules} <r20> = one;"));
    }

    [TestMethod]
    public void Equal_grammars_give_equal_networks()
        => CollectionAssert.AreEqual(
            Build("a (b | c) [d]")!.States.Select(Written).ToList(), Build("a b d | a c | a (b | c d)")!.States.Select(Written).ToList());

    [TestMethod]
    public void A_word_weighs_as_much_as_the_sentences_behind_it()
    {
        WordNetwork.State start = Build("[the] (lamp | fan | heater)")!.States[0];

        Assert.AreEqual(0.5, start.Arcs.Single(arc => arc.Word == "the").Weight, 1e-6);
        Assert.AreEqual(0.5 / 3, start.Arcs.Single(arc => arc.Word == "fan").Weight, 1e-6);
    }

    [TestMethod]
    public void Weights_of_places_that_became_one_are_put_together()
    {
        WordNetwork network = Build("one (two | two three) | four two")!;

        WordNetwork.State behindTwo = network.States.Single(state => state.Arcs.Any(arc => arc.Word == "three"));
        Assert.AreEqual(0.25, behindTwo.EndWeight, 1e-6);
        Assert.AreEqual(0.25, behindTwo.Arcs.Single().Weight, 1e-6);
        Assert.AreEqual(0.75, network.States.Single(state => state.Arcs.Count == 0).EndWeight, 1e-6);
    }

    [TestMethod]
    public void Brackets_that_may_be_left_out_in_very_many_ways_take_no_time()
        => Assert.IsNotNull(Build(string.Concat(Enumerable.Repeat("[[[[a]]]] ", 40)) + "b"));

    private static string Written(WordNetwork.State state) => $"{state.IsEnd}:{string.Join(',', state.Arcs.Select(arc => (arc.Word, arc.Target)))}";

    private static WordNetwork? Build(string command) => BuildText($"#JSGF V1.0; grammar test; public <command> = {command};");

    private static WordNetwork? BuildText(string jsgf)
        => JsgfReader.TryRead(jsgf, out var rules, out string? publicRule)
            ? WordNetwork.TryBuild(rules, publicRule, word => char.IsAscii(word[0]))
            : null;

    private static IEnumerable<string> Sentences(WordNetwork network, int maxWords, int state = 0, string before = "")
    {
        if (network.States[state].IsEnd)
            yield return before;
        if (maxWords == 0)
            yield break;
        foreach ((string word, int target, _) in network.States[state].Arcs)
        {
            foreach (string sentence in Sentences(network, maxWords - 1, target, before.Length == 0 ? word : $"{before} {word}"))
                yield return sentence;
        }
    }

    private static bool Accepts(WordNetwork network, string sentence)
    {
        int state = 0;
        foreach (string word in sentence.Split(' '))
        {
            if (network.States[state].Arcs.FirstOrDefault(arc => arc.Word == word) is not { Word: not null } arc)
                return false;
            state = arc.Target;
        }
        return network.States[state].IsEnd;
    }
}
