using System.Reflection.Emit;
using System.Reflection.Metadata;

namespace NanoReference.IlRules;

/// <summary>One IL instruction of a method body.</summary>
/// <param name="Offset">Bytes from the start of the body.</param>
/// <param name="Operand">A metadata token, a constant's first four bytes, or 0.</param>
/// <param name="Targets">Offsets that it may jump to; empty for everything but branches.</param>
public readonly record struct Instruction(int Offset, ILOpCode Code, int Operand, int[] Targets)
{
    public bool IsThrow => Code is ILOpCode.Throw or ILOpCode.Rethrow;

    /// <summary>True where control never falls through to the next instruction.</summary>
    public bool EndsFlow => Code is ILOpCode.Br or ILOpCode.Br_s or ILOpCode.Leave or ILOpCode.Leave_s or ILOpCode.Ret
        or ILOpCode.Throw or ILOpCode.Rethrow or ILOpCode.Endfinally or ILOpCode.Endfilter;

    /// <summary>Decodes a whole body; the operand sizes are those of the runtime's own opcode table.</summary>
    public static Instruction[] Decode(BlobReader il)
    {
        var instructions = new List<Instruction>();
        while (il.RemainingBytes > 0)
        {
            var offset = il.Offset;
            var first = il.ReadByte();
            var code = (ILOpCode)(first == 0xFE ? 0xFE00 | il.ReadByte() : first);
            instructions.Add(Read(ref il, offset, code));
        }
        return [.. instructions];
    }

    /// <summary>What follows the code in the body.</summary>
    public static OperandType OperandOf(ILOpCode code) => OperandTypes[code];

    private static Instruction Read(ref BlobReader il, int offset, ILOpCode code)
    {
        switch (OperandOf(code))
        {
            case OperandType.InlineNone:
                return new(offset, code, 0, []);
            case OperandType.ShortInlineBrTarget:
                return new(offset, code, 0, [il.ReadSByte() + il.Offset]);
            case OperandType.InlineBrTarget:
                return new(offset, code, 0, [il.ReadInt32() + il.Offset]);
            case OperandType.InlineSwitch:
                var distances = new int[il.ReadInt32()];
                for (var i = 0; i < distances.Length; i++)
                    distances[i] = il.ReadInt32();
                var end = il.Offset;
                return new(offset, code, 0, Array.ConvertAll(distances, distance => distance + end));
            case OperandType.ShortInlineI or OperandType.ShortInlineVar:
                return new(offset, code, il.ReadByte(), []);
            case OperandType.InlineVar:
                return new(offset, code, il.ReadUInt16(), []);
            case OperandType.InlineI8 or OperandType.InlineR:
                return new(offset, code, (int)il.ReadInt64(), []);
            default:
                return new(offset, code, il.ReadInt32(), []);
        }
    }

    private static readonly Dictionary<ILOpCode, OperandType> OperandTypes = typeof(OpCodes).GetFields()
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(code => (ILOpCode)(ushort)code.Value, code => code.OperandType);
}
