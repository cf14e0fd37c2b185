using System.Text;
using System.Text.Json;
using Server.Audio;
using Server.Speech;

namespace Providers.Wyoming;

/// <summary>Recognition by a Wyoming service, which hears an utterance while it is spoken.</summary>
public sealed class WyomingSpeechToText : ISpeechToText, IDisposable
{
    /// <summary>The server cuts utterances earlier, unless it is set otherwise.</summary>
    private static readonly TimeSpan LongestUtterance = TimeSpan.FromSeconds(60);

    // A quarter of a second: what was said before there was a place is sent in few pieces.
    private const int ChunkBytes = AudioFormat.RecognitionRateHz / 4 * sizeof(short);

    // Other messages than those that are waited for, from a service that talks much.
    private const int MaxMessages = 10_000;

    private static readonly byte[] Format = JsonSerializer.SerializeToUtf8Bytes(
        new WyomingFormat(AudioFormat.RecognitionRateHz, sizeof(short), 1), WyomingJson.Default.WyomingFormat);

    private readonly WyomingRecognitionOptions _options;
    private readonly WyomingAddress _address;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly EnginePlaces _places;

    /// <exception cref="ArgumentException">The address is no host with a port.</exception>
    public WyomingSpeechToText(WyomingRecognitionOptions options, TimeProvider time, ILogger<WyomingSpeechToText> logger)
    {
        _address = WyomingAddress.Parse("Speech:Wyoming:Recognition:Address", options.Address);
        (_options, _time, _logger) = (options, time, logger);
        _places = new EnginePlaces(RemoteRecognizer.Engine, options.AtOnce);
    }

    public ISpeechRecognizer CreateRecognizer() => new RemoteRecognizer(
        RecognizeAsync, new RecognitionLimits(LongestUtterance, TimeSpan.FromSeconds(_options.TimeoutSeconds)), _time, _logger);

    public void Dispose() => _places.Dispose();

    private async Task<Transcript> RecognizeAsync(UtteranceAudio audio, Vocabulary? vocabulary, CancellationToken cancellationToken)
    {
        var chunk = new byte[ChunkBytes];
        var count = await audio.ReadAsync(0, chunk, cancellationToken);
        if (count == 0) return Transcript.Nothing;
        using var place = await _places.EnterAsync(cancellationToken);
        using var connection = await WyomingConnection.ConnectAsync(_address, _time, cancellationToken);
        using var answered = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var sending = SendAsync(connection, audio, chunk, count, answered.Token);
        var reading = ReadTranscriptAsync(connection, answered.Token);
        try
        {
            // A service that finds the end of speech itself may answer before all of it was sent.
            if (await Task.WhenAny(sending, reading) == sending) await sending;
            return await reading;
        }
        finally
        {
            await answered.CancelAsync();
            await Task.WhenAll(sending, reading).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task SendAsync(WyomingConnection connection, UtteranceAudio audio, byte[] chunk, int count, CancellationToken cancellationToken)
    {
        var request = new WyomingTranscribe(NullIfEmpty(_options.Model), NullIfEmpty(_options.Language));
        await connection.WriteAsync(WyomingEvent.Transcribe, request, WyomingJson.Default.WyomingTranscribe, cancellationToken);
        await connection.WriteAsync(WyomingEvent.AudioStart, Format, ReadOnlyMemory<byte>.Empty, cancellationToken);
        for (var sent = 0; count > 0; count = await audio.ReadAsync(sent, chunk, cancellationToken))
        {
            await connection.WriteAsync(WyomingEvent.AudioChunk, Format, chunk.AsMemory(0, count * sizeof(short)), cancellationToken);
            sent += count;
        }

        await connection.WriteAsync(WyomingEvent.AudioStop, cancellationToken);
    }

    private async Task<Transcript> ReadTranscriptAsync(WyomingConnection connection, CancellationToken cancellationToken)
    {
        var pieces = new StringBuilder();
        for (var i = 0; i < MaxMessages; i++)
        {
            var message = await connection.ReadAsync(cancellationToken);
            switch (message.Type)
            {
                case WyomingEvent.Transcript:
                    return WrittenTranscript.Read(Text(message), confidence: 1);
                case WyomingEvent.TranscriptChunk when pieces.Length <= WrittenTranscript.MaxLength:
                    pieces.Append(Text(message));
                    break;
                case WyomingEvent.TranscriptStop:
                    return WrittenTranscript.Read(pieces.ToString(), confidence: 1);
                case WyomingEvent.Error:
                    throw WyomingFailure.Of(RemoteRecognizer.Engine, message, _logger);
            }
        }

        throw new FormatException("The service talks, and not of what was said.");
    }

    private static string Text(WyomingEvent message) =>
        message.Read(WyomingJson.Default.WyomingText).Text ?? throw new FormatException($"'{message.Type}' has no text.");

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
