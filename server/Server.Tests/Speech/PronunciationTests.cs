using Microsoft.VisualStudio.TestTools.UnitTesting;
using Providers.PocketSphinx;

namespace Server.Tests.Speech;

[TestClass]
public sealed class PronunciationTests
{
    private readonly Pronunciations _pronunciations = new(
        AcousticModel.Open(null).DictionaryPath, new Dictionary<string, string> { ["ikea"] = "AY K IY AH" }, LetterToSound.Guess);

    [TestMethod]
    public void A_word_of_the_dictionary_has_all_its_pronunciations()
        => Assert.AreEqual("DH AH, DH IY", string.Join(", ", _pronunciations.Of("the")));

    [TestMethod]
    public void An_own_pronunciation_goes_first()
        => Assert.AreEqual("AY K IY AH", _pronunciations.Of("ikea").Single());

    [TestMethod]
    [DataRow("flurbonator")]
    [DataRow("zigbee")]
    [DataRow("o'grumph")]
    public void An_unknown_word_is_guessed_in_phones_of_the_model(string word)
        => Assert.IsTrue(Phones.AreKnown(_pronunciations.Of(word).Single()));

    [TestMethod]
    [DataRow("客厅灯")]
    [DataRow("büro")]
    [DataRow("21")]
    [DataRow("'")]
    [DataRow("")]
    public void What_is_no_English_word_has_no_pronunciation(string word)
        => Assert.IsEmpty(_pronunciations.Of(word));

    [TestMethod]
    public void The_words_of_a_grammar_are_what_is_no_rule_tag_weight_or_comment()
    {
        Grammar? grammar = Grammar.TryCompile(
            """
            #JSGF V1.0 UTF-8 en;
            /* turn off */ grammar house;
            // stop
            public <command> = /2.5/ turn {tag off} <what> [please] | /1/ (stop)+;
            <what> = don't;
            """, _pronunciations, AcousticModel.Open(null).Definition, out IReadOnlyList<string> unspeakable);

        Assert.IsEmpty(unspeakable);
        IEnumerable<string?> words = grammar!.Network.Arcs.Select(arc => arc.Word).Where(word => word is not null).Distinct();
        Assert.AreEqual("don't please stop turn", string.Join(' ', words.Order(StringComparer.Ordinal)));
    }
}
