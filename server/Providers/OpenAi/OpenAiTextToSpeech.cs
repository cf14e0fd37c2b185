using System.Runtime.CompilerServices;
using Server.Speech;

namespace Providers.OpenAi;

/// <summary>Speech of an OpenAI-compatible service; the first samples leave as soon as they come.</summary>
public sealed class OpenAiTextToSpeech : ITextToSpeech, IDisposable
{
    private const string Engine = "speech synthesiser";

    // 85 ms at 24 kHz: what comes slower leaves in smaller pieces.
    private const int ChunkBytes = 4096;

    // As long as the interface allows.
    private const int MaxCharacters = 4096;

    private readonly OpenAiSynthesisOptions _options;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly SpeechEndpoint _endpoint;
    private readonly EnginePlaces _places;
    private readonly VoiceChoice _choice;

    /// <exception cref="ArgumentException">The endpoint is no HTTP address, or the rate is none.</exception>
    public OpenAiTextToSpeech(OpenAiSynthesisOptions options, TimeProvider time, ILogger<OpenAiTextToSpeech> logger)
    {
        if (!Server.Audio.PcmReader.Takes(options.SampleRateHz, channels: 1))
            throw new ArgumentException($"Speech:OpenAi:Synthesis:SampleRateHz is {options.SampleRateHz}.", nameof(options));
        (_options, _time, _logger) = (options, time, logger);
        _endpoint = new SpeechEndpoint(Engine, "Speech:OpenAi:Synthesis:Endpoint", options.Endpoint, "audio/speech", options.ApiKey, time, logger);
        _places = new EnginePlaces(Engine, options.AtOnce);
        _choice = new VoiceChoice(logger);
        Voices =
        [
            new Voice(options.Voice, options.Voices.GetValueOrDefault(options.Voice, "und")),
            .. options.Voices.Where(voice => voice.Key != options.Voice).Select(voice => new Voice(voice.Key, voice.Value)),
        ];
    }

    public int SampleRateHz => _options.SampleRateHz;

    public IReadOnlyList<Voice> Voices { get; }

    public async IAsyncEnumerable<ReadOnlyMemory<short>> SynthesizeAsync(
        string sentence, string? voice, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!sentence.Any(char.IsLetterOrDigit)) yield break;
        using var call = new EngineCall(Engine, TimeSpan.FromSeconds(_options.TimeoutSeconds), _time, cancellationToken);
        using var place = await call.DoAsync(_places.EnterAsync);
        var request = new SpeechRequest(
            _options.Model, sentence[..Math.Min(sentence.Length, MaxCharacters)], (_choice.Find(Voices, voice) ?? Voices[0]).Name, _options.Format);
        using var response = await call.DoAsync(token => new ValueTask<HttpResponseMessage>(_endpoint.PostAsync(request.ToContent, token)));
        if (SpeechAnswer.Unusable(response.Content.Headers.ContentType?.MediaType) is { } type)
        {
            _logger.LogWarning("The {Engine} sent {Type} where {Format} was asked for.", Engine, type, _options.Format);
            throw new SpeechUnavailableException($"The {Engine} speaks in a form that cannot be used ({type}).");
        }

        await using var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var answer = new SpeechAnswer(_options.SampleRateHz, SampleRateHz);
        var buffer = new byte[ChunkBytes];
        while (!answer.IsComplete)
        {
            var samples = await call.DoAsync(token => ReadAsync(stream, buffer, answer, token));
            if (!samples.IsEmpty) yield return samples;
        }
    }

    public void Dispose()
    {
        _endpoint.Dispose();
        _places.Dispose();
    }

    private static async ValueTask<ReadOnlyMemory<short>> ReadAsync(
        Stream stream, byte[] buffer, SpeechAnswer answer, CancellationToken cancellationToken)
    {
        var count = await stream.ReadAsync(buffer, cancellationToken);
        return count == 0 ? answer.Finish() : answer.Read(buffer.AsSpan(0, count));
    }
}
