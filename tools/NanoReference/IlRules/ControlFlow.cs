using System.Reflection.Metadata;

namespace NanoReference.IlRules;

/// <summary>Where in a method control may loop, and what runs only on the way to an exception or after one.</summary>
internal sealed class ControlFlow
{
    private readonly FirmwareMethod _method;
    private readonly HashSet<int> _blockStarts;

    public ControlFlow(FirmwareMethod method)
    {
        _method = method;
        _blockStarts = [.. method.Instructions.SelectMany(i => i.Targets)];
        foreach (var region in method.ExceptionRegions)
            _blockStarts.UnionWith([region.TryOffset, region.HandlerOffset, region.HandlerOffset + region.HandlerLength]);
    }

    /// <summary>True between the target of a jump backwards and that jump.</summary>
    public bool IsInLoop(Instruction instruction) => Array.Exists(_method.Instructions,
        jump => jump.Offset >= instruction.Offset && Array.Exists(jump.Targets, target => target <= jump.Offset && target <= instruction.Offset));

    /// <summary>True where nothing but a throw follows without a branch, and in catch blocks: the steady path comes by neither.</summary>
    public bool IsExceptional(Instruction instruction) => IsInHandler(instruction.Offset) || LeadsToThrow(instruction);

    private bool IsInHandler(int offset) => _method.ExceptionRegions.Any(region =>
        region.Kind is ExceptionRegionKind.Catch or ExceptionRegionKind.Filter
        && offset >= region.HandlerOffset && offset < region.HandlerOffset + region.HandlerLength);

    private bool LeadsToThrow(Instruction instruction)
    {
        var instructions = _method.Instructions;
        for (var i = Array.IndexOf(instructions, instruction); i < instructions.Length; i++)
        {
            if (instructions[i].IsThrow)
                return true;
            if (instructions[i].EndsFlow || instructions[i].Targets.Length > 0)
                return false;
            if (i + 1 < instructions.Length && _blockStarts.Contains(instructions[i + 1].Offset))
                return false;
        }
        return false;
    }
}
