using Server.Speech;

namespace Providers.Wyoming;

/// <summary>The voices that a service says it has. One with several people in it is there once for each of the first few, as
/// <c>voice#person</c>.</summary>
internal static class WyomingVoices
{
    private const char Separator = '#';
    private const int MaxVoices = 1000;
    private const int MaxPeople = 16;
    private const int MaxNameLength = 100;
    private const string Undetermined = "und";

    /// <param name="info">As the service sent it; not to be trusted.</param>
    /// <param name="first">The one that speaks by default; empty when the service decides.</param>
    public static IReadOnlyList<Voice> Of(WyomingInfo info, string first) =>
    [
        .. (info.Tts ?? [])
            .SelectMany(program => program?.Voices ?? [])
            .Where(offer => IsName(offer?.Name) && offer?.Installed != false)
            .SelectMany(offer => People(offer!))
            .DistinctBy(voice => voice.Name, StringComparer.OrdinalIgnoreCase)
            .Take(MaxVoices)
            .OrderByDescending(voice => string.Equals(voice.Name, first, StringComparison.OrdinalIgnoreCase)),
    ];

    /// <summary>As it is asked for.</summary>
    public static WyomingSpeaker SpeakerOf(string voice)
    {
        var parts = voice.Split(Separator, 2);
        return new WyomingSpeaker(parts[0], parts.Length == 2 ? parts[1] : null);
    }

    private static IEnumerable<Voice> People(WyomingInfo.Offer offer)
    {
        // Such services write en_US.
        var language = offer.Languages?.FirstOrDefault(IsName)?.Replace('_', '-') ?? Undetermined;
        var voice = new Voice(offer.Name!, language, IsName(offer.Description) ? offer.Description : null);
        return (offer.Speakers ?? [])
            .Where(person => IsName(person?.Name))
            .Take(MaxPeople)
            .Select(person => voice with { Name = $"{voice.Name}{Separator}{person!.Name}" })
            .Prepend(voice);
    }

    private static bool IsName(string? text) => text is { Length: > 0 and <= MaxNameLength } && !text.Any(char.IsControl);
}
