using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace NanoReference.IlRules;

/// <summary>The base type of every type in the reference assemblies: a use alone does not tell a class from a struct or a delegate.</summary>
public sealed class LibraryTypes
{
    private readonly Dictionary<string, string> _baseTypes = [];

    /// <param name="folder">The folder of the reference assemblies; deeper folders hold variants and are not read.</param>
    public LibraryTypes(string folder)
    {
        foreach (var file in Directory.GetFiles(folder, "*.dll"))
        {
            using var image = new PEReader(File.OpenRead(file));
            var reader = image.GetMetadataReader();
            foreach (var handle in reader.TypeDefinitions)
                _baseTypes[reader.FullName(handle)] = reader.Shape(reader.GetTypeDefinition(handle).BaseType).Name;
        }
    }

    public bool IsValueType(string name) => IsValueTypeBase(_baseTypes.GetValueOrDefault(name));

    public bool IsDelegate(string name) => IsDelegateBase(_baseTypes.GetValueOrDefault(name));

    internal static bool IsValueTypeBase(string? baseType) => baseType is "System.ValueType" or "System.Enum";

    internal static bool IsDelegateBase(string? baseType) => baseType is "System.MulticastDelegate";
}
