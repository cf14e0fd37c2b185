using Server.Tools;

namespace Server.Agents.Models;

/// <summary>A call of a model that waits for the speaker's yes.</summary>
/// <param name="AskedAt">When the question was put: a yes hours later is not meant for it.</param>
internal sealed record CallToConfirm(ToolCall Call, DateTimeOffset AskedAt);
