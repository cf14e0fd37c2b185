using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace NanoReference.IlRules;

/// <summary>A compiled firmware, opened for the rules; symbols are read where the compiler embedded them.</summary>
public sealed class FirmwareAssembly : IDisposable
{
    private readonly PEReader _image;
    private readonly LibraryTypes _libraries;
    private readonly MetadataReaderProvider? _symbols;

    public FirmwareAssembly(ImmutableArray<byte> image, LibraryTypes libraries)
    {
        _image = new PEReader(image);
        _libraries = libraries;
        Metadata = _image.GetMetadataReader();
        foreach (var entry in _image.ReadDebugDirectory())
        {
            if (entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb)
                _symbols = _image.ReadEmbeddedPortablePdbDebugDirectoryData(entry);
        }
        Methods = Metadata.MethodDefinitions.ToImmutableDictionary(handle => handle, handle => new FirmwareMethod(this, handle));
    }

    public static FirmwareAssembly Open(string path, LibraryTypes libraries) => new([.. File.ReadAllBytes(path)], libraries);

    internal MetadataReader Metadata { get; }

    internal IReadOnlyDictionary<MethodDefinitionHandle, FirmwareMethod> Methods { get; }

    internal MethodBodyBlock Body(int relativeVirtualAddress) => _image.GetMethodBody(relativeVirtualAddress);

    internal bool IsValueType(string typeName, EntityHandle type) => type.Kind == HandleKind.TypeDefinition
        ? LibraryTypes.IsValueTypeBase(BaseType(type)) : _libraries.IsValueType(typeName);

    internal bool IsDelegate(string typeName, EntityHandle type) => type.Kind == HandleKind.TypeDefinition
        ? LibraryTypes.IsDelegateBase(BaseType(type)) : _libraries.IsDelegate(typeName);

    /// <summary>"file:line" of the statement that holds the instruction at this offset, or null without symbols.</summary>
    internal string? Source(MethodDefinitionHandle method, int offset)
    {
        if (_symbols is null)
            return null;
        var reader = _symbols.GetMetadataReader();
        SequencePoint? found = null;
        foreach (var point in reader.GetMethodDebugInformation(method).GetSequencePoints())
        {
            if (point.IsHidden || (found is not null && point.Offset > offset))
                continue;
            found = point;
        }
        return found is { } at ? $"{reader.GetString(reader.GetDocument(at.Document).Name)}:{at.StartLine}" : null;
    }

    public void Dispose()
    {
        _symbols?.Dispose();
        _image.Dispose();
    }

    private string BaseType(EntityHandle type) => Metadata.Shape(Metadata.GetTypeDefinition((TypeDefinitionHandle)type).BaseType).Name;
}
