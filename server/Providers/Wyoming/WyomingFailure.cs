using Server.Speech;

namespace Providers.Wyoming;

/// <summary>What a service says that could not do it.</summary>
internal static class WyomingFailure
{
    private const int MaxReasonCharacters = 200;

    /// <param name="engine">As people know it.</param>
    /// <param name="message">Of type <see cref="WyomingEvent.Error"/>.</param>
    /// <exception cref="FormatException">It is none.</exception>
    public static SpeechUnavailableException Of(string engine, WyomingEvent message, ILogger logger)
    {
        var error = message.Read(WyomingJson.Default.WyomingError);
        var reason = (error.Text ?? "").ReplaceLineEndings(" ");
        logger.LogWarning("The {Engine} failed: {Reason}", engine, reason.Length > MaxReasonCharacters ? reason[..MaxReasonCharacters] : reason);
        return new SpeechUnavailableException($"The {engine} failed.");
    }
}
