using System.Reflection.Metadata;

namespace NanoReference.IlRules;

/// <summary>Full names of types and members, nested types joined by a dot as in the source.</summary>
internal static class MetadataNames
{
    public static string FullName(this MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        var name = reader.GetString(type.Name);
        var outer = type.GetDeclaringType();
        return outer.IsNil ? Join(reader.GetString(type.Namespace), name) : $"{reader.FullName(outer)}.{name}";
    }

    public static string FullName(this MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        var name = reader.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? $"{reader.FullName((TypeReferenceHandle)type.ResolutionScope)}.{name}"
            : Join(reader.GetString(type.Namespace), name);
    }

    /// <summary>Any handle that denotes a type; the empty string for a nil one (the base type of an interface).</summary>
    public static TypeShape Shape(this MetadataReader reader, EntityHandle handle) => handle.IsNil ? new("") : handle.Kind switch
    {
        HandleKind.TypeDefinition => new(reader.FullName((TypeDefinitionHandle)handle)),
        HandleKind.TypeReference => new(reader.FullName((TypeReferenceHandle)handle)),
        HandleKind.TypeSpecification => reader.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(TypeShape.Provider, null),
        _ => throw new BadImageFormatException($"A {handle.Kind} is no type."),
    };

    private static string Join(string space, string name) => space.Length == 0 ? name : space + "." + name;
}
