using System.Text.Json.Serialization;

namespace Providers.Wyoming;

/// <summary>The line before a message: its kind, and how many bytes of data and payload follow. Older services put the data into
/// the line.</summary>
internal sealed record WyomingHeader(string? Type, System.Text.Json.JsonElement? Data, int? DataLength, int? PayloadLength);

/// <param name="Text">What went wrong, for people.</param>
internal sealed record WyomingError(string? Text, string? Code);

internal sealed record WyomingTranscribe(string? Name, string? Language);

internal sealed record WyomingText(string? Text);

/// <param name="Rate">Samples a second and channel.</param>
/// <param name="Width">Bytes of a sample.</param>
/// <param name="Channels">Interleaved.</param>
internal sealed record WyomingFormat(int Rate, int Width, int Channels);

internal sealed record WyomingSynthesize(string Text, WyomingSpeaker? Voice);

/// <param name="Name">Of the voice.</param>
/// <param name="Speaker">Which of the people it can be; null for its first.</param>
internal sealed record WyomingSpeaker(string Name, string? Speaker);

/// <summary>What a service offers, of which speech is read.</summary>
internal sealed record WyomingInfo(IReadOnlyList<WyomingInfo.Program?>? Tts)
{
    public sealed record Program(IReadOnlyList<Offer?>? Voices);

    public sealed record Offer(
        string? Name, string? Description, bool? Installed, IReadOnlyList<string?>? Languages, IReadOnlyList<Person?>? Speakers);

    public sealed record Person(string? Name);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(WyomingHeader))]
[JsonSerializable(typeof(WyomingError))]
[JsonSerializable(typeof(WyomingTranscribe))]
[JsonSerializable(typeof(WyomingText))]
[JsonSerializable(typeof(WyomingFormat))]
[JsonSerializable(typeof(WyomingSynthesize))]
[JsonSerializable(typeof(WyomingInfo))]
internal sealed partial class WyomingJson : JsonSerializerContext;
