using System.Diagnostics;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Agents.Offline;
using Server.Agents.Offline.Reading;
using Server.Devices;

namespace Server.Tests.Agents;

/// <summary>A board is not trusted: what it says of its things is never grammar, format or pattern.</summary>
[TestClass]
public class HostileDescriptorTests
{
    private static readonly SpokenLanguage English = new(Language.Load("en"));

    [TestMethod]
    [DataRow("a | b; public <evil> = x")]
    [DataRow("<request>")]
    [DataRow("stop) | (go")]
    [DataRow("{nowhere}")]
    [DataRow("{")]
    [DataRow("[[[")]
    [DataRow("]")]
    [DataRow("[anything]")]
    [DataRow("  ")]
    [DataRow("打开")]
    [DataRow("[{distance}]")]
    [DataRow("{distance} {distance}")]
    [DataRow("no place for it")]
    public void A_phrase_that_is_not_well_formed_is_left_out(string phrase)
    {
        var with = Model(Robot(phrase)).Vocabulary.Jsgf;
        Assert.AreEqual(Model(Robot()).Vocabulary.Jsgf, with);
    }

    [TestMethod]
    public void A_phrase_of_odd_signs_is_taken_by_its_words()
    {
        var grammar = new JsgfGrammar(Model(Robot("GO, {distance} *steps*!")).Vocabulary.Jsgf);
        Assert.IsTrue(grammar.Accepts("go ten steps"));
        Assert.IsEmpty(grammar.Missing);
    }

    [TestMethod]
    public void Many_parts_that_may_be_left_out_are_matched_in_time()
    {
        var phrase = string.Concat(Enumerable.Repeat("[a] ", 45)) + "{distance}";
        var nested = string.Concat(Enumerable.Repeat("[a ", 40)) + new string(']', 40) + "{distance}";
        var model = Model(Robot(phrase, nested));
        var started = Stopwatch.StartNew();
        Assert.IsEmpty(model.Understand(string.Concat(Enumerable.Repeat("a ", 249))));
        Assert.IsNotEmpty(model.Understand("a a a a a a a a a ten"));
        Assert.IsLessThan(5, started.Elapsed.TotalSeconds);
    }

    [TestMethod]
    public void Values_of_odd_signs_stay_out_of_the_grammar()
    {
        const string thing = """
            { "name": "lamp", "methods": { "set_mode": { "parameters": { "mode": { "type": "string",
              "enum": ["a;b", "<x>", "{0}", "night mode", "红", "|", "%s"] } } } } }
            """;
        var grammar = new JsgfGrammar(Model(thing).Vocabulary.Jsgf);
        Assert.IsEmpty(grammar.Missing);
        Assert.IsTrue(grammar.Accepts("set the lamp to night mode"));
    }

    [TestMethod]
    public async Task A_reported_text_is_never_filled_in_again()
    {
        const string thing = """
            { "name": "sign", "properties": { "text": { "type": "string" } },
              "methods": { "show": { "response_success": "it says {text}", "phrases": ["show the sign"] } } }
            """;
        var talk = new Talk(new House(thing).With("sign", "text", "{text} {0} %s {secret}"));
        Assert.AreEqual("It says {text} {0} %s {secret}.", (await talk.SayAsync("show the sign")).Sentence);
    }

    [TestMethod]
    public async Task A_long_text_is_refused_unread()
    {
        var talk = new Talk(EnglishCommandsTests.Furnished());
        Assert.AreEqual("Sorry, that was too long.", (await talk.SayAsync(new string('a', 501))).Sentence);
        Assert.AreEqual("Sorry, I did not understand.", (await talk.SayAsync(new string('1', 500))).Sentence);
        Assert.AreEqual("Sorry, I did not understand.", (await talk.SayAsync(string.Concat(Enumerable.Repeat("one ", 125)))).Sentence);
        Assert.AreEqual("Sorry, I did not understand.", (await talk.SayAsync(string.Concat(Enumerable.Repeat("and ", 125)))).Sentence);
    }

    [TestMethod]
    public void As_much_as_a_board_may_say_makes_a_bounded_grammar()
    {
        var things = Enumerable.Range(0, DescriptorLimits.Things).Select(thing => new ThingDescriptor(
            $"gadget_{Letters(thing)}", "", [.. Enumerable.Range(0, DescriptorLimits.Members).Select(property => new PropertyDescriptor(
                $"level {Letters(property)}", ThingValueType.Number, "", 0, 65535, null, null, true, true, null))],
            [.. Enumerable.Range(0, DescriptorLimits.Members).Select(method => new MethodDescriptor(
                method % 2 == 0 ? $"set level {Letters(method)}" : $"do {Letters(thing)} {Letters(method)}", "",
                [.. Enumerable.Range(0, 3).Select(parameter => new ParameterDescriptor(
                    $"p {Letters(parameter)}", ThingValueType.String, "", null, null, null,
                    [.. Enumerable.Range(0, DescriptorLimits.EnumValues).Select(value => $"value {Letters(thing)} {Letters(value)}")],
                    null, parameter == 0, null))],
                null, null, [.. Enumerable.Repeat("say {p a} [{p b}] [{p c}] and so on and so forth", DescriptorLimits.Phrases)]))])).ToList();
        var model = CommandModel.Build(things, English);
        Assert.IsLessThan(1_000_000, model.Vocabulary.Jsgf.Length);
        Assert.IsEmpty(new JsgfGrammar(model.Vocabulary.Jsgf).Missing);
    }

    private static CommandModel Model(string thing) =>
        CommandModel.Build([.. new House(thing).Things.Select(entry => entry.Descriptor)], English);

    private static string Robot(params string[] phrases) => $$"""
        { "name": "robot", "methods": { "go": { "phrases": {{System.Text.Json.JsonSerializer.Serialize(phrases)}},
          "parameters": { "distance": { "type": "number", "min": 1, "max": 10 } } } } }
        """;

    private static string Letters(int number) => $"{(char)('a' + (number / 26))}{(char)('a' + (number % 26))}";
}
