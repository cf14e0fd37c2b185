using System.Runtime.CompilerServices;
using Server.Audio;

namespace Server.Speech;

/// <summary>Sentences as Opus packets, kept like <see cref="CachingTextToSpeech"/> keeps their samples: coding a frame costs
/// more than all else that is done for it, and what two devices are told is coded once.</summary>
/// <param name="capacity">Bytes of packets that are kept.</param>
public sealed class OpusSpeech(ITextToSpeech engine, TimeProvider time, int capacity = OpusSpeech.DefaultCapacity) : IDisposable
{
    /// <summary>2 MB: some ten minutes of speech.</summary>
    public const int DefaultCapacity = 2 * 1024 * 1024;

    private readonly SentenceCache<(string Sentence, string? Voice, AudioFormat Format), byte[]> _coded = new(
        (spoken, cancellationToken) => EncodeAsync(engine, spoken.Sentence, spoken.Voice, spoken.Format, cancellationToken),
        packet => packet.Length, time, capacity, atOnce: null, ahead: 2);

    /// <summary>The packets of a sentence, each as soon as it is made. They are shared: not to be written to.</summary>
    /// <param name="sentence">What is said.</param>
    /// <param name="voice">As <see cref="ITextToSpeech.SynthesizeAsync"/> takes it.</param>
    /// <param name="format">Of Opus.</param>
    /// <param name="cancellationToken">Ends the waiting for packets, not their making.</param>
    public IAsyncEnumerable<byte[]> SpeakAsync(string sentence, string? voice, AudioFormat format, CancellationToken cancellationToken) =>
        _coded.ReadAsync((sentence, voice, format), sentence, cancellationToken);

    public void Dispose() => _coded.Dispose();

    private static async IAsyncEnumerable<byte[]> EncodeAsync(
        ITextToSpeech engine, string sentence, string? voice, AudioFormat format, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var frames = new SentenceFrames(engine, format);
        await foreach (var packet in frames.ReadAsync(sentence, voice, cancellationToken)) yield return packet.ToArray();
    }
}
