using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace NanoReference.IlRules;

/// <summary>What a signature says of a type, as far as the rules ask.</summary>
public readonly record struct TypeShape(string Name, bool IsGeneric = false, bool IsMultiDimensional = false, bool IsArray = false)
{
    public override string ToString() => Name;

    internal static readonly ISignatureTypeProvider<TypeShape, object?> Provider = new ShapeProvider();

    private sealed class ShapeProvider : ISignatureTypeProvider<TypeShape, object?>
    {
        public TypeShape GetPrimitiveType(PrimitiveTypeCode typeCode) => new("System." + typeCode);

        public TypeShape GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind) =>
            new(reader.FullName(handle));

        public TypeShape GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) =>
            new(reader.FullName(handle));

        public TypeShape GetTypeFromSpecification(MetadataReader reader, object? context, TypeSpecificationHandle handle, byte rawTypeKind) =>
            reader.GetTypeSpecification(handle).DecodeSignature(this, context);

        public TypeShape GetSZArrayType(TypeShape elementType) => elementType with { Name = elementType.Name + "[]", IsArray = true };

        public TypeShape GetArrayType(TypeShape elementType, ArrayShape shape) =>
            elementType with { Name = elementType.Name + "[" + new string(',', shape.Rank - 1) + "]", IsArray = true, IsMultiDimensional = true };

        public TypeShape GetByReferenceType(TypeShape elementType) => elementType with { Name = elementType.Name + "&", IsArray = false };

        public TypeShape GetPointerType(TypeShape elementType) => elementType with { Name = elementType.Name + "*", IsArray = false };

        public TypeShape GetPinnedType(TypeShape elementType) => elementType;

        public TypeShape GetModifiedType(TypeShape modifier, TypeShape unmodifiedType, bool isRequired) => unmodifiedType;

        public TypeShape GetGenericInstantiation(TypeShape genericType, ImmutableArray<TypeShape> typeArguments) =>
            new($"{genericType.Name}<{string.Join(", ", typeArguments)}>", IsGeneric: true);

        public TypeShape GetGenericMethodParameter(object? context, int index) => new("!!" + index, IsGeneric: true);

        public TypeShape GetGenericTypeParameter(object? context, int index) => new("!" + index, IsGeneric: true);

        public TypeShape GetFunctionPointerType(MethodSignature<TypeShape> signature) => new("function pointer");
    }
}
