namespace Server.Speech;

/// <summary>Asks for the engines when the server starts, so that a missing library or model ends it at once with its
/// message, not the first device's session.</summary>
internal sealed class SpeechStart(ISpeechToText speechToText, ITextToSpeech textToSpeech, ILogger<SpeechStart> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        logger.LogInformation(
            "Speech is recognised by {Recognition} and made by {Synthesis}", speechToText.GetType().Name, textToSpeech.GetType().Name);
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
