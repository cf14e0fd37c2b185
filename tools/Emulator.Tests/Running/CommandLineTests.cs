using System.CommandLine;
using Emulator.Commands;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace Emulator.Tests.Running;

/// <summary>What cannot be run is said, with exit code 2.</summary>
[TestClass]
public sealed class CommandLineTests
{
    private const string Server = "http://127.0.0.1:9";

    [TestMethod]
    [DataRow("--board", "no-such-board")]
    [DataRow("--server", "not an address")]
    [DataRow("--mac", "02:4e")]
    [DataRow("--mic", "no-such-file.wav")]
    public async Task A_bad_argument_of_emulate_ends_with_2(string option, string value)
    {
        string[] arguments = option == "--server" ? [option, value] : ["--server", Server, option, value];

        Assert.AreEqual(2, await EmulateCommand.Create().Parse(arguments).InvokeAsync());
    }

    [TestMethod]
    public async Task A_file_that_is_no_wav_ends_with_2() =>
        Assert.AreEqual(2, await EmulateCommand.Create().Parse(["--server", Server, "--mic", typeof(CommandLineTests).Assembly.Location]).InvokeAsync());

    [TestMethod]
    public async Task A_folder_that_cannot_be_written_ends_with_2()
    {
        // No folder can be made below a file, not even by root.
        var below = Path.Combine(typeof(CommandLineTests).Assembly.Location, "answers");

        Assert.AreEqual(2, await EmulateCommand.Create().Parse(["--server", Server, "--out", below]).InvokeAsync());
    }

    [TestMethod]
    public async Task A_server_that_is_not_there_ends_the_demonstration_with_2() =>
        Assert.AreEqual(2, await DemoCommand.Create().Parse(["--server-dll", "no-such.dll"]).InvokeAsync());

    [TestMethod]
    [DataRow("--board", "no-such-board", 2)]
    [DataRow("--server-dll", "no-such.dll", 2)]
    [DataRow("--turns", "0", 1)]
    public async Task A_bad_argument_ends_the_benchmark(string option, string value, int exitCode) =>
        Assert.AreEqual(exitCode, await BenchCommand.Create().Parse(["device", option, value]).InvokeAsync());

    [TestMethod]
    public async Task The_boards_are_listed() => Assert.AreEqual(0, await BoardsCommand.Create().Parse([]).InvokeAsync());
}
