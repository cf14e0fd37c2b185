using Microsoft.VisualStudio.TestTools.UnitTesting;
using Providers.PocketSphinx;
using Providers.PocketSphinx.Search;

namespace Server.Tests.Speech;

[TestClass]
public sealed class GrammarCacheTests
{
    [TestMethod]
    public void Equal_vocabularies_share_a_grammar()
    {
        var cache = new GrammarCache(Compile);

        Assert.AreSame(cache.Of("light"), cache.Of("light"));
    }

    [TestMethod]
    public void What_is_no_grammar_is_not_compiled_twice()
    {
        int compiled = 0;
        var cache = new GrammarCache(_ =>
        {
            compiled++;
            return null;
        });

        cache.Of("nonsense");
        cache.Of("nonsense");

        Assert.AreEqual(1, compiled);
    }

    [TestMethod]
    public void It_holds_no_more_grammars_than_allowed()
    {
        var cache = new GrammarCache(Compile, maxGrammars: 3);
        foreach (string word in new[] { "one", "two", "three", "four" })
            cache.Of(word);

        Assert.AreEqual(1, cache.Count);
    }

    [TestMethod]
    public void It_holds_no_more_bytes_than_allowed()
    {
        var cache = new GrammarCache(Compile, maxBytes: 10_000);
        foreach (char letter in "abc")
            cache.Of(new string(letter, 2_000));

        Assert.AreEqual(1, cache.Count);
    }

    // A network of one word costs some hundred bytes; what it is found by, what its letters take.
    private static Grammar Compile(string word) => new(new PhoneNetwork
    {
        Nodes = [new(0, 0, 0, 0, 0, 0, 0, 0, 1, IsOther: false)],
        Followers = [],
        Arcs = [new(word, 0, 0, 0)],
        Places = [new([], [], 0, 0)],
        Silence = 0,
    });
}
