using Microsoft.CodeAnalysis;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using NanoReference.IlRules;

namespace NanoReference.Tests;

/// <summary>What compiles and would break on a board: each rule with an offender and with its allowed neighbour.</summary>
[TestClass]
public sealed class RunTimeRuleTests
{
    [TestMethod]
    [DataRow("generic type", "class Box<T> { }")]
    [DataRow("generic type", "delegate void Handler<T>(T value);")]
    [DataRow("generic method", "class C { static void M<T>() { } }")]
    [DataRow("generic use", "class C { System.Action<int> _action; }")]
    [DataRow("generic use", "class C { void M(System.Func<int> f) { } }")]
    [DataRow("generic use", "class C { void M() { System.Func<int> f = () => 1; f(); } }")]
    [DataRow("generic use", "class C { event System.EventHandler<System.EventArgs> Changed; }")]
    [DataRow("generic use", "class C { static void M<T>() { } void N() { M<int>(); } }")]
    [DataRow("generic use", "interface IBox<T> { } class C : IBox<int> { }")]
    [DataRow("generic use", "class C { object M() => typeof(System.Action<int>); }")]
    [DataRow("multi-dimensional array", "class C { int[,] _grid; }")]
    [DataRow("multi-dimensional array", "class C { int M() { var grid = new int[2, 2]; return grid[1, 1]; } }")]
    [DataRow("interface body", "interface I { int One() => 1; }")]
    [DataRow("delegate.BeginInvoke", "class C { void M(System.Threading.ThreadStart f) { f.BeginInvoke(null, null); } }")]
    [DataRow("delegate.BeginInvoke", "delegate void D(); class C { void M(D f) { f.EndInvoke(null); } }")]
    [DataRow("rethrow", "class C { void M() { try { M(); } catch { throw; } } }")]
    [DataRow("zero in a text", "class C { string M() => \"a\\0b\"; }")]
    [DataRow("checked arithmetic", "class C { int M(int a) => checked(a + 1); }")]
    [DataRow("never works", "class C { int M(System.Net.Sockets.NetworkStream s) => s.Read(new System.SpanByte(new byte[1])); }")]
    public void A_rule_fires_on_its_offender(string rule, string source)
    {
        CollectionAssert.Contains(RulesBroken(source), rule);
    }

    [TestMethod]
    [DataRow("class Box { object _value; }")]
    [DataRow("class C { System.Action _action; void M() { _action(); } }")]
    [DataRow("delegate int Count(); class C { int M() { Count f = () => 1; return f(); } }")]
    [DataRow("class C { event System.EventHandler Changed; void M() => Changed?.Invoke(this, null); }")]
    [DataRow("class C { int M() { var grid = new int[2][]; grid[0] = new int[2]; return grid[0][1]; } }")]
    [DataRow("interface I { int One { get; } void Go(); } class C : I { public int One => 1; public void Go() { } }")]
    [DataRow("class C { void BeginInvoke() { } void M() => BeginInvoke(); }")]
    [DataRow("class C { void M() { try { } catch (System.Exception e) { throw new System.InvalidOperationException(\"a\", e); } } }")]
    [DataRow("class C { int M(int a) => unchecked(a + 1); byte N(int a) => checked((byte)a); }")]
    [DataRow("class C { int M(System.IO.Stream s) => s.Read(new byte[1], 0, 1); }")]
    [DataRow("class C { string M(string s) { foreach (char c in s) if (c == 'a') return s switch { \"a\" => \"b\", _ => $\"{c}\" }; return null; } }")]
    [DataRow("class C { char M() => '\\0'; string N() => \"\\\\0\"; }")]
    [DataRow("struct P { public int X; } class C { P M() => new P { X = 1 }; }")]
    public void A_rule_is_silent_on_the_allowed_neighbour(string source)
    {
        Assert.IsEmpty(RulesBroken(source));
    }

    [TestMethod]
    public void More_locals_than_the_interpreter_counts_are_refused()
    {
        CollectionAssert.Contains(RulesBroken(Locals(256), OptimizationLevel.Debug), "too many locals");
    }

    [TestMethod]
    public void As_many_locals_as_the_interpreter_counts_are_allowed()
    {
        Assert.IsEmpty(RulesBroken(Locals(255), OptimizationLevel.Debug));
    }

    [TestMethod]
    public void A_finding_names_the_method_and_says_why()
    {
        using var assembly = new Sample("namespace N { class C { void M() { try { M(); } catch { throw; } } } }").Open();
        var finding = RunTimeRules.Check(assembly).Single();

        Assert.AreEqual("N.C.M", finding.Where);
        StringAssert.Contains(finding.ToString(), "rethrow");
        StringAssert.Contains(finding.ToString(), finding.Why);
    }

    private static string Locals(int count) =>
        $"class C {{ void M() {{ {string.Concat(Enumerable.Range(0, count).Select(i => $"int x{i} = {i};"))} }} }}";

    private static string[] RulesBroken(string source, OptimizationLevel optimization = OptimizationLevel.Release)
    {
        using var assembly = new Sample(source, optimization: optimization).Open();
        return [.. RunTimeRules.Check(assembly).Select(finding => finding.Rule)];
    }
}
