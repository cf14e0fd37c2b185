using Server.Tools;

namespace Server.Agents.Offline;

/// <summary>What the offline agent makes of a sentence, before anything is done.</summary>
/// <param name="Confidence">From 0 (not understood) to 1 (one of the sentences that are listened for).</param>
/// <param name="Calls">The calls that it would make, in order; none when it would ask back, explain or just answer.</param>
/// <param name="ConfirmedCalls">The calls that a "yes" to its question would make; none when it would ask nothing of the kind.</param>
/// <param name="AsksBack">True when it would ask: which thing is meant, or whether to do it.</param>
/// <param name="Answer">What it would ask, explain or answer; null when the answer rests on what the calls come to.</param>
public sealed record OfflineUnderstanding(
    double Confidence, IReadOnlyList<ToolCall> Calls, IReadOnlyList<ToolCall> ConfirmedCalls, bool AsksBack, string? Answer)
{
    /// <summary>True when it would do or say something about the sentence, and is sure enough of it to need no other
    /// agent.</summary>
    public required bool IsSure { get; init; }
}
