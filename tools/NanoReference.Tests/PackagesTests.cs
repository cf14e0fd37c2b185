using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace NanoReference.Tests;

/// <summary>packages.config, the .nfproj and the gate say the same of the packages that reach a board.</summary>
[TestClass]
public sealed partial class PackagesTests
{
    [TestMethod]
    [DataRow("Device")]
    [DataRow("Device.Tests")]
    public void Every_package_is_known_in_the_version_whose_members_the_gate_knows(string project)
    {
        foreach (var (id, version) in PackageList.Of(project))
            Assert.AreEqual(PackageList.Known[id].Version, version, id);
    }

    [TestMethod]
    [DataRow("Device")]
    [DataRow("Device.Tests")]
    public void Every_package_brings_its_dependencies_along(string project)
    {
        var named = PackageList.Of(project).SelectMany(package => PackageList.Known[package.Id].Assemblies).ToHashSet();
        foreach (var key in named)
            Assert.IsEmpty(PackageList.Assemblies[key].References.Except(named).ToArray(), $"{key} of {project}");
    }

    [TestMethod]
    [DataRow("Device")]
    [DataRow("Device.Tests")]
    public void The_project_references_the_assemblies_of_its_packages_and_no_others(string project)
    {
        var expected = PackageList.Of(project).SelectMany(package => PackageList.Known[package.Id].Assemblies.Select(key =>
            Reference(PackageList.Assemblies[key].Name, package.Version + ".0", $@"..\packages\{package.Id}.{package.Version}\lib\{PackageList.Assemblies[key].Name}.dll")));
        if (project == "Device.Tests")
        {
            var framework = PackageList.Of(project).Single(package => package.Id == "nanoFramework.TestFramework");
            expected = expected.Append(Reference(
                "nanoFramework.UnitTestLauncher", "0.0.0.0", $@"..\packages\{framework.Id}.{framework.Version}\lib\nanoFramework.UnitTestLauncher.exe"));
        }

        Assert.AreEqual(string.Join(Environment.NewLine, expected.Order()), string.Join(Environment.NewLine, ReferencesOf(project).Order()));
    }

    [TestMethod]
    public void The_tests_are_built_on_the_packages_of_the_firmware()
    {
        var extra = PackageList.Of("Device.Tests").Except(PackageList.Of("Device")).Select(package => package.Id);
        Assert.AreEqual("nanoFramework.TestFramework", string.Join(", ", extra));
        Assert.IsEmpty(PackageList.Of("Device").Except(PackageList.Of("Device.Tests")).ToArray());
    }

    [TestMethod]
    public void Every_package_is_used_by_some_board_or_by_a_package_that_is()
    {
        var needed = new HashSet<string>();
        foreach (var name in Repository.Firmwares.SelectMany(ReferencedBy).Distinct())
            Add(PackageList.Of("Device").SelectMany(p => PackageList.Known[p.Id].Assemblies).Single(key => PackageList.Assemblies[key].Name == name));

        var unused = PackageList.Of("Device").Where(package => !PackageList.Known[package.Id].Assemblies.Any(needed.Contains)).Select(package => package.Id);
        Assert.IsEmpty(unused.ToArray(), string.Join(", ", unused));

        void Add(string key)
        {
            if (needed.Add(key))
                Array.ForEach(PackageList.Assemblies[key].References, Add);
        }
    }

    [TestMethod]
    [DataRow("Device")]
    [DataRow("Device.Tests")]
    public void The_default_board_of_the_project_exists(string project)
    {
        var board = Xml(project).Descendants().Single(element => element.Name.LocalName == "Board").Value;
        CollectionAssert.Contains(Repository.Boards, board);
    }

    /// <summary>The assemblies that a compiled firmware refers to; the compiler records those that it used.</summary>
    private static string[] ReferencedBy(string file)
    {
        using var image = new PEReader(File.OpenRead(file));
        var reader = image.GetMetadataReader();
        return [.. reader.AssemblyReferences.Select(handle => reader.GetString(reader.GetAssemblyReference(handle).Name))];
    }

    private static IEnumerable<string> ReferencesOf(string project) =>
        Xml(project).Descendants().Where(element => element.Name.LocalName == "Reference").Select(element =>
        {
            var parts = ReferenceName().Match((string)element.Attribute("Include")!).Groups;
            return Reference(parts["name"].Value, parts["version"].Value, element.Elements().Single(child => child.Name.LocalName == "HintPath").Value);
        });

    private static string Reference(string name, string version, string path) => $"{name} {version} {path}";

    private static XDocument Xml(string project) => XDocument.Load(Repository.At($"{project}/{project}.nfproj"));

    [GeneratedRegex(@"^(?<name>[\w.]+), Version=(?<version>[\d.]+), Culture=neutral, PublicKeyToken=c07d481e9758c731$")]
    private static partial Regex ReferenceName();
}
