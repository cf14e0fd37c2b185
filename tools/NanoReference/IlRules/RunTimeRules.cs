using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace NanoReference.IlRules;

/// <summary>
/// What compiles and then breaks on a board: the interpreter of a device has no generics of ours, no multi-dimensional arrays,
/// no bodies in interfaces and a few instructions fewer than the language.
/// </summary>
public static class RunTimeRules
{
    /// <summary>The interpreter counts locals in a byte.</summary>
    private const int MostLocals = 255;

    public static IReadOnlyList<Finding> Check(FirmwareAssembly assembly)
    {
        var findings = new List<Finding>();
        foreach (var handle in assembly.Metadata.TypeDefinitions)
            CheckType(assembly, handle, findings);
        foreach (var method in assembly.Methods.Values)
            CheckMethod(assembly.Metadata, method, findings);
        return findings;
    }

    private static void CheckType(FirmwareAssembly assembly, TypeDefinitionHandle handle, List<Finding> findings)
    {
        var reader = assembly.Metadata;
        var type = reader.GetTypeDefinition(handle);
        var name = reader.FullName(handle);
        if (type.GetGenericParameters().Count > 0)
            findings.Add(new("generic type", name, "a type with type parameters does not run on a board"));
        CheckShape(reader.Shape(type.BaseType), Add);
        foreach (var implementation in type.GetInterfaceImplementations())
            CheckShape(reader.Shape(reader.GetInterfaceImplementation(implementation).Interface), Add);
        foreach (var field in type.GetFields().Select(reader.GetFieldDefinition))
            CheckShape(field.DecodeSignature(TypeShape.Provider, null), Add);
        if ((type.Attributes & TypeAttributes.Interface) == 0)
            return;
        foreach (var method in type.GetMethods().Select(m => assembly.Methods[m]))
        {
            if ((method.Definition.Attributes & MethodAttributes.Abstract) == 0)
                findings.Add(method.Finding("interface body", "a method body in an interface does not run on a board"));
        }

        void Add(string rule, string why) => findings.Add(new(rule, name, why));
    }

    private static void CheckMethod(MetadataReader reader, FirmwareMethod method, List<Finding> findings)
    {
        var reported = new HashSet<string>();
        if (method.Definition.GetGenericParameters().Count > 0)
            Add("generic method", "a method with type parameters does not run on a board");
        CheckShape(method.Signature.ReturnType, (rule, why) => Add(rule, why));
        foreach (var parameter in method.Signature.ParameterTypes)
            CheckShape(parameter, (rule, why) => Add(rule, why));
        var locals = method.Locals;
        if (locals.Length > MostLocals)
            Add("too many locals", $"{locals.Length} locals; the interpreter counts to {MostLocals}");
        foreach (var local in locals)
            CheckShape(local, (rule, why) => Add(rule, why));
        foreach (var instruction in method.Instructions)
            CheckInstruction(reader, method, instruction, (rule, why) => Add(rule, why, instruction.Offset));

        void Add(string rule, string why, int offset = 0)
        {
            if (reported.Add(rule + why))
                findings.Add(method.Finding(rule, why, offset));
        }
    }

    private static void CheckInstruction(MetadataReader reader, FirmwareMethod method, Instruction instruction, Action<string, string> add)
    {
        switch (instruction.Code)
        {
            case ILOpCode.Ldstr when reader.GetUserString((UserStringHandle)MetadataTokens.Handle(instruction.Operand)).Contains('\0'):
                add("zero in a text", "a text of a device ends at its first zero: what follows is lost");
                break;
            case ILOpCode.Rethrow:
                add("rethrow", "the trace of an exception thrown on with `throw;` is wrong on a board");
                break;
            case ILOpCode.Add_ovf or ILOpCode.Add_ovf_un or ILOpCode.Sub_ovf or ILOpCode.Sub_ovf_un or ILOpCode.Mul_ovf or ILOpCode.Mul_ovf_un:
                add("checked arithmetic", "the interpreter wraps around in silence where `checked` promises an exception");
                break;
            case ILOpCode.Localloc or ILOpCode.Calli or ILOpCode.Jmp or ILOpCode.Cpblk or ILOpCode.Initblk or ILOpCode.Arglist
                or ILOpCode.Ckfinite or ILOpCode.Mkrefany or ILOpCode.Refanytype or ILOpCode.Refanyval or ILOpCode.Readonly:
                add("unknown instruction", $"the interpreter does not execute {instruction.Code}");
                break;
            case ILOpCode.Call or ILOpCode.Callvirt or ILOpCode.Newobj or ILOpCode.Ldftn or ILOpCode.Ldvirtftn:
                CheckCallee(method.Callee(instruction), add);
                break;
            case ILOpCode.Newarr or ILOpCode.Box or ILOpCode.Unbox or ILOpCode.Unbox_any or ILOpCode.Castclass or ILOpCode.Isinst
                or ILOpCode.Initobj or ILOpCode.Ldobj or ILOpCode.Stobj or ILOpCode.Ldelem or ILOpCode.Stelem or ILOpCode.Ldelema
                or ILOpCode.Constrained or ILOpCode.Sizeof:
                CheckShape(reader.Shape(MetadataTokens.EntityHandle(instruction.Operand)), add);
                break;
            case ILOpCode.Ldtoken when MetadataTokens.EntityHandle(instruction.Operand) is { Kind: HandleKind.TypeSpecification } type:
                CheckShape(reader.Shape(type), add);
                break;
        }
    }

    private static void CheckCallee(Callee callee, Action<string, string> add)
    {
        CheckShape(callee.Type, add);
        if (callee.IsGeneric)
            add("generic use", $"{callee.FullName} is called with type arguments; generics do not run on a board");
        if (callee.IsOnDelegate && callee.Name is "BeginInvoke" or "EndInvoke")
            add("delegate.BeginInvoke", $"{callee.FullName} does not run on a board");
        if (NeverWorks.TryGetValue(callee.FullSignature, out var instead))
            add("never works", $"{callee.FullSignature} only throws on a board; {instead}");
    }

    private static void CheckShape(TypeShape shape, Action<string, string> add)
    {
        if (shape.IsGeneric)
            add("generic use", $"{shape.Name} is generic; generics do not run on a board");
        if (shape.IsMultiDimensional)
            add("multi-dimensional array", $"{shape.Name}: a board knows arrays of one dimension; an array of arrays does");
    }

    /// <summary>Members whose released implementation is a `throw`. The compiler names the base class: one overridden in a usable way is refused too.</summary>
    private static readonly Dictionary<string, string> NeverWorks = new()
    {
        ["System.IO.Stream.Read(System.SpanByte)"] = "network and file streams read into a byte[]",
        ["System.IO.FileStream.Read(System.SpanByte)"] = "read into a byte[]",
        ["System.Net.Sockets.NetworkStream.Read(System.SpanByte)"] = "read into a byte[]",
        ["System.String.GetEnumerator()"] = "index the string",
        ["System.Net.Http.Headers.HttpContentHeaders.set_ContentLength(System.Int64)"] = "the content knows its length",
        ["System.Net.Http.Headers.HttpRequestHeaders.set_TransferEncodingChunked(System.Boolean)"] = "send a content of known length",
        ["System.Net.NetworkInformation.NetworkInterface.EnableStaticIPv6(System.String, System.String, System.String)"] = "there is IPv4 only",
        ["System.Net.NetworkInformation.NetworkInterface.EnableStaticIPv6Dns(System.String[])"] = "there is IPv4 only",
    };
}
