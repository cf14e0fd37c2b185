using System.Reflection.Emit;

namespace NanoReference.IlRules;

/// <summary>
/// How much room the bodies of an assembly's methods take on a device. They lie in one table with 16-bit offsets; the converter
/// refuses an assembly that needs more. It shortens what names something or jumps far from four bytes to two, and appends to a
/// body 12 bytes for each of its handlers with one byte that counts them.
/// </summary>
public static class ByteCode
{
    /// <summary>The converter of July 2026 lets no body begin or end behind this.</summary>
    public const int MaxBytes = 65535;

    private const int BytesOfHandler = 12;

    /// <summary>Bytes of all bodies, within three of what the converter comes to, which fills the table up to a multiple of four.</summary>
    /// <param name="assembly">The assembly as the gate compiled it.</param>
    /// <param name="holds">Of which types, by full name, an assembly on the device is made.</param>
    public static int BytesOf(FirmwareAssembly assembly, Func<string, bool> holds) => assembly.Methods.Values
        .Where(method => holds(assembly.Metadata.FullName(method.Definition.GetDeclaringType())))
        .Sum(BytesOf);

    private static int BytesOf(FirmwareMethod method)
    {
        var handlers = method.ExceptionRegions.Length;
        return method.CodeBytes - method.Instructions.Sum(Saved) + (handlers == 0 ? 0 : (handlers * BytesOfHandler) + 1);
    }

    private static int Saved(Instruction instruction) => Instruction.OperandOf(instruction.Code) switch
    {
        // A byte for the count, two for each target.
        OperandType.InlineSwitch => 3 + (2 * instruction.Targets.Length),
        OperandType.InlineString or OperandType.InlineMethod or OperandType.InlineField or OperandType.InlineType or OperandType.InlineBrTarget => 2,
        _ => 0,
    };
}
