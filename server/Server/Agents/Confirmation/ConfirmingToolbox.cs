using Server.Devices;
using Server.Tools;

namespace Server.Agents.Confirmation;

/// <summary>A toolbox behind the <see cref="CallGate"/>: risky tools are listed as such, and done only when the call confirms it.</summary>
internal sealed class ConfirmingToolbox(IToolbox inner, CallGate gate) : IToolbox
{
    /// <inheritdoc/>
    public IReadOnlyList<Tool> Tools => [.. inner.Tools.Select(tool => gate.Listed(tool, inner))];

    /// <inheritdoc/>
    public IReadOnlyList<Thing> Things => inner.Things;

    /// <inheritdoc/>
    public ValueTask<ToolResult> InvokeAsync(ToolCall toolCall, CancellationToken cancellationToken)
    {
        var (toMake, refusal) = gate.Check(toolCall, inner);
        return refusal is null ? inner.InvokeAsync(toMake, cancellationToken) : ValueTask.FromResult(refusal);
    }
}
