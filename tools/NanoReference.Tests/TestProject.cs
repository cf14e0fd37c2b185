using System.Xml.Linq;

namespace NanoReference.Tests;

/// <summary>One project of Device.Tests: the folders that it names, or, of Device.Tests.nfproj, all but those that it leaves to others.</summary>
internal sealed class TestProject
{
    private const string Space = "Firmware.Tests.";

    private TestProject(string file)
    {
        Name = Path.GetFileName(file);
        IsRest = Name == "Device.Tests.nfproj";
        var folders = XDocument.Load(file).Descendants().Single(element => element.Name.LocalName == (IsRest ? "TestsElsewhere" : "Tests")).Value;
        Folders = [.. folders.Split(';').Select(folder => folder.Replace(@"\**", ""))];
    }

    public static TestProject[] All { get; } = [.. Directory.GetFiles(Repository.At("Device.Tests"), "*.nfproj").Order().Select(file => new TestProject(file))];

    public string Name { get; }

    /// <summary>True of the project that holds what no other names.</summary>
    public bool IsRest { get; }

    /// <summary>Folders of Device.Tests that the project names.</summary>
    public string[] Folders { get; }

    /// <summary>Whether a type, by its full name, is compiled into the project's assembly; the fakes are into each.</summary>
    public bool Holds(string type) => type.StartsWith(Space + "Fakes.", StringComparison.Ordinal)
        || (type.StartsWith(Space, StringComparison.Ordinal)
            && Folders.Any(folder => type.StartsWith($"{Space}{folder}.", StringComparison.Ordinal)) != IsRest);
}
