using Microsoft.CodeAnalysis;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using NanoReference.IlRules;

namespace NanoReference.Tests;

/// <summary>The first law: what is marked [AudioPath] touches no byte in a loop, allocates nothing and calls only what is marked.</summary>
[TestClass]
public sealed class AudioPathRuleTests
{
    [TestMethod]
    [DataRow("byte loop", "void M(byte[] b) { for (int i = 0; i < b.Length; i++) b[i] = 0; }")]
    [DataRow("byte loop", "int M(byte[] b) { int sum = 0; foreach (byte x in b) sum += x; return sum; }")]
    [DataRow("byte loop", "void M(short[] s) { int i = 0; while (i < s.Length) { s[i] = (short)(s[i] / 2); i++; } }")]
    [DataRow("byte loop", "void M(byte[] b) { int i = 0; do { b[i] ^= 0x55; } while (++i < b.Length); }")]
    [DataRow("byte loop", "void M(SpanByte b) { for (int i = 0; i < b.Length; i++) b[i] = 0; }")]
    [DataRow("byte loop", "void M(byte[] b) { int i = 0; again: b[i] = 1; if (++i < 4) goto again; }")]
    [DataRow("byte loop", "void M(System.IO.Stream s) { while (s.ReadByte() >= 0) { } }")]
    [DataRow("byte loop", "int M(byte[] b) { int sum = 0; for (int i = 0; i < b.Length; i += 2) sum += BitConverter.ToInt16(b, i); return sum; }")]
    [DataRow("allocation", "byte[] M() => new byte[4];")]
    [DataRow("allocation", "object M() => new C();")]
    [DataRow("allocation", "object M(int x) => x;")]
    [DataRow("allocation", "string M(string s) => s + \"!\";")]
    [DataRow("allocation", "string M(int x) => $\"{x}\";")]
    [DataRow("allocation", "string M(int x) => x.ToString();")]
    [DataRow("allocation", "string M(string s) => s.Substring(1);")]
    [DataRow("allocation", "byte[] M(string s) => System.Text.Encoding.UTF8.GetBytes(s);")]
    [DataRow("allocation", "System.Threading.ThreadStart M() => Go; [AudioPath] void Go() { }")]
    [DataRow("allocation", "void M(System.Collections.ArrayList list) { foreach (object o in list) { } }")]
    [DataRow("allocation", "void M() { var e = new Exception(\"a\"); if (e.Message != null) throw e; }")]
    [DataRow("call off the path", "void M() { Go(); } void Go() { }")]
    [DataRow("call off the path", "void M(ISink sink) { sink.Take(); } interface ISink { void Take(); }")]
    [DataRow("call off the path", "void M(System.Threading.ThreadStart f) { f(); }")]
    [DataRow("call off the path", "void M(SpanByte a, SpanByte b) { a.CopyTo(b); }")]
    [DataRow("call off the path", "int M() => Sum; int Sum { get { return Go(); } } int Go() => 1;")]
    [DataRow("call off the path", "int M() => new P(1).X; struct P { public int X; public P(int x) { X = x; } }")]
    public void A_rule_fires_on_its_offender(string rule, string members)
    {
        CollectionAssert.Contains(RulesBroken(Marked(members)), rule);
    }

    [TestMethod]
    [DataRow("void M(byte[] a, byte[] b) { Array.Copy(a, 0, b, 0, a.Length); }")]
    [DataRow("int M(byte[] b) => (b[0] << 8) | b[1];")]
    [DataRow("int M(int[] x) { int sum = 0; for (int i = 0; i < x.Length; i++) sum += x[i]; return sum; }")]
    [DataRow("void M(byte[][] frames) { for (int i = 0; i < frames.Length; i++) Go(frames[i]); } [AudioPath] void Go(byte[] b) { b[0] = 1; }")]
    [DataRow("void M(System.Device.I2s.I2sDevice d, byte[] b) { d.Read(new SpanByte(b, 4, 8)); }")]
    [DataRow("void M(System.Net.Sockets.Socket s, byte[] b) { int sent = 0; while (sent < b.Length) sent += s.Send(b, sent, b.Length - sent, 0); }")]
    [DataRow("void M(int x) { if (x < 0) throw new ArgumentException($\"x is {x}\"); }")]
    [DataRow("void M() { try { Go(); } catch (Exception e) { Say(e.ToString()); } } [AudioPath] void Go() { } void Say(string s) { }")]
    [DataRow("int M() => Length; int Length { get; set; }")]
    [DataRow("int M() => Length; private int _length; int Length { get { return _length; } }")]
    [DataRow("int M() => new P(1).X; struct P { public int X; [AudioPath] public P(int x) { X = x; } }")]
    [DataRow("void M(ISink sink) { sink.Take(); } interface ISink { [AudioPath] void Take(); }")]
    public void A_rule_is_silent_on_the_allowed_neighbour(string members)
    {
        Assert.IsEmpty(RulesBroken(Marked(members)));
    }

