using System.Reflection;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Agents.Offline;
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
    public void Every_list_of_patterns_has_one(string code)
    {
        var patterns = Language.Load(code).Patterns;
        foreach (var list in typeof(PatternLists).GetProperties(BindingFlags.Public | BindingFlags.Instance))
            Assert.IsTrue(list.GetValue(patterns) is List<string> { Count: > 0 } or string { Length: > 0 }, list.Name);
    }

    [TestMethod]
    [DynamicData(nameof(Codes))]
    public void Its_words_are_of_its_own_letters(string code)
    {
        var language = Language.Load(code);
        var words = language.Numbers.Words.Concat(language.Kinds.Values.SelectMany(kind => kind.Words.Concat(kind.Plural)))
            .Concat(language.Pronouns).Concat(language.Articles).SelectMany(phrase => phrase.Split(' '));
        foreach (var word in words) Assert.IsTrue(word.All(language.Letters.Contains), word);
    }

    [TestMethod]
    [DynamicData(nameof(Codes))]
    public void A_furnished_house_has_a_grammar_in_it(string code)
    {
        var things = EnglishCommandsTests.Furnished().Things;
        var grammar = new JsgfGrammar(new OfflineAgent(code).BuildVocabulary(things).Jsgf);
        Assert.IsEmpty(grammar.Missing);
    }

    [TestMethod]
    public void A_language_without_a_file_is_refused() =>
        Assert.ThrowsExactly<InvalidDataException>(() => new OfflineAgent("xx"));
}
