using System.Text.Json;

namespace Providers.Wyoming;

/// <summary>One message of the Wyoming protocol.</summary>
/// <param name="Type">Its kind, such as <c>audio-chunk</c>.</param>
/// <param name="Data">UTF-8 of one JSON object; empty for none.</param>
/// <param name="Payload">Bytes, samples mostly; good until the next message is read.</param>
internal readonly record struct WyomingEvent(string Type, ReadOnlyMemory<byte> Data, ReadOnlyMemory<byte> Payload)
{
    /// <summary>The service could not do it; data as <see cref="WyomingError"/>.</summary>
    public const string Error = "error";

    /// <summary>Asks what the service offers.</summary>
    public const string Describe = "describe";

    /// <summary>What it offers; data as <see cref="WyomingInfo"/>.</summary>
    public const string Info = "info";

    /// <summary>Audio follows that is to be written down; data as <see cref="WyomingTranscribe"/>.</summary>
    public const string Transcribe = "transcribe";

    /// <summary>What was said, whole; data as <see cref="WyomingText"/>.</summary>
    public const string Transcript = "transcript";

    /// <summary>A piece of what was said, from services that tell early.</summary>
    public const string TranscriptChunk = "transcript-chunk";

    /// <summary>All pieces were sent.</summary>
    public const string TranscriptStop = "transcript-stop";

    /// <summary>A text is to be spoken; data as <see cref="WyomingSynthesize"/>.</summary>
    public const string Synthesize = "synthesize";

    /// <summary>Samples follow; data as <see cref="WyomingFormat"/>.</summary>
    public const string AudioStart = "audio-start";

    /// <summary>Samples are its payload; data as <see cref="WyomingFormat"/>.</summary>
    public const string AudioChunk = "audio-chunk";

    /// <summary>No more samples follow.</summary>
    public const string AudioStop = "audio-stop";

    /// <summary>The data as the record that goes with the type.</summary>
    /// <exception cref="FormatException">It is something else.</exception>
    public T Read<T>(System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        try
        {
            return JsonSerializer.Deserialize(Data.IsEmpty ? "{}"u8 : Data.Span, type)
                ?? throw new FormatException($"The data of '{Type}' is null.");
        }
        catch (JsonException unreadable)
        {
            throw new FormatException($"The data of '{Type}' cannot be read.", unreadable);
        }
    }
}
