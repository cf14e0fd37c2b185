namespace Server.Agents.Models;

/// <summary>How a language model is used; section <c>Agent:Model</c> of the configuration. Where the model is stands beside
/// these and belongs to the provider.</summary>
public sealed record ModelOptions
{
    private static readonly TimeSpan LongestTimeout = TimeSpan.FromHours(1);

    /// <summary>0 repeats itself, 1 and more wanders. Null leaves it to the server.</summary>
    public float? Temperature { get; init; }

    /// <summary>Tokens of one reply of the model; what is longer is cut.</summary>
    public int MaxTokens { get; init; } = 400;

    /// <summary>How long the model may take to begin. Who waits longer thinks that nobody listens.</summary>
    public TimeSpan FirstTokenTimeout { get; init; } = TimeSpan.FromSeconds(6);

    /// <summary>How long the model may take in all for one answer, the tools' time not counted.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often the model may call tools and be told what they reported, for one answer.</summary>
    public int MaxRounds { get; init; } = 6;

    /// <summary>Tool calls of one answer; those beyond are refused.</summary>
    public int MaxCalls { get; init; } = 16;

    /// <summary>Tools that the model is told of; servers take 128 at most.</summary>
    public int MaxTools { get; init; } = 128;

    /// <summary>Estimated tokens of what was said before that the model is told; older talk is summarised.</summary>
    public int MemoryTokens { get; init; } = 1_500;

    /// <summary>Characters of one answer that are spoken; the rest is not waited for.</summary>
    public int MaxAnswerCharacters { get; init; } = 1_200;

    /// <summary>Failures in a row after which the model is left alone for <see cref="Rest"/>.</summary>
    public int MaxFailures { get; init; } = 3;

    /// <summary>How long a model that fails is not asked.</summary>
    public TimeSpan Rest { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Writes what is sent to the model to the log, at level Information. What people say at home is in it.</summary>
    public bool LogPrompts { get; init; }

    /// <summary>The name of a setting that cannot be meant; null when all can.</summary>
    public string? Wrong =>
        MaxTokens < 1 ? nameof(MaxTokens)
        : MaxRounds < 0 ? nameof(MaxRounds)
        : MaxCalls < 0 ? nameof(MaxCalls)
        : MaxTools < 0 ? nameof(MaxTools)
        : MemoryTokens < 0 ? nameof(MemoryTokens)
        : MaxAnswerCharacters < 1 ? nameof(MaxAnswerCharacters)
        : MaxFailures < 1 ? nameof(MaxFailures)
        : FirstTokenTimeout <= TimeSpan.Zero || FirstTokenTimeout > LongestTimeout ? nameof(FirstTokenTimeout)
        : Timeout <= TimeSpan.Zero || Timeout > LongestTimeout ? nameof(Timeout)
        : Rest < TimeSpan.Zero ? nameof(Rest)
        : null;
}
