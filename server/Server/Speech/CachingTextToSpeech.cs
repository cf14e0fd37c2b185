using System.Runtime.CompilerServices;

namespace Server.Speech;

/// <summary>An engine that says nothing twice: what it has spoken is kept. It makes no more at a time than there are
/// processors.</summary>
/// <param name="capacity">Samples that are kept.</param>
public sealed class CachingTextToSpeech(ITextToSpeech engine, TimeProvider time, int capacity = CachingTextToSpeech.DefaultCapacity)
    : ITextToSpeech, IDisposable
{
    /// <summary>8 MB: some four minutes of speech at 16 kHz.</summary>
    public const int DefaultCapacity = 4 * 1024 * 1024;

    /// <summary>Longer sentences are not said twice.</summary>
    private const int MaxSentenceLength = 200;

    private readonly SentenceCache<(string Sentence, string? Voice), short[]> _spoken = new(
        (spoken, cancellationToken) => engine.SynthesizeAsync(spoken.Sentence, spoken.Voice, cancellationToken).Select(samples => samples.ToArray()),
        samples => samples.Length, time, capacity, Environment.ProcessorCount, ahead: null);

    public int SampleRateHz => engine.SampleRateHz;

    public IReadOnlyList<Voice> Voices => engine.Voices;

    public async IAsyncEnumerable<ReadOnlyMemory<short>> SynthesizeAsync(
        string sentence, string? voice, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var samples in _spoken.ReadAsync((sentence, voice), sentence.Length <= MaxSentenceLength, cancellationToken))
            yield return samples;
    }

    public void Dispose() => _spoken.Dispose();

    /// <summary>Returns when nothing is being made.</summary>
    internal Task SettledAsync() => _spoken.SettledAsync();
}
