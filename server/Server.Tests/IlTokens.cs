using System.Reflection;
using System.Reflection.Emit;

namespace Server.Tests;

/// <summary>Reads the IL of a method, instruction by instruction.</summary>
internal static class IlTokens
{
    private static readonly Dictionary<short, OperandType> Operands = typeof(OpCodes)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => (OpCode)field.GetValue(null)!)
        .ToDictionary(opCode => opCode.Value, opCode => opCode.OperandType);

    /// <summary>The tokens of the members and types that it names.</summary>
    public static IEnumerable<int> Of(byte[] il)
    {
        var at = 0;
        while (at < il.Length)
        {
            // 0xFE begins an opcode of two bytes.
            short opCode = il[at++];
            if (opCode == 0xFE) opCode = (short)(0xFE00 | il[at++]);
            var operand = Operands[opCode];
            if (operand is OperandType.InlineField or OperandType.InlineMethod or OperandType.InlineType or OperandType.InlineTok)
                yield return BitConverter.ToInt32(il, at);
            at += operand switch
            {
                OperandType.InlineNone => 0,
                OperandType.ShortInlineBrTarget or OperandType.ShortInlineI or OperandType.ShortInlineVar => 1,
                OperandType.InlineVar => 2,
                OperandType.InlineI8 or OperandType.InlineR => 8,
                OperandType.InlineSwitch => 4 + 4 * BitConverter.ToInt32(il, at),
                _ => 4,
            };
        }
    }
}
