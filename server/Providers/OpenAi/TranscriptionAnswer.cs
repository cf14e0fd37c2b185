using System.Text.Json;
using System.Text.Json.Serialization;
using Server.Speech;

namespace Providers.OpenAi;

/// <summary>The answer of a transcription service, <c>json</c> or <c>verbose_json</c>; what is not used is left out.</summary>
/// <param name="Text">What was said.</param>
/// <param name="Segments">Parts of it, where the server tells.</param>
internal sealed record TranscriptionAnswer(string? Text, IReadOnlyList<TranscriptionAnswer.Segment?>? Segments)
{
    /// <summary>The answer of a quarter of a minute is a few kilobytes.</summary>
    public const int MaxBytes = 1024 * 1024;

    // Whisper's own limits for a part that it takes for silence.
    private const double NoSpeech = 0.6;
    private const double Unsure = -1;

    /// <param name="AverageLogProbability">Of its tokens, natural logarithm.</param>
    /// <param name="NoSpeechProbability">That nobody spoke in it, 0 to 1.</param>
    /// <param name="Start">In seconds.</param>
    /// <param name="End">In seconds.</param>
    public sealed record Segment(
        [property: JsonPropertyName("avg_logprob")] double? AverageLogProbability,
        [property: JsonPropertyName("no_speech_prob")] double? NoSpeechProbability,
        double? Start,
        double? End)
    {
        public bool IsSilence => NoSpeechProbability > NoSpeech && AverageLogProbability < Unsure;
    }

    /// <exception cref="FormatException">It is no such answer.</exception>
    public static Transcript Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var answer = JsonSerializer.Deserialize(utf8, TranscriptionJson.Default.TranscriptionAnswer);
            if (answer?.Text is not { } text) throw new FormatException("The answer has no text.");
            Segment[] segments = [.. (answer.Segments ?? []).OfType<Segment>()];
            return segments.Length > 0 && Array.TrueForAll(segments, segment => segment.IsSilence)
                ? Transcript.Nothing
                : WrittenTranscript.Read(text, ConfidenceOf(segments));
        }
        catch (JsonException unreadable)
        {
            throw new FormatException("The answer is no JSON.", unreadable);
        }
    }

    /// <summary>The mean probability of a token, long parts weighing more.</summary>
    private static double ConfidenceOf(Segment[] segments)
    {
        var told = segments.Where(segment => segment.AverageLogProbability is not null).ToArray();
        var length = told.Sum(LengthOf);
        return told.Length == 0 || length <= 0 ? 1 : Math.Exp(told.Sum(segment => segment.AverageLogProbability!.Value * LengthOf(segment)) / length);
    }

    private static double LengthOf(Segment segment) => Math.Max(0.01, segment.End - segment.Start ?? 0.01);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(TranscriptionAnswer))]
internal sealed partial class TranscriptionJson : JsonSerializerContext;
