using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace NanoReference.IlRules;

/// <summary>One method of the firmware with its body decoded when first asked for.</summary>
internal sealed class FirmwareMethod
{
    private readonly FirmwareAssembly _assembly;
    private readonly Lazy<MethodBodyBlock?> _body;
    private readonly Lazy<Instruction[]> _instructions;

    public FirmwareMethod(FirmwareAssembly assembly, MethodDefinitionHandle handle)
    {
        _assembly = assembly;
        Handle = handle;
        Definition = assembly.Metadata.GetMethodDefinition(handle);
        Name = assembly.Metadata.GetString(Definition.Name);
        FullName = $"{assembly.Metadata.FullName(Definition.GetDeclaringType())}.{Name}";
        Signature = Definition.DecodeSignature(TypeShape.Provider, null);
        _body = new(() => Definition.RelativeVirtualAddress == 0 ? null : assembly.Body(Definition.RelativeVirtualAddress));
        _instructions = new(() => _body.Value is { } body ? Instruction.Decode(body.GetILReader()) : []);
    }

    public MethodDefinitionHandle Handle { get; }

    public MethodDefinition Definition { get; }

    public string Name { get; }

    public string FullName { get; }

    public MethodSignature<TypeShape> Signature { get; }

    public Instruction[] Instructions => _instructions.Value;

    /// <summary>Length of the instructions; 0 without a body.</summary>
    public int CodeBytes => _body.Value?.GetILReader().Length ?? 0;

    public ImmutableArray<ExceptionRegion> ExceptionRegions => _body.Value?.ExceptionRegions ?? [];

    public ImmutableArray<TypeShape> Locals => _body.Value is { LocalSignature.IsNil: false } body
        ? _assembly.Metadata.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(TypeShape.Provider, null)
        : [];

    public bool IsConstructor => Name is ".ctor" or ".cctor";

    public Finding Finding(string rule, string why, int offset = 0) => new(rule, FullName, why, _assembly.Source(Handle, offset));

    /// <summary>The same name and parameters, as an override or an implementation has them.</summary>
    public bool Matches(FirmwareMethod other) => Name == other.Name && Parameters == other.Parameters;

    /// <summary>True for a property's accessor that only reads or writes a field.</summary>
    public bool IsPlainAccessor => (Definition.Attributes & MethodAttributes.SpecialName) != 0 && !IsConstructor && Instructions.Length > 0
        && Array.TrueForAll(Instructions, i => i.Code is not (ILOpCode.Call or ILOpCode.Callvirt or ILOpCode.Newobj or ILOpCode.Newarr or ILOpCode.Box)
            && i.Targets.Length == 0);

    /// <summary>What a call, newobj, ldftn or ldvirtftn names.</summary>
    public Callee Callee(Instruction instruction)
    {
        var reader = _assembly.Metadata;
        var handle = MetadataTokens.EntityHandle(instruction.Operand);
        var isGeneric = handle.Kind == HandleKind.MethodSpecification;
        if (isGeneric)
            handle = reader.GetMethodSpecification((MethodSpecificationHandle)handle).Method;
        if (handle.Kind == HandleKind.MethodDefinition)
        {
            var own = _assembly.Methods[(MethodDefinitionHandle)handle];
            return Describe(own.Definition.GetDeclaringType(), own.Name, own.Signature, own, isGeneric);
        }
        var member = reader.GetMemberReference((MemberReferenceHandle)handle);
        return Describe(member.Parent, reader.GetString(member.Name), member.DecodeMethodSignature(TypeShape.Provider, null), null, isGeneric);
    }

    public string Parameters => string.Join(", ", Signature.ParameterTypes);

    private Callee Describe(EntityHandle owner, string name, MethodSignature<TypeShape> signature, FirmwareMethod? own, bool isGeneric)
    {
        var type = _assembly.Metadata.Shape(owner);
        return new(type, name, signature, own, isGeneric, _assembly.IsValueType(type.Name, owner), _assembly.IsDelegate(type.Name, owner));
    }
}

/// <summary>A method as a call site names it. <paramref name="Own"/> is null for a library's.</summary>
internal sealed record Callee(
    TypeShape Type, string Name, MethodSignature<TypeShape> Signature, FirmwareMethod? Own, bool IsGeneric, bool IsOnValueType, bool IsOnDelegate)
{
    public string FullName => $"{Type.Name}.{Name}";

    public string FullSignature => $"{FullName}({string.Join(", ", Signature.ParameterTypes)})";
}
