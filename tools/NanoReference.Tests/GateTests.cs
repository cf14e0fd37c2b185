using System.Diagnostics;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace NanoReference.Tests;

/// <summary>The gate's own build target over small firmwares in a folder of their own.</summary>
[TestClass]
public sealed class GateTests
{
    private static readonly TimeSpan LongestBuild = TimeSpan.FromMinutes(2);
    private string _root = "";

    [TestInitialize]
    public void WriteFirmware()
    {
        _root = Directory.CreateTempSubdirectory("gate-").FullName;
        Write("Device/packages.config", Packages("nanoFramework.CoreLibrary"));
        Write("Device/Program.cs", "public static class Program { public static void Main() { new Board().Start(); } }");
        Write("boards/one/Board.cs", "public class Board { public void Start() { } }");
    }

    [TestCleanup]
    public void DeleteFirmware() => Directory.Delete(_root, recursive: true);

    [TestMethod]
    public void Every_board_gets_its_own_assembly()
    {
        Write("boards/two/Board.cs", "public class Board { public void Start() { Pins.Open(); } }");
        Write("boards/two/Pins.cs", "static class Pins { public static void Open() { } }");

        AssertPasses();
        Assert.IsTrue(File.Exists(Path.Combine(_root, "gate/one.dll")));
        Assert.IsTrue(File.Exists(Path.Combine(_root, "gate/two.dll")));
    }

    [TestMethod]
    public void A_member_that_no_board_has_stops_the_build()
    {
        Write("boards/one/Board.cs", "public class Board { public void Start() { System.GC.Collect(); } }");
        AssertFails("CS0117");
    }

    [TestMethod]
    public void A_warning_stops_the_build()
    {
        Write("boards/one/Board.cs", "public class Board { public void Start() { int unused; } }");
        AssertFails("CS0168");
    }

    [TestMethod]
    public void A_package_counts_only_once_packages_config_names_it()
    {
        Write("boards/one/Board.cs", "public class Board { public void Start() { System.Math.Sqrt(2); } }");
        AssertFails("CS0234");

        Write("Device/packages.config", Packages("nanoFramework.CoreLibrary", "nanoFramework.System.Math"));
        AssertPasses();
    }

    [TestMethod]
    public void A_package_without_a_reference_assembly_stops_the_build()
    {
        Write("Device/packages.config", Packages("nanoFramework.CoreLibrary", "nanoFramework.Imagined"));
        AssertFails("nanoFramework.Imagined");
    }

    [TestMethod]
    public void A_test_uses_the_test_framework_and_the_firmware_does_not()
    {
        Write("Device.Tests/packages.config", Packages("nanoFramework.CoreLibrary", "nanoFramework.TestFramework"));
        Write("Device.Tests/BoardTests.cs", "using nanoFramework.TestFramework; [TestClass] public class BoardTests { [TestMethod] public void Starts() { new Board().Start(); Assert.IsTrue(true); } }");
        AssertPasses();
        Assert.IsTrue(File.Exists(Path.Combine(_root, "gate/Device.Tests.dll")));

        Write("Device/Check.cs", "class Check { void Run() { nanoFramework.TestFramework.Assert.IsTrue(true); } }");
        AssertFails("CS0103");
    }

    [TestMethod]
    public void A_deleted_source_is_missed()
    {
        Write("Device/Greeting.cs", "static class Greeting { public static void Say() { } }");
        Write("boards/one/Board.cs", "public class Board { public void Start() { Greeting.Say(); } }");
        AssertPasses();

        File.Delete(Path.Combine(_root, "Device/Greeting.cs"));
        AssertFails("CS0103");
    }

    private void AssertPasses()
    {
        var (exitCode, output) = Build();
        Assert.AreEqual(0, exitCode, output);
    }

    private void AssertFails(string expected)
    {
        var (exitCode, output) = Build();
        Assert.AreNotEqual(0, exitCode, output);
        StringAssert.Contains(output, expected);
    }

    private (int ExitCode, string Output) Build()
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true };
        foreach (var argument in (string[])["msbuild", Repository.At("tools/NanoReference/NanoReference.csproj"), "-t:Gate", "-nologo", "-nodeReuse:false",
            $"-p:FirmwareRoot={_root}/", $"-p:GateOutput={_root}/gate/"])
            start.ArgumentList.Add(argument);
        using var build = Process.Start(start) ?? throw new InvalidOperationException("dotnet did not start.");
        var output = build.StandardOutput.ReadToEndAsync();
        if (!build.WaitForExit(LongestBuild))
        {
            build.Kill(entireProcessTree: true);
            Assert.Fail($"The gate took longer than {LongestBuild}.");
        }
        return (build.ExitCode, output.GetAwaiter().GetResult());
    }

    private void Write(string path, string text)
    {
        var file = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private static string Packages(params string[] ids) =>
        $"<packages>{string.Concat(ids.Select(id => $"<package id=\"{id}\" version=\"1.0.0\" targetFramework=\"netnano1.0\" />"))}</packages>";
}
