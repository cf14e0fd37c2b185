extern alias Device;
using Emulator.Boards;
using Microsoft.VisualStudio.TestTools.UnitTesting;
using System.Reflection;

namespace Emulator.Tests.Architecture;

/// <summary>Who may know whom.</summary>
[TestClass]
public sealed class ArrowTests
{
    [TestMethod]
    public void The_firmware_references_the_class_library_and_its_stand_ins_only()
    {
        var references = typeof(Device::Firmware.VoiceDevice).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!);

        var others = references.Where(name => name is not "Nano" && !name.StartsWith("System.", StringComparison.Ordinal));
        Assert.AreEqual(string.Empty, string.Join(", ", others));
    }

    [TestMethod]
    public void A_board_references_the_firmware_and_the_stand_ins_only()
    {
        foreach (var board in BoardCatalogue.OfThisBuild.All())
        {
            var references = Assembly.Load(File.ReadAllBytes(board.AssemblyPath)).GetReferencedAssemblies().Select(reference => reference.Name!);

            var others = references.Where(name => name is not ("Nano" or "Firmware") && !name.StartsWith("System.", StringComparison.Ordinal));
            Assert.AreEqual(string.Empty, string.Join(", ", others), board.Description.Name);
        }
    }

    [TestMethod]
    public void The_stand_ins_know_neither_firmware_nor_emulator()
    {
        var references = typeof(global::Nano.EmulatedMachine).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!);

        Assert.IsTrue(references.All(name => name.StartsWith("System.", StringComparison.Ordinal)));
    }

    [TestMethod]
    [DataRow("Device")]
    [DataRow("Device.Tests")]
    [DataRow("boards")]
    public void Firmware_sources_are_the_same_for_every_compilation(string folder)
    {
        var conditional = Repository.Sources(folder).Where(file => File.ReadLines(file).Any(line => line.TrimStart().StartsWith("#if", StringComparison.Ordinal)));

        Assert.AreEqual(string.Empty, string.Join(", ", conditional.Select(Path.GetFileName)));
    }

    [TestMethod]
    [DataRow("Device")]
    [DataRow("boards")]
    public void Firmware_sources_name_neither_emulator_nor_server(string folder)
    {
        var naming = Repository.Sources(folder).Where(file => File.ReadLines(file).Any(line =>
            line.StartsWith("using Emulator", StringComparison.Ordinal) || line.StartsWith("using Server", StringComparison.Ordinal) || line.StartsWith("using Nano", StringComparison.Ordinal)));

        Assert.AreEqual(string.Empty, string.Join(", ", naming.Select(Path.GetFileName)));
    }
}
