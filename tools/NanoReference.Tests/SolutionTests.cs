using System.Text.RegularExpressions;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace NanoReference.Tests;

/// <summary>Firmware.sln lists every project; Debug and Release build the desktop projects, Board those of the boards and nothing else.</summary>
[TestClass]
public sealed partial class SolutionTests
{
    private static readonly string Text = File.ReadAllText(Repository.At("Firmware.sln"));

    private static readonly string[] ProjectFolders = ["Device", "Device.Tests", "server", "tools"];

    private static readonly Dictionary<string, string> Projects = ProjectLine().Matches(Text).ToDictionary(
        match => match.Groups["path"].Value.Replace('\\', '/'), match => match.Groups["id"].Value);

    [TestMethod]
    public void Every_project_is_listed()
    {
        var found = ProjectFolders.SelectMany(folder => Directory.GetFiles(Repository.At(folder), "*.*proj", SearchOption.AllDirectories))
            .Select(file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'));
        Assert.AreEqual(string.Join(Environment.NewLine, found.Order()), string.Join(Environment.NewLine, Projects.Keys.Order()));
    }

    [TestMethod]
    public void A_board_project_is_built_by_the_configuration_Board_only()
    {
        foreach (var id in Projects.Where(IsOfBoard).Select(project => project.Value))
            Assert.AreEqual("Board", string.Join(", ", ConfigurationsBuilding(id)));
    }

    [TestMethod]
    public void A_desktop_project_is_built_by_Debug_and_Release_only()
    {
        foreach (var id in Projects.Where(project => !IsOfBoard(project)).Select(project => project.Value))
            Assert.AreEqual("Debug, Release", string.Join(", ", ConfigurationsBuilding(id)));
    }

    [TestMethod]
    public void The_firmware_alone_is_deployed()
    {
        Assert.AreEqual(1, DeployLine().Count(Text));
        StringAssert.Contains(Text, Projects["Device/Device.nfproj"] + ".Board|Any CPU.Deploy.0");
    }

    private static bool IsOfBoard(KeyValuePair<string, string> project) => project.Key.EndsWith(".nfproj", StringComparison.Ordinal);

    private static IEnumerable<string> ConfigurationsBuilding(string id) =>
        BuildLine().Matches(Text).Where(match => match.Groups["id"].Value == id).Select(match => match.Groups["configuration"].Value).Order();

    [GeneratedRegex("""^Project\("\{[0-9A-F-]+\}"\) = "[^"]+", "(?<path>[^"]+)", "(?<id>\{[0-9A-F-]+\})"\r?$""", RegexOptions.Multiline)]
    private static partial Regex ProjectLine();

    [GeneratedRegex(@"^\s+(?<id>\{[0-9A-F-]+\})\.(?<configuration>\w+)\|Any CPU\.Build\.0 = ", RegexOptions.Multiline)]
    private static partial Regex BuildLine();

    [GeneratedRegex(@"\.Deploy\.0 = ")]
    private static partial Regex DeployLine();
}