    [TestMethod]
    public void A_byte_loop_off_the_path_is_allowed()
    {
        Assert.IsEmpty(RulesBroken(Usings + "class C { void M(byte[] b) { for (int i = 0; i < b.Length; i++) b[i] = 0; } }" + Attribute));
    }

    [TestMethod]
    public void A_byte_loop_is_seen_in_unoptimised_code_too()
    {
        var source = Marked("void M(byte[] b) { for (int i = 0; i < b.Length; i++) b[i] = 0; }");
        CollectionAssert.Contains(RulesBroken(source, OptimizationLevel.Debug), "byte loop");
    }

    [TestMethod]
    public void Marking_a_class_marks_its_methods_but_not_its_constructors()
    {
        using var assembly = new Sample(Usings + "[AudioPath] class C { byte[] _b; C() { _b = new byte[9]; } void M() { } int P => 1; }" + Attribute).Open();
        Assert.AreEqual("C.M, C.get_P", string.Join(", ", AudioPathRules.Marked(assembly).Order()));
        Assert.IsEmpty(AudioPathRules.Check(assembly));
    }

    [TestMethod]
    public void A_marked_constructor_must_not_call_an_unmarked_base_constructor()
    {
        CollectionAssert.Contains(
            RulesBroken(Usings + "class B { public B() { } } class C : B { [AudioPath] public C() { } }" + Attribute), "call off the path");
    }

    [TestMethod]
    [DataRow("class Sink : ISink { public void Take(byte[] b) { } }")]
    [DataRow("class Sink : ISink { void ISink.Take(byte[] b) { } }")]
    [DataRow("class Base { public virtual void Take(byte[] b) { } } class Sink : Base, ISink { }")]
    [DataRow("abstract class Base { [AudioPath] public abstract void Take(byte[] b); } class Sink : Base { public override void Take(byte[] b) { } }")]
    public void An_unmarked_implementation_of_a_marked_method_is_refused(string classes)
    {
        CollectionAssert.Contains(RulesBroken(Usings + ISink + classes + Attribute), "unmarked implementation");
    }

    [TestMethod]
    [DataRow("class Sink : ISink { [AudioPath] public void Take(byte[] b) { } public void Take(int i) { } }")]
    [DataRow("class Sink : ISink { [AudioPath] void ISink.Take(byte[] b) { } }")]
    [DataRow("[AudioPath] class Sink : ISink { public void Take(byte[] b) { } }")]
    public void A_marked_implementation_of_a_marked_method_is_allowed(string classes)
    {
        Assert.IsEmpty(RulesBroken(Usings + ISink + classes + Attribute));
    }

    private const string Usings = "using System; using Firmware.Audio; ";

    private const string Attribute =
        " namespace Firmware.Audio { [AttributeUsage(AttributeTargets.All)] public sealed class AudioPathAttribute : Attribute { } }";

    private const string ISink = "interface ISink { [AudioPath] void Take(byte[] b); } ";

    private static string Marked(string members) => Usings + "class C { [AudioPath] " + members + " }" + Attribute;

    private static string[] RulesBroken(string source, OptimizationLevel optimization = OptimizationLevel.Release)
    {
        using var assembly = new Sample(source, optimization: optimization).Open();
        return [.. AudioPathRules.Check(assembly).Select(finding => finding.Rule)];
    }
}
