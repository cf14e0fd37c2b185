using System.Runtime.CompilerServices;

namespace Server.Speech;

/// <summary>An engine that says nothing twice: what it has spoken is kept. It makes so many at a time that
/// each is made soon.</summary>
/// <param name="engine">Is disposed with this, if it can be.</param>
/// <param name="time">Sentences that take too long are given up.</param>
/// <param name="capacity">Samples that are kept.</param>
/// <param name="atOnce">How many sentences are made at a time; null for as many as there are processors, which suits engines that
/// work here.</param>
public sealed class CachingTextToSpeech(
    ITextToSpeech engine, TimeProvider time, int capacity = CachingTextToSpeech.DefaultCapacity, int? atOnce = null)
    : ITextToSpeech, IDisposable
{
    /// <summary>8 MB: some four minutes of speech at 16 kHz.</summary>
    public const int DefaultCapacity = 4 * 1024 * 1024;

    private readonly SentenceCache<(string Sentence, string? Voice), short[]> _spoken = new(
        (spoken, cancellationToken) => engine.SynthesizeAsync(spoken.Sentence, spoken.Voice, cancellationToken).Select(samples => samples.ToArray()),
        samples => samples.Length, time, capacity, atOnce ?? Environment.ProcessorCount, ahead: null);

    public int SampleRateHz => engine.SampleRateHz;

    public IReadOnlyList<Voice> Voices => engine.Voices;

    public async IAsyncEnumerable<ReadOnlyMemory<short>> SynthesizeAsync(
        string sentence, string? voice, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var samples in _spoken.ReadAsync((sentence, voice), sentence, cancellationToken))
            yield return samples;
    }

    public void Dispose()
    {
        _spoken.Dispose();
        (engine as IDisposable)?.Dispose();
    }

    /// <summary>Returns when nothing is being made.</summary>
    internal Task SettledAsync() => _spoken.SettledAsync();
}
