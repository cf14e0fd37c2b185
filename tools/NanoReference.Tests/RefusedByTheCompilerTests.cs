using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace NanoReference.Tests;

/// <summary>What a board does not have must not compile. Each row plants one offender.</summary>
[TestClass]
public sealed class RefusedByTheCompilerTests
{
    [TestMethod]
    [DataRow("var x = new System.Collections.Generic.List<int>();", "CS0234")]
    [DataRow("var x = new System.Collections.Generic.Dictionary<string, int>();", "CS0234")]
    [DataRow("System.Span<byte> x = new byte[1];", "CS0234")]
    [DataRow("int? x = null;", "CS0518")]
    [DataRow("var x = (1, 2);", "CS8179")]
    [DataRow("var x = new { A = 1 };", "CS0656")]
    [DataRow("var x = new int[3][^1..];", "CS0518")]
    [DataRow("int x = new int[3][^1];", "CS0518")]
    [DataRow("decimal x = 1;", "CS0518")]
    [DataRow("dynamic x = 1; x.Go();", "CS0656")]
    [DataRow("System.Threading.Tasks.Task x = null;", "CS0234")]
    [DataRow("System.Action x = async () => { };", "CS0518")]
    [DataRow("var f = () => 5;", "CS8773")]
    [DataRow("var x = \"\"\"raw\"\"\";", "CS8773")]
    [DataRow("var x = \"bytes\"u8;", "CS8773")]
    [DataRow("bool x = new int[1] is [1];", "CS8773")]
    [DataRow("unsafe { int* p = null; }", "CS0227")]
    public void A_language_feature_that_a_board_lacks_does_not_compile(string statement, string error)
    {
        AssertRefused($"class C {{ void M() {{ {statement} }} }}", error);
    }

    [TestMethod]
    [DataRow("using System.Linq; class C { }", "CS0234")]
    [DataRow("class C { volatile int _x; }", "CS0518")]
    [DataRow("record R(int X);", "CS0518")]
    [DataRow("record struct R(int X);", "CS8773")]
    [DataRow("class C { async void M() { } }", "CS0518")]
    [DataRow("class C { System.Collections.IEnumerable M() { yield return 1; } }", "CS0518")]
    [DataRow("namespace N; class C { }", "CS8773")]
    [DataRow("global using System;", "CS8773")]
    [DataRow("class C { required int X; }", "CS8773")]
    public void A_declaration_that_a_board_lacks_does_not_compile(string source, string error)
    {
        AssertRefused(source, error);
    }

    [TestMethod]
    [DataRow("string.Join(\",\", new string[1])")]
    [DataRow("\"a\".Replace(\"a\", \"b\")")]
    [DataRow("\"a\".Insert(0, \"b\")")]
    [DataRow("\"a\".Remove(0)")]
    [DataRow("string.IsNullOrWhiteSpace(\"\")")]
    [DataRow("System.StringComparison.Ordinal")]
    [DataRow("char.IsDigit('1')")]
    [DataRow("char.IsLetter('a')")]
    [DataRow("bool.Parse(\"true\")")]
    [DataRow("System.TimeSpan.Parse(\"0\")")]
    [DataRow("System.Text.Encoding.ASCII")]
    [DataRow("System.Buffer.BlockCopy(null, 0, null, 0, 0)")]
    [DataRow("System.Convert.ToHexString(new byte[1])")]
    [DataRow("System.Enum.Parse(typeof(System.DayOfWeek), \"Monday\")")]
    [DataRow("System.DateTime.Now")]
    [DataRow("System.DateTimeOffset.UtcNow")]
    [DataRow("System.Activator.CreateInstance(typeof(object))")]
    [DataRow("new System.AggregateException()")]
    [DataRow("new System.Diagnostics.Stopwatch()")]
    [DataRow("System.Environment.NewLine")]
    [DataRow("System.Threading.Interlocked.CompareExchange(ref _field, null, null)")]
    public void A_member_that_the_class_library_lacks_does_not_compile(string expression)
    {
        var errors = new Sample($"class C {{ object _field; object M() => {expression}; }}").Errors();
        Assert.IsTrue(errors.Intersect(NoSuchMember).Any(), $"{expression} compiled or failed otherwise: {string.Join(", ", errors)}");
    }

    [TestMethod]
    [DataRow("int[] a = null; System.Array.Resize(ref a, 1);")]
    [DataRow("System.Array.Sort(new int[1]);")]
    [DataRow("System.Array.Reverse(new int[1]);")]
    [DataRow("System.Threading.Monitor.Wait(this);")]
    [DataRow("System.Threading.Monitor.Pulse(this);")]
    [DataRow("System.Threading.ThreadPool.QueueUserWorkItem(null);")]
    [DataRow("System.GC.Collect();")]
    public void A_call_that_the_class_library_lacks_does_not_compile(string statement)
    {
        var errors = new Sample($"class C {{ void M() {{ {statement} }} }}").Errors();
        Assert.IsTrue(errors.Intersect(NoSuchMember).Any(), $"{statement} compiled or failed otherwise: {string.Join(", ", errors)}");
    }

    [TestMethod]
    public void A_member_of_a_package_that_packages_config_does_not_name_does_not_compile()
    {
        const string source = "class C { object M() => new System.IO.Hashing.Crc32(); }";
        CollectionAssert.DoesNotContain(PackageList.Of("Device").Select(p => p.Id).ToArray(), "nanoFramework.System.IO.Hashing");
        AssertRefused(source, "CS0234");

        var withThePackage = new Sample(source, Path.Combine(Repository.References, "nanoFramework.System.IO.Hashing.dll"));
        Assert.IsEmpty(withThePackage.Errors());
    }

    [TestMethod]
    public void A_member_of_the_server_half_of_a_client_package_does_not_compile()
    {
        AssertRefused("class C { System.Net.HttpListener M() => null; }", "CS0234");
    }

    [TestMethod]
    [DataRow("var x = new System.Collections.ArrayList { 1, \"two\" }; foreach (object o in x) { }")]
    [DataRow("System.SpanByte x = new byte[4]; x[0] = x.Slice(1, 2)[0];")]
    [DataRow("System.Threading.ThreadStart f = () => Run(); f();")]
    [DataRow("string s = $\"{1:X2} {\"a\"}\"; bool b = s is { Length: > 3 } and not \"abcd\";")]
    [DataRow("int Local(int y) => y switch { < 0 => -1, 0 => 0, _ => 1 }; Local(2);")]
    [DataRow("lock (this) { Changed?.Invoke(this, System.EventArgs.Empty); }")]
    [DataRow("try { Run(); } catch (System.Exception e) when (e.Message == \"a\") { throw new System.InvalidOperationException(\"b\", e); }")]
    [DataRow("using var stream = new System.IO.MemoryStream(); stream.Write(new byte[2], 0, 2);")]
    [DataRow("int[][] x = { new[] { 1 }, new[] { 2 } }; ref int y = ref x[0][0]; y++;")]
    public void What_a_board_runs_compiles(string statement)
    {
        var sample = new Sample($"class C {{ event System.EventHandler Changed; void Run() {{ }} void M() {{ {statement} }} }}");
        Assert.IsEmpty(sample.Errors());
    }

    private static readonly string[] NoSuchMember = ["CS0117", "CS0103", "CS0234", "CS1061", "CS1501", "CS1503"];

    private static void AssertRefused(string source, string error)
    {
        var errors = new Sample(source).Errors();
        CollectionAssert.Contains(errors, error, $"Errors: {string.Join(", ", errors)}");
    }
}
