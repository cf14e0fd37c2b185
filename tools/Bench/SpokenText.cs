using System.Runtime.InteropServices;
using Emulator.Sound;

namespace Bench;

/// <summary>A spoken command, 16 kHz mono PCM.</summary>
internal sealed record SpokenText(string Voice, string Text, ReadOnlyMemory<byte> Pcm)
{
    /// <summary>A fifth of a second of quiet after the words, as a person leaves before letting the button go.</summary>
    private const int TailSamples = 3_200;

    /// <summary>Every text in every voice of the <c>flite</c> program.</summary>
    /// <exception cref="InvalidOperationException">The program is missing or failed.</exception>
    public static IReadOnlyList<SpokenText> Make(IEnumerable<string> texts, IReadOnlyList<string> voices) =>
        [.. texts.SelectMany(text => voices.Select(voice => Make(text, voice)))];

    private static SpokenText Make(string text, string voice)
    {
        if (!new Flite(voice).TrySpeak(text, out var samples, out var problem)) throw new InvalidOperationException(problem);
        short[] withTail = [.. samples, .. new short[TailSamples]];
        return new SpokenText(voice, text, MemoryMarshal.AsBytes(withTail.AsSpan()).ToArray());
    }
}
