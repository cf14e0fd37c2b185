using Microsoft.VisualStudio.TestTools.UnitTesting;
using NanoReference.IlRules;

namespace NanoReference.Tests;

/// <summary>What counts towards the one table of byte code that an assembly has on a device.</summary>
[TestClass]
public sealed class ByteCodeTests
{
    [TestMethod]
    [DataRow("int M(int a) => a;", "int M(int a) => a + 1;", 2, DisplayName = "instructions")]
    [DataRow("int M(int a) => a;", "int M(int a) => a + 100000;", 6, DisplayName = "a constant of four bytes")]
    [DataRow("void M() { }", "void M() { M(); }", 1 + 3, DisplayName = "a call, whose token takes two bytes")]
    [DataRow("string M() => null;", "string M() => \"abc\";", 2, DisplayName = "a text, of which an offset of two bytes stands in the code")]
    [DataRow("void M() { try { M(); } catch (System.Exception) { } }", "void M() { try { M(); } catch (System.InvalidOperationException) { } catch (System.Exception) { } }",
        12 + 1 + 2, DisplayName = "a handler")]
    [DataRow("int M(int a) { switch (a) { case 0: return 7; case 1: return 8; case 2: return 8; } return 9; }",
        "int M(int a) { switch (a) { case 0: return 7; case 1: return 8; case 2: return 8; case 3: return 8; } return 9; }", 2 + 2, DisplayName = "a case of a switch, with its own return")]
    public void Everything_in_a_body_counts_as_the_converter_writes_it(string body, string other, int moreBytes)
    {
        Assert.AreEqual(BytesOf(body) + moreBytes, BytesOf(other));
    }

    [TestMethod]
    public void The_first_handler_of_a_body_brings_the_byte_that_counts_them()
    {
        // leave.s after the call, pop and leave.s in the handler.
        Assert.AreEqual(BytesOf("void M() { M(); }") + 2 + 3 + 12 + 1, BytesOf("void M() { try { M(); } catch (System.Exception) { } }"));
    }

    [TestMethod]
    public void Only_the_types_that_the_assembly_holds_count()
    {
        using var assembly = new Sample("class A { void M() { M(); M(); } } class B { }").Open();
        Assert.AreEqual(ByteCode.BytesOf(assembly, _ => true) - ByteCode.BytesOf(assembly, type => type == "A"), ByteCode.BytesOf(assembly, type => type == "B"));
    }

    private static int BytesOf(string members)
    {
        using var assembly = new Sample($"class C {{ {members} }}").Open();
        return ByteCode.BytesOf(assembly, _ => true);
    }
}
