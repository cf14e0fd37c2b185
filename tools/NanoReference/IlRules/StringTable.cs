using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Text;

namespace NanoReference.IlRules;

/// <summary>
/// How much room an assembly's names and texts take on a device. They lie in one table with 16-bit offsets, whose upper end the
/// interpreter keeps for words of its own; beyond it names turn into others in silence. Names of types, namespaces, methods and
/// fields count as well as the literals of the program, each once.
/// </summary>
public sealed class StringTable
{
    /// <summary>65,535 less the 860 words that the interpreter of July 2026 knows by number.</summary>
    public const int MaxBytes = 65535 - 860;

    private readonly FirmwareAssembly _assembly;
    private readonly MetadataReader _reader;
    private readonly HashSet<string> _strings = [""];

    private StringTable(FirmwareAssembly assembly)
    {
        _assembly = assembly;
        _reader = assembly.Metadata;
    }

    /// <summary>
    /// UTF-8 bytes with an end mark each, a little more than the converter comes to: it knows some words by number too.
    /// </summary>
    /// <param name="assembly">The assembly as the gate compiled it.</param>
    /// <param name="holds">Of which types, by full name, an assembly on the device is made; what those name of others counts too.</param>
    public static int BytesOf(FirmwareAssembly assembly, Func<string, bool> holds)
    {
        var table = new StringTable(assembly);
        foreach (var handle in assembly.Metadata.TypeDefinitions.Where(type => holds(assembly.Metadata.FullName(type))))
            table.AddWhole(handle);
        foreach (var handle in assembly.Metadata.TypeReferences)
            table.AddType(handle);
        foreach (var handle in assembly.Metadata.MemberReferences)
            table.Add(assembly.Metadata.GetMemberReference(handle).Name);
        foreach (var handle in assembly.Metadata.AssemblyReferences)
            table.Add(assembly.Metadata.GetAssemblyReference(handle).Name);
        return table._strings.Sum(text => Encoding.UTF8.GetByteCount(text) + 1);
    }

    private void AddWhole(TypeDefinitionHandle handle)
    {
        AddType(handle);
        var type = _reader.GetTypeDefinition(handle);
        foreach (var field in type.GetFields())
            Add(_reader.GetFieldDefinition(field).Name);
        foreach (var method in type.GetMethods())
        {
            Add(_reader.GetMethodDefinition(method).Name);
            Array.ForEach(_assembly.Methods[method].Instructions, AddOperand);
        }
    }

    private void AddOperand(Instruction instruction)
    {
        var handle = MetadataTokens.Handle(OperandIsToken(instruction.Code) ? instruction.Operand : 0);
        if (instruction.Code == ILOpCode.Ldstr)
            _strings.Add(_reader.GetUserString((UserStringHandle)handle));
        else if (!handle.IsNil)
            AddNamed((EntityHandle)handle);
    }

    private void AddNamed(EntityHandle handle)
    {
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                AddType(handle);
                break;
            case HandleKind.MethodDefinition:
                var method = _reader.GetMethodDefinition((MethodDefinitionHandle)handle);
                Add(method.Name);
                AddType(method.GetDeclaringType());
                break;
            case HandleKind.FieldDefinition:
                var field = _reader.GetFieldDefinition((FieldDefinitionHandle)handle);
                Add(field.Name);
                AddType(field.GetDeclaringType());
                break;
        }
    }

    private void AddType(EntityHandle handle)
    {
        var (space, name) = handle.Kind == HandleKind.TypeDefinition
            ? Names(_reader.GetTypeDefinition((TypeDefinitionHandle)handle))
            : Names(_reader.GetTypeReference((TypeReferenceHandle)handle));
        Add(space);
        Add(name);
    }

    private void Add(StringHandle handle) => _strings.Add(_reader.GetString(handle));

    private static (StringHandle Space, StringHandle Name) Names(TypeDefinition type) => (type.Namespace, type.Name);

    private static (StringHandle Space, StringHandle Name) Names(TypeReference type) => (type.Namespace, type.Name);

    private static bool OperandIsToken(ILOpCode code) => code is ILOpCode.Ldstr or ILOpCode.Call or ILOpCode.Callvirt or ILOpCode.Newobj
        or ILOpCode.Ldftn or ILOpCode.Ldvirtftn or ILOpCode.Ldfld or ILOpCode.Ldflda or ILOpCode.Stfld or ILOpCode.Ldsfld
        or ILOpCode.Ldsflda or ILOpCode.Stsfld or ILOpCode.Newarr or ILOpCode.Box or ILOpCode.Unbox or ILOpCode.Unbox_any
        or ILOpCode.Castclass or ILOpCode.Isinst or ILOpCode.Initobj or ILOpCode.Ldobj or ILOpCode.Stobj or ILOpCode.Ldelem
        or ILOpCode.Stelem or ILOpCode.Ldelema or ILOpCode.Constrained or ILOpCode.Ldtoken or ILOpCode.Sizeof;
}
