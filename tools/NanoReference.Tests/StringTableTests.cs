using Microsoft.VisualStudio.TestTools.UnitTesting;
using NanoReference.IlRules;

namespace NanoReference.Tests;

/// <summary>What counts towards the one table of names and texts that an assembly has on a device.</summary>
[TestClass]
public sealed class StringTableTests
{
    [TestMethod]
    [DataRow("class C { string A() => \"abc\"; }", "class C { string A() => \"abcd\"; }", 1)]
    [DataRow("class C { string A() => \"é\"; }", "class C { string A() => \"e\"; }", -1)]
    [DataRow("class C { int _a; }", "class C { int _abc; }", 2)]
    [DataRow("class C { void A() { } }", "class C { void A() { } void Ab() { } }", 3)]
    [DataRow("class C { string A() => \"abc\"; }", "class C { string A() => \"abc\" + B(); string B() => \"abc\"; }", 2 + 7 + 7)]
    public void Every_name_and_text_counts_once_with_its_end_mark(string source, string other, int moreBytes)
    {
        Assert.AreEqual(BytesOf(source) + moreBytes, BytesOf(other));
    }

    [TestMethod]
    public void Of_an_assembly_that_is_referenced_only_the_names_used_count()
    {
        const string Library = "namespace L { class Used { public void Called() { } public string Not() => \"not at all\"; } class Unused { } }";
        const string Program = "namespace P { class C { void M() { new L.Used().Called(); } } }";

        var together = BytesOf(Library + Program);
        var alone = BytesOf(Library + Program, type => type.StartsWith("P.", StringComparison.Ordinal));

        Assert.AreEqual("Not\0not at all\0Unused\0".Length, together - alone - "<Module>\0".Length);
    }

    private static int BytesOf(string source) => BytesOf(source, _ => true);

    private static int BytesOf(string source, Func<string, bool> holds)
    {
        using var assembly = new Sample(source).Open();
        return StringTable.BytesOf(assembly, holds);
    }
}
