using System.Diagnostics;
using Server.Audio;

namespace Server.Speech;

/// <summary>Speaks a word to itself when the server starts: a missing library or model ends the server at once with
/// its message, and the first person who speaks does not wait for code and models to be loaded.</summary>
internal sealed class SpeechStart(ISpeechToText speechToText, ITextToSpeech textToSpeech, ILogger<SpeechStart> logger) : IHostedService
{
    private const string Word = "ready";

    private static readonly Vocabulary OneWord = new($"#JSGF V1.0; grammar start; public <start> = {Word};", []);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        await using var recognizer = speechToText.CreateRecognizer();
        await recognizer.SetVocabularyAsync(OneWord, cancellationToken);
        await recognizer.StartAsync(cancellationToken);
        await foreach (var samples in textToSpeech.SynthesizeAsync(Word, voice: null, cancellationToken))
        {
            if (textToSpeech.SampleRateHz == AudioFormat.RecognitionRateHz)
                await recognizer.WriteAsync(samples, cancellationToken);
        }

        await recognizer.FinishAsync(cancellationToken);
        logger.LogInformation(
            "Speech is recognised by {Recognition} and made by {Synthesis}, ready after {Seconds:F1} s.",
            speechToText.GetType().Name, textToSpeech.GetType().Name, Stopwatch.GetElapsedTime(started).TotalSeconds);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
