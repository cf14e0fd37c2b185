using System.Reflection;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Agents.Offline;
using Server.Agents.Offline.Reading;
using Server.Devices;

namespace Server.Tests.Agents;

/// <summary>Holds every language file to what the agent needs of it.</summary>
[TestClass]
public class LanguageFileTests
{
    public static IEnumerable<object[]> Codes => typeof(OfflineAgent).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith("Server.Agents.Languages.", StringComparison.Ordinal))
        .Select(name => new object[] { name.Split('.')[^2] });

    [TestMethod]
    [DynamicData(nameof(Codes))]
    public void It_says_a_hundred_and_one_numbers_and_its_own_code(string code)
    {
        var language = Language.Load(code);
        Assert.AreEqual(code, language.Code);
        Assert.HasCount(101, language.Numbers.Words);
        Assert.AreEqual(101, language.Numbers.Words.Distinct().Count());
    }

    [TestMethod]
    [DynamicData(nameof(Codes))]
    public void It_has_every_answer_that_English_has(string code) =>
        Assert.AreSequenceEqual(Language.Load("en").Answers.Keys.Order(), Language.Load(code).Answers.Keys.Order());

    [TestMethod]
    [DynamicData(nameof(Codes))]
    public void Every_list_of_patterns_has_one_or_only_the_talk_has(string code)
    {
        var patterns = Language.Load(code).Patterns;
        foreach (var list in typeof(PatternLists).GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(list => list.PropertyType != typeof(bool)))
            if (patterns.HasSentences || list.Name is nameof(PatternLists.Yes) or nameof(PatternLists.No) or nameof(PatternLists.Stop))
                Assert.IsTrue(list.GetValue(patterns) is List<string> { Count: > 0 } or string { Length: > 0 }, list.Name);
    }

    [TestMethod]
    [DynamicData(nameof(Codes))]
    public void It_has_words_for_every_concept(string code)
    {
        var language = Language.Load(code);
        var concepts = Concepts.All;
        Assert.AreSequenceEqual(concepts.Kinds.Keys.Order(), language.Kinds.Keys.Order());
        Assert.AreSequenceEqual(concepts.Places.Keys.Order(), language.Places.Keys.Order());
        Assert.AreSequenceEqual(concepts.Parts.Keys.Order(), language.Parts.Keys.Order());
        Assert.AreSequenceEqual(concepts.Colors.Keys.Order(), language.Reading.Colors.Keys.Order());
        Assert.AreSequenceEqual(concepts.Whites.Keys.Order(), language.Reading.Whites.Keys.Order());
        Assert.IsEmpty(language.Properties.Keys.Except(concepts.Properties.Keys).Except(concepts.Properties.Values.SelectMany(names => names)));
        Assert.IsEmpty(concepts.Acts.Keys.Except(language.Reading.Verbs.Keys));
        Assert.IsEmpty(language.Reading.Verbs.Keys.Except(concepts.Acts.Keys).Except(["set", "raise", "lower"]));
        Assert.IsEmpty(Enum.GetValues<TalkWords>().Except(language.Reading.Talk.Keys));
        Assert.IsEmpty(Enum.GetValues<Pick>().Except(language.Reading.Picks.Keys));
        Assert.AreEqual((7, 12), (language.Calendar.Weekdays.Count, language.Calendar.Months.Count));
    }

    [TestMethod]
    [DynamicData(nameof(Codes))]
    public void Every_role_that_all_languages_have_has_words(string code)
    {
        var words = Language.Load(code).Reading.Words;
        WordRole[] everywhere =
        [
            WordRole.Small, WordRole.Polite, WordRole.And, WordRole.Then, WordRole.Except, WordRole.All, WordRole.Everything, WordRole.Pronoun,
            WordRole.To, WordRole.Not, WordRole.Correction, WordRole.Also, WordRole.Too, WordRole.Condition, WordRole.Story, WordRole.What,
            WordRole.Which, WordRole.HowMany, WordRole.How, WordRole.Timer, WordRole.Left, WordRole.Cancel, WordRole.Media,
        ];
        foreach (var role in everywhere) Assert.IsNotEmpty(words.GetValueOrDefault(role, []), role.ToString());
        foreach (var (one, other) in new[] { (WordRole.Whether, WordRole.WhetherAnywhere), (WordRole.DelayBefore, WordRole.DelayAfter) })
            Assert.IsNotEmpty(words.GetValueOrDefault(one, []).Concat(words.GetValueOrDefault(other, [])), $"{one} or {other}");
    }

    [TestMethod]
    [DynamicData(nameof(Codes))]
    public void Its_words_are_of_its_own_letters(string code)
    {
        var language = Language.Load(code);
        var words = language.Numbers.Words.Concat(language.Kinds.Values.SelectMany(kind => kind.Words.Concat(kind.Plural)))
            .Concat(language.Pronouns).Concat(language.Articles).SelectMany(phrase => phrase.Split(' '));
        foreach (var word in words) Assert.IsTrue(word.All(language.IsLetter), word);
    }

    [TestMethod]
    [DynamicData(nameof(Codes))]
    public void A_furnished_house_has_a_grammar_in_it(string code)
    {
        var things = EnglishCommandsTests.Furnished().Things;
        var vocabulary = new OfflineAgent(code).BuildVocabulary(things);
        if (Language.Load(code).Patterns.HasSentences) Assert.IsEmpty(new JsgfGrammar(vocabulary.Jsgf).Missing);
        else Assert.AreEqual("", vocabulary.Jsgf);
        Assert.IsNotEmpty(vocabulary.Names);
    }

    [TestMethod]
    public void A_language_without_a_file_is_refused() =>
        Assert.ThrowsExactly<InvalidDataException>(() => new OfflineAgent("xx"));
}
