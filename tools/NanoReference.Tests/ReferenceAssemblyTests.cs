using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Microsoft.VisualStudio.TestTools.UnitTesting;

namespace NanoReference.Tests;

/// <summary>The reference assemblies have exactly the public members that the class libraries have; the counts are pinned in a text file.</summary>
[TestClass]
public sealed class ReferenceAssemblyTests
{
    [TestMethod]
    public void Public_types_and_members_are_as_many_as_pinned()
    {
        var pinned = File.ReadAllLines(Repository.At("tools/NanoReference.Tests/PublicMembers.txt"));
        var counted = PackageList.Assemblies.Select(assembly => Count(assembly.Key, assembly.Value.File)).Order(StringComparer.Ordinal).ToArray();
        Assert.AreEqual(string.Join(Environment.NewLine, pinned), string.Join(Environment.NewLine, counted));
    }

    [TestMethod]
    public void Every_source_has_its_entry_and_every_entry_its_source()
    {
        var sources = Directory.GetFiles(Repository.At("tools/NanoReference/Reference"), "*.cs").Select(Path.GetFileNameWithoutExtension);
        Assert.AreEqual(string.Join(", ", sources.Order()), string.Join(", ", PackageList.Assemblies.Keys.Order()));
    }

    [TestMethod]
    public void An_assembly_bears_the_name_and_the_version_of_its_package()
    {
        foreach (var (id, package) in PackageList.Known)
        {
            foreach (var key in package.Assemblies)
            {
                var name = AssemblyName.GetAssemblyName(Path.Combine(Repository.References, PackageList.Assemblies[key].File));
                Assert.AreEqual(PackageList.Assemblies[key].Name, name.Name, id);
                Assert.AreEqual(package.Version + ".0", name.Version?.ToString(), id);
            }
        }
    }

    [TestMethod]
    public void SpanByte_cannot_leave_the_stack()
    {
        CollectionAssert.Contains(new Sample("class C { System.SpanByte _field; }").Errors(), "CS8345");
    }

    [TestMethod]
    public void Debug_output_vanishes_without_the_symbol()
    {
        // Only a call that is left out may name a value that was never given.
        Assert.IsEmpty(new Sample("class C { void M() { string s; System.Diagnostics.Debug.WriteLine(s); } }").Errors());
    }

    private static string Count(string key, string file)
    {
        using var image = new PEReader(File.OpenRead(Path.Combine(Repository.References, file)));
        var reader = image.GetMetadataReader();
        var types = reader.TypeDefinitions.Where(type => IsVisible(reader, type)).Select(reader.GetTypeDefinition).ToArray();
        var members = types.Sum(type => type.GetMethods().Count(m => IsVisible((int)reader.GetMethodDefinition(m).Attributes))
            + type.GetFields().Count(f => IsVisible((int)reader.GetFieldDefinition(f).Attributes)));
        return $"{key} {types.Length} {members}";
    }

    private static bool IsVisible(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        return (type.Attributes & TypeAttributes.VisibilityMask) switch
        {
            TypeAttributes.Public => true,
            TypeAttributes.NestedPublic or TypeAttributes.NestedFamily or TypeAttributes.NestedFamORAssem => IsVisible(reader, type.GetDeclaringType()),
            _ => false,
        };
    }

    /// <summary>The accessibility of methods and of fields has the same bits: family is 4, family or assembly 5, public 6.</summary>
    private static bool IsVisible(int attributes) => (attributes & 7) >= 4;
}
