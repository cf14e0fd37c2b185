using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Agents.Offline;
using Server.Agents.Offline.Reading;
using Server.Devices;

namespace Server.Tests.Agents;

/// <summary>The law of one source: what can be recognised is understood, and the grammar is one that a recogniser takes.</summary>
[TestClass]
public class VocabularyTests
{
    private static readonly OfflineAgent Agent = new("en");

    [TestMethod]
    public async Task Every_sentence_of_the_grammar_is_understood()
    {
        var grammar = new Talk(EnglishCommandsTests.Furnished()).Grammar;
        var random = new Random(20240607);
        for (var i = 0; i < 300; i++)
        {
            var sentence = grammar.Sample(random);
            if (sentence.Length > SpokenText.MaxLength) continue;
            var reply = await new Talk(EnglishCommandsTests.Furnished()).SayAsync(sentence);
            Assert.AreNotEqual("Sorry, I did not understand.", reply.Sentence, sentence);
        }
    }

    [TestMethod]
    public void Every_sentence_of_a_random_house_is_understood()
    {
        var language = Language.Load("en");
        var spokenLanguage = new SpokenLanguage(language);
        string[] kinds = [Descriptors.Light(), Descriptors.Fan, Descriptors.Sensor(), Descriptors.Robot, Descriptors.Curtain,
            Descriptors.Vacuum, Descriptors.LegacyLamp, Descriptors.LegacySpeaker, Descriptors.Light("bedroom_lamp"), Descriptors.Sensor("hall_sensor")];
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var things = new House([.. kinds.Where(_ => random.Next(2) == 0)]).Things;
            var model = CommandModel.Build([.. things.Select(thing => thing.Descriptor)], spokenLanguage);
            var grammar = new JsgfGrammar(model.Vocabulary.Jsgf);
            for (var i = 0; i < 25; i++)
            {
                var sentence = grammar.Sample(random);
                if (sentence.Length <= SpokenText.MaxLength) Assert.IsNotEmpty(model.Understand(sentence), sentence);
            }
        }
    }

    [TestMethod]
    public void The_grammar_is_well_formed_and_of_plain_words()
    {
        var grammar = new Talk(EnglishCommandsTests.Furnished()).Grammar;
        Assert.IsEmpty(grammar.Missing);
        foreach (var word in grammar.Words)
            Assert.IsTrue(word.All(c => c is >= 'a' and <= 'z' or '\''), word);
    }

    [TestMethod]
    public void The_same_things_give_an_equal_vocabulary_in_any_order()
    {
        var first = Agent.BuildVocabulary(new House(Descriptors.Fan, Descriptors.Light(), Descriptors.Robot).Things);
        var second = Agent.BuildVocabulary(new House(Descriptors.Robot, Descriptors.Fan, Descriptors.Light()).Things);
        Assert.AreEqual(first, second);
        Assert.AreEqual(first.GetHashCode(), second.GetHashCode());
        Assert.AreNotEqual(first, Agent.BuildVocabulary(new House(Descriptors.Fan, Descriptors.Light()).Things));
    }

    [TestMethod]
    public void A_new_state_does_not_build_the_vocabulary_anew()
    {
        var house = EnglishCommandsTests.Furnished();
        var before = Agent.BuildVocabulary(house.Things);
        house.With("fan", "speed", 3.0);
        Assert.AreSame(before, Agent.BuildVocabulary(house.Things));
    }

    [TestMethod]
    public void Boards_that_say_the_same_share_a_vocabulary()
    {
        var text = Descriptors.Light("shared_light");
        Assert.AreSame(Agent.BuildVocabulary(Board(text)), Agent.BuildVocabulary(Board(text)));
        Assert.AreNotSame(Agent.BuildVocabulary(Board(text)), Agent.BuildVocabulary(Board(text.Replace("red", "pink", StringComparison.Ordinal))));

        static List<Thing> Board(string descriptor)
        {
            using var json = System.Text.Json.JsonDocument.Parse($"[{descriptor}]");
            Assert.IsTrue(DescriptorReader.TryRead(json.RootElement, out var things, out _));
            return [.. things.Select(thing => new Thing("board", thing, new Dictionary<string, object>()))];
        }
    }

    [TestMethod]
    public void Fifty_things_make_a_compact_grammar()
    {
        string[] rooms = ["living_room", "kitchen", "bedroom", "bathroom", "hall", "office", "garage", "attic", "cellar", "garden"];
        var house = new House([.. rooms.SelectMany(room => new[]
        {
            Descriptors.Light(room + "_light"), Descriptors.Light(room + "_desk_lamp"), Descriptors.Sensor(room + "_sensor"),
            Descriptors.Fan.Replace("\"fan\"", $"\"{room}_fan\"", StringComparison.Ordinal),
            Descriptors.Curtain.Replace("\"curtain\"", $"\"{room}_curtain\"", StringComparison.Ordinal),
        })]);
        var jsgf = Agent.BuildVocabulary(house.Things).Jsgf;
        Assert.IsLessThan(30_000, jsgf.Length);
        Assert.IsTrue(new JsgfGrammar(jsgf).Accepts("set the brightness of the attic desk lamp to forty two percent and close the cellar curtain"));
    }

    [TestMethod]
    [DataRow("turn off everything in the kitchen")]
    [DataRow("turn on the lights in the bedroom")]
    [DataRow("turn off the kitchen light in ten minutes")]
    [DataRow("in five minutes turn off the kitchen light")]
    [DataRow("which lights are on")]
    [DataRow("set a timer for twenty minutes")]
    [DataRow("cancel the timer")]
    [DataRow("how much time is left")]
    [DataRow("no the bedroom ceiling light")]
    [DataRow("the kitchen light too")]
    [DataRow("a bit more")]
    [DataRow("open the bedroom curtain")]
    [DataRow("mute the tv")]
    [DataRow("set the kitchen led strip to orange")]
    [DataRow("set the bedroom ceiling light to red")]
    public void What_only_the_reading_knows_has_a_sentence_to_be_heard_by(string sentence) =>
        Assert.IsTrue(new Talk(Villa.Furnished()).Grammar.Accepts(sentence));

    [TestMethod]
    public async Task Every_sentence_of_a_house_of_many_makers_is_understood()
    {
        var grammar = new Talk(Villa.Furnished()).Grammar;
        var random = new Random(11);
        for (var i = 0; i < 150; i++)
        {
            var sentence = grammar.Sample(random);
            if (sentence.Length > SpokenText.MaxLength) continue;
            var house = Villa.Furnished();
            var reply = await new Talk(house, toolbox: new HouseToolbox(house)).SayAsync(sentence);
            Assert.AreNotEqual("Sorry, I did not understand.", reply.Sentence, sentence);
        }
    }

    [TestMethod]
    public void The_names_of_the_things_are_hints()
    {
        var names = Agent.BuildVocabulary(new House(Descriptors.Light(), Descriptors.LegacyLamp).Things).Names;
        Assert.AreEqual("lamp, living room light", string.Join(", ", names));
    }

    [TestMethod]
    public void A_name_that_cannot_be_said_is_left_out_and_its_kind_is_not()
    {
        var house = new House(Descriptors.Light("客厅灯"));
        var grammar = new Talk(house).Grammar;
        Assert.IsTrue(grammar.Accepts("turn on the light"));
        Assert.IsTrue(grammar.Words.All(word => word.All(char.IsAscii)));
    }
}
