namespace Server.Speech;

/// <summary>A speech synthesis engine. Implemented by providers; safe for concurrent use.</summary>
public interface ITextToSpeech
{
    /// <summary>Rate of the samples that <see cref="SynthesizeAsync"/> gives.</summary>
    int SampleRateHz { get; }

    /// <summary>Speaks one sentence: mono samples in chunks, the first as early as the engine can.
    /// Each chunk is valid until the next is asked for.</summary>
    IAsyncEnumerable<ReadOnlyMemory<short>> SynthesizeAsync(string sentence, CancellationToken cancellationToken);
}
