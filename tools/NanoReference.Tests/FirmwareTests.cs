using Microsoft.VisualStudio.TestTools.UnitTesting;
using NanoReference.IlRules;

namespace NanoReference.Tests;

/// <summary>The firmware itself, as the gate compiled it for every board.</summary>
[TestClass]
public sealed class FirmwareTests(TestContext context)
{
    /// <summary>Of the byte code's table: a maker's own things and board must still fit.</summary>
    private const int BytesToSpare = 3000;

    [TestMethod]
    public void Every_board_is_compiled()
    {
        Assert.IsNotEmpty(Repository.Boards);
        foreach (var firmware in Repository.Firmwares)
            Assert.IsTrue(File.Exists(firmware), $"{firmware} is missing: the gate did not compile it.");
    }

    [TestMethod]
    public void The_tests_of_the_firmware_are_compiled_with_it()
    {
        var tests = Directory.GetFiles(Repository.At("Device.Tests"), "*.cs", SearchOption.AllDirectories);
        Assert.AreEqual(tests.Length > 0, File.Exists(DeviceTests), $"{tests.Length} sources in Device.Tests.");
    }

    [TestMethod]
    public void Nothing_in_the_firmware_breaks_at_run_time()
    {
        AssertNone(Repository.Firmwares.Append(DeviceTests).Where(File.Exists), RunTimeRules.Check);
    }

    [TestMethod]
    public void The_audio_path_loops_over_no_bytes_and_allocates_nothing()
    {
        AssertNone(Repository.Firmwares, AudioPathRules.Check);
    }

    [TestMethod]
    [DataRow("Firmware.Audio.I2sMicrophone.")]
    [DataRow("Firmware.Audio.I2sSpeaker.")]
    [DataRow("Firmware.Network.WebSocketClient.")]
    public void The_audio_path_is_marked_from_the_microphone_to_the_speaker(string owner)
    {
        using var assembly = FirmwareAssembly.Open(Repository.Firmwares[0], Sample.Libraries);
        Assert.IsTrue(AudioPathRules.Marked(assembly).Any(method => method.StartsWith(owner, StringComparison.Ordinal)), $"Nothing of {owner} is marked.");
    }

    [TestMethod]
    public void The_names_and_texts_of_every_board_fit_the_table_of_a_device()
    {
        foreach (var file in Repository.Firmwares)
            AssertFits(file, _ => true, Path.GetFileNameWithoutExtension(file));
    }

    [TestMethod]
    public void The_byte_code_of_every_board_fits_the_table_of_a_device_with_room_to_spare()
    {
        foreach (var file in Repository.Firmwares)
            AssertByteCodeFits(file, _ => true, Path.GetFileNameWithoutExtension(file));
    }

    [TestMethod]
    public void The_byte_code_of_each_test_project_fits_the_table_of_a_device()
    {
        foreach (var project in TestProject.All)
            AssertByteCodeFits(DeviceTests, project.Holds, project.Name);
    }

    [TestMethod]
    public void The_names_and_texts_of_each_test_project_fit_the_table_of_a_device()
    {
        foreach (var project in TestProject.All)
            AssertFits(DeviceTests, project.Holds, project.Name);
    }

    [TestMethod]
    public void Every_folder_of_tests_belongs_to_one_test_project()
    {
        var elsewhere = TestProject.All.Where(project => !project.IsRest).SelectMany(project => project.Folders);
        Assert.AreEqual(string.Join(", ", elsewhere.Order()), string.Join(", ", TestProject.All.Single(project => project.IsRest).Folders.Order()));
    }

    private void AssertFits(string file, Func<string, bool> holds, string name) =>
        AssertFits(file, assembly => StringTable.BytesOf(assembly, holds), StringTable.MaxBytes, $"Names and texts of {name}");

    private void AssertByteCodeFits(string file, Func<string, bool> holds, string name) =>
        AssertFits(file, assembly => ByteCode.BytesOf(assembly, holds), ByteCode.MaxBytes - BytesToSpare, $"Byte code of {name}");

    private void AssertFits(string file, Func<FirmwareAssembly, int> measure, int most, string what)
    {
        using var assembly = FirmwareAssembly.Open(file, Sample.Libraries);
        var bytes = measure(assembly);
        context.WriteLine($"{what}: {bytes} of {most} bytes, {most - bytes} left.");
        Assert.IsLessThanOrEqualTo(most, bytes, what);
    }

    private static string DeviceTests => Repository.At("tools/NanoReference/bin/gate/Device.Tests.dll");

    private static void AssertNone(IEnumerable<string> files, Func<FirmwareAssembly, IReadOnlyList<Finding>> check)
    {
        var findings = new List<string>();
        foreach (var file in files)
        {
            using var assembly = FirmwareAssembly.Open(file, Sample.Libraries);
            findings.AddRange(check(assembly).Select(finding => $"{Path.GetFileNameWithoutExtension(file)}: {finding}"));
        }
        Assert.IsEmpty(findings, string.Join(Environment.NewLine, findings));
    }
}
