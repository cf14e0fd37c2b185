using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace NanoReference.IlRules;

/// <summary>
/// The first law of the firmware over the methods that it marks with [AudioPath]: no loop over bytes or samples, no allocation,
/// and no call out of the marked path, so that nothing on it goes unseen.
/// </summary>
public static class AudioPathRules
{
    public static IReadOnlyList<Finding> Check(FirmwareAssembly assembly)
    {
        var path = new AudioPath(assembly);
        var findings = new List<Finding>();
        foreach (var method in path.Methods)
            CheckMethod(assembly, path, method, findings);
        foreach (var (unmarked, marked) in path.UnmarkedImplementations())
            findings.Add(unmarked.Finding("unmarked implementation", $"it stands in for {marked.FullName}, which is on the audio path"));
        return findings;
    }

    /// <summary>Full names of the methods that the firmware declares to be on the audio path.</summary>
    public static IReadOnlyList<string> Marked(FirmwareAssembly assembly) => [.. new AudioPath(assembly).Methods.Select(m => m.FullName)];

    private static void CheckMethod(FirmwareAssembly assembly, AudioPath path, FirmwareMethod method, List<Finding> findings)
    {
        var flow = new ControlFlow(method);
        foreach (var instruction in method.Instructions)
        {
            if (ByteAccess(assembly, method, instruction) is { } access && flow.IsInLoop(instruction))
                Add(instruction, "byte loop", $"{access} in a loop; about 45 ns a byte on a PC, a hundred times that on a board");
            if (flow.IsExceptional(instruction))
                continue;
            if (Allocation(assembly, method, instruction) is { } allocation)
                Add(instruction, "allocation", allocation);
            if (IsCall(instruction) && CallOffPath(path, instruction, method.Callee(instruction)) is { } call)
                Add(instruction, "call off the path", call);
        }

        void Add(Instruction at, string rule, string why) => findings.Add(method.Finding(rule, why, at.Offset));
    }

    /// <summary>What touches one byte or one sample here, or null.</summary>
    private static string? ByteAccess(FirmwareAssembly assembly, FirmwareMethod method, Instruction instruction) => instruction.Code switch
    {
        ILOpCode.Ldelem_i1 or ILOpCode.Ldelem_u1 or ILOpCode.Ldelem_i2 or ILOpCode.Ldelem_u2 => "an element is read",
        ILOpCode.Stelem_i1 or ILOpCode.Stelem_i2 => "an element is written",
        ILOpCode.Ldelema or ILOpCode.Ldelem or ILOpCode.Stelem
            when Small.Contains(assembly.Metadata.Shape(MetadataTokens.EntityHandle(instruction.Operand)).Name) => "an element is used",
        ILOpCode.Call or ILOpCode.Callvirt when method.Callee(instruction) is { Own: null } callee && IsPerByte(callee) => $"{callee.FullName} is called",
        _ => null,
    };

    private static bool IsPerByte(Callee callee) =>
        callee.FullName is "System.SpanByte.get_Item" or "System.SpanByte.set_Item"
        || callee.Name is "ReadByte" or "WriteByte"
        || callee.Type.Name is "System.BitConverter";

    private static string? Allocation(FirmwareAssembly assembly, FirmwareMethod method, Instruction instruction)
    {
        switch (instruction.Code)
        {
            case ILOpCode.Newarr:
                return $"new {assembly.Metadata.Shape(MetadataTokens.EntityHandle(instruction.Operand))}[]";
            case ILOpCode.Box:
                return $"{assembly.Metadata.Shape(MetadataTokens.EntityHandle(instruction.Operand))} is boxed";
            case ILOpCode.Newobj when method.Callee(instruction) is { IsOnValueType: false } constructor:
                return $"new {constructor.Type}";
            case ILOpCode.Call or ILOpCode.Callvirt when method.Callee(instruction) is { Own: null } callee && Makes(callee):
                return $"{callee.FullName} makes a new object";
            default:
                return null;
        }
    }

    /// <summary>A library method, not a property, whose result is a string, an array or an enumerator: Concat, Format, ToArray, GetBytes.</summary>
    private static bool Makes(Callee callee) => !callee.Name.StartsWith("get_", StringComparison.Ordinal)
        && (callee.Signature.ReturnType.IsArray || callee.Signature.ReturnType.Name is "System.String" or "System.Collections.IEnumerator");

    private static bool IsCall(Instruction instruction) => instruction.Code is ILOpCode.Call or ILOpCode.Callvirt or ILOpCode.Newobj;

    private static string? CallOffPath(AudioPath path, Instruction instruction, Callee callee)
    {
        if (callee.IsOnDelegate && callee.Name == "Invoke")
            return $"{callee.Type} may run anything";
        if (callee.FullName is "System.SpanByte.CopyTo" or "System.SpanByte.ToArray")
            return $"{callee.FullName} copies byte by byte in managed code; Array.Copy is native";
        // A new object is refused as the allocation that it is.
        var isNewObject = instruction.Code == ILOpCode.Newobj && !callee.IsOnValueType;
        var isOff = callee.Own is { } own && !path.Holds(own) && !own.IsPlainAccessor && !isNewObject;
        return isOff ? $"{callee.FullName} is not marked [AudioPath]" : null;
    }

    private static readonly HashSet<string> Small =
        ["System.Byte", "System.SByte", "System.Int16", "System.UInt16", "System.Char", "System.Boolean"];
}
