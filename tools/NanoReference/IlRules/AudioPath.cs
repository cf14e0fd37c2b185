using System.Reflection;
using System.Reflection.Metadata;

namespace NanoReference.IlRules;

/// <summary>
/// Which methods run for every frame of sound: those that bear [AudioPath] and those of a class that bears it, except its
/// constructors, which run once.
/// </summary>
internal sealed class AudioPath
{
    private const string Marker = "Firmware.Audio.AudioPathAttribute";

    private readonly FirmwareAssembly _assembly;
    private readonly HashSet<MethodDefinitionHandle> _marked = [];

    public AudioPath(FirmwareAssembly assembly)
    {
        _assembly = assembly;
        foreach (var method in assembly.Methods.Values)
        {
            var type = assembly.Metadata.GetTypeDefinition(method.Definition.GetDeclaringType());
            if (Bears(method.Definition.GetCustomAttributes()) || (!method.IsConstructor && Bears(type.GetCustomAttributes())))
                _marked.Add(method.Handle);
        }
    }

    public IEnumerable<FirmwareMethod> Methods => _assembly.Methods.Values.Where(Holds);

    public bool Holds(FirmwareMethod method) => _marked.Contains(method.Handle);

    /// <summary>Pairs of an unmarked method and the marked one that it overrides or implements.</summary>
    public IEnumerable<(FirmwareMethod Unmarked, FirmwareMethod Marked)> UnmarkedImplementations()
    {
        foreach (var handle in _assembly.Metadata.TypeDefinitions)
        {
            var type = _assembly.Metadata.GetTypeDefinition(handle);
            var promises = Promises(handle).ToArray();
            if ((type.Attributes & TypeAttributes.Interface) != 0 || promises.Length == 0)
                continue;
            foreach (var method in Lineage(handle).SelectMany(Own).Where(m => !Holds(m) && (m.Definition.Attributes & MethodAttributes.Virtual) != 0))
            {
                var promise = promises.FirstOrDefault(p => p.Handle != method.Handle && Fulfils(method, p));
                if (promise is not null)
                    yield return (method, promise);
            }
        }
    }

    private bool Bears(CustomAttributeHandleCollection attributes) => attributes.Any(handle =>
        _assembly.Metadata.GetCustomAttribute(handle).Constructor is { Kind: HandleKind.MethodDefinition } constructor
        && _assembly.Methods[(MethodDefinitionHandle)constructor].FullName == Marker + "..ctor");

    /// <summary>Marked methods of every interface and base class of the firmware that this type has.</summary>
    private IEnumerable<FirmwareMethod> Promises(TypeDefinitionHandle type) =>
        Lineage(type).Skip(1).Concat(Lineage(type).SelectMany(Interfaces)).Distinct().SelectMany(Own).Where(Holds);

    /// <summary>The type and its base classes, as far as they are the firmware's own.</summary>
    private IEnumerable<TypeDefinitionHandle> Lineage(TypeDefinitionHandle type)
    {
        EntityHandle next = type;
        while (next is { IsNil: false, Kind: HandleKind.TypeDefinition })
        {
            yield return (TypeDefinitionHandle)next;
            next = _assembly.Metadata.GetTypeDefinition((TypeDefinitionHandle)next).BaseType;
        }
    }

    private IEnumerable<TypeDefinitionHandle> Interfaces(TypeDefinitionHandle type) =>
        _assembly.Metadata.GetTypeDefinition(type).GetInterfaceImplementations()
            .Select(handle => _assembly.Metadata.GetInterfaceImplementation(handle).Interface)
            .Where(handle => handle.Kind == HandleKind.TypeDefinition)
            .Select(handle => (TypeDefinitionHandle)handle);

    private IEnumerable<FirmwareMethod> Own(TypeDefinitionHandle type) =>
        _assembly.Metadata.GetTypeDefinition(type).GetMethods().Select(handle => _assembly.Methods[handle]);

    /// <summary>An explicit implementation has the interface's name before its own.</summary>
    private static bool Fulfils(FirmwareMethod method, FirmwareMethod promise) =>
        method.Matches(promise) || (method.Name == promise.FullName && method.Parameters == promise.Parameters);
}
