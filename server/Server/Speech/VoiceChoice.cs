using System.Collections.Concurrent;

namespace Server.Speech;

/// <summary>Finds voices by the names that roles and settings have for them. A name that is not there is logged, once each.</summary>
public sealed class VoiceChoice(ILogger logger)
{
    // Who makes up more names than that is not told of all of them.
    private const int MaxNames = 100;

    private readonly ConcurrentDictionary<string, bool> _unknown = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The voice of that name in any case of letters; null for null and for one that is not there.</summary>
    public Voice? Find(IReadOnlyList<Voice> voices, string? name)
    {
        if (string.IsNullOrWhiteSpace(name)) return null;
        foreach (var voice in voices)
        {
            if (string.Equals(voice.Name, name, StringComparison.OrdinalIgnoreCase)) return voice;
        }

        if (_unknown.Count < MaxNames && _unknown.TryAdd(name, true))
            logger.LogWarning("There is no voice '{Name}': the default one speaks. There are {Voices}.", name, string.Join(", ", voices.Select(voice => voice.Name)));
        return null;
    }
}
