using System.Xml.Linq;

namespace NanoReference.Tests;

/// <summary>What tools/NanoReference/ReferenceAssemblies.props says of packages and assemblies, and what a packages.config names.</summary>
internal static class PackageList
{
    /// <summary>Package id to its version and the keys of its reference assemblies.</summary>
    public static IReadOnlyDictionary<string, (string Version, string[] Assemblies)> Known { get; } = Props("NanoPackage").ToDictionary(
        item => (string)item.Attribute("Include")!,
        item => ((string)item.Attribute("Version")!, ((string)item.Attribute("Assemblies")!).Split(';')));

    /// <summary>Key of a reference assembly to its name, its file under the reference folder and the keys that it refers to.</summary>
    public static IReadOnlyDictionary<string, (string Name, string File, string[] References)> Assemblies { get; } = Props("NanoAssembly").ToDictionary(
        item => (string)item.Attribute("Include")!,
        item => (
            (string?)item.Attribute("AssemblyName") ?? (string)item.Attribute("Include")!,
            (string?)item.Attribute("File") ?? (string)item.Attribute("Include")! + ".dll",
            ((string?)item.Attribute("References"))?.Split(';') ?? []));

    /// <summary>Id and version of every package that Device or Device.Tests names, in the file's order.</summary>
    public static (string Id, string Version)[] Of(string project) =>
        [.. XDocument.Load(Repository.At($"{project}/packages.config")).Root!.Elements("package")
            .Select(package => ((string)package.Attribute("id")!, (string)package.Attribute("version")!))];

    /// <summary>Files of the reference assemblies that the packages of Device or Device.Tests bring.</summary>
    public static string[] ReferencesOf(string project) =>
        [.. Of(project).SelectMany(package => Known[package.Id].Assemblies).Select(key => Path.Combine(Repository.References, Assemblies[key].File))];

    private static IEnumerable<XElement> Props(string item) =>
        XDocument.Load(Repository.At("tools/NanoReference/ReferenceAssemblies.props")).Descendants(item);
}
