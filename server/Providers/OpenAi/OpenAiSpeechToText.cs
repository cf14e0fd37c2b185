using Server.Speech;

namespace Providers.OpenAi;

/// <summary>Recognition by an OpenAI-compatible service: an utterance is sent when it is over, as the interface has it.</summary>
public sealed class OpenAiSpeechToText : ISpeechToText, IDisposable
{
    /// <summary>The server cuts utterances earlier, unless it is set otherwise.</summary>
    private static readonly TimeSpan LongestUtterance = TimeSpan.FromSeconds(60);

    // -50 dB of full scale: no voice before a microphone is that quiet, and models make up words for silence.
    private const int QuietestPeak = 100;

    private readonly OpenAiRecognitionOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SpeechEndpoint _endpoint;
    private readonly EnginePlaces _places;

    /// <exception cref="ArgumentException">The endpoint is no HTTP address.</exception>
    public OpenAiSpeechToText(OpenAiRecognitionOptions options, TimeProvider time, ILogger<OpenAiSpeechToText> logger)
    {
        (_options, _time, _logger) = (options, time, logger);
        _endpoint = new SpeechEndpoint(
            RemoteRecognizer.Engine, "Speech:OpenAi:Recognition:Endpoint", options.Endpoint, "audio/transcriptions", options.ApiKey, time, logger);
        _places = new EnginePlaces(RemoteRecognizer.Engine, options.AtOnce);
    }

    public ISpeechRecognizer CreateRecognizer() => new RemoteRecognizer(
        RecognizeAsync, new RecognitionLimits(LongestUtterance, TimeSpan.FromSeconds(_options.TimeoutSeconds)), _time, _logger);

    public void Dispose()
    {
        _endpoint.Dispose();
        _places.Dispose();
    }

    private async Task<Transcript> RecognizeAsync(UtteranceAudio audio, Vocabulary? vocabulary, CancellationToken cancellationToken)
    {
        var samples = await audio.ReadAllAsync(cancellationToken);
        if (IsSilent(samples.Span)) return Transcript.Nothing;
        using var place = await _places.EnterAsync(cancellationToken);
        using var response = await _endpoint.PostAsync(() => TranscriptionForm.Create(_options, samples, vocabulary), cancellationToken);
        var answer = await BoundedBody.ReadAsync(response.Content, TranscriptionAnswer.MaxBytes, cancellationToken);
        return TranscriptionAnswer.Read(answer.Span);
    }

    private static bool IsSilent(ReadOnlySpan<short> samples)
    {
        foreach (var sample in samples)
        {
            if (Math.Abs((int)sample) > QuietestPeak) return false;
        }

        return true;
    }
}
