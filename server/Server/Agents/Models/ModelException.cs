namespace Server.Agents.Models;

/// <summary>A language model could not be reached, refused, broke off, or answered what cannot be read. Providers throw
/// it in place of their libraries' own exceptions.</summary>
/// <param name="message">What happened, for the log.</param>
public sealed class ModelException(string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>How long the model wants to be left alone; null when it does not say.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
