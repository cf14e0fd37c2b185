namespace Server.Speech;

/// <summary>A speech synthesis engine. Implemented by providers; safe for concurrent use.</summary>
public interface ITextToSpeech
{
    /// <summary>Rate of the samples that <see cref="SynthesizeAsync"/> gives.</summary>
    int SampleRateHz { get; }

    /// <summary>The voices that are there now, the one that speaks by default first; empty while an engine elsewhere has not told
    /// yet. Their names are what <see cref="SynthesizeAsync"/> takes.</summary>
    IReadOnlyList<Voice> Voices { get; }

    /// <summary>Speaks one sentence: mono samples in chunks, the first as early as the engine can.
    /// Each chunk is valid until the next is asked for.</summary>
    /// <param name="sentence">What is said.</param>
    /// <param name="voice">Who says it; null, and a name that is not there, for the voice that speaks by default.</param>
    /// <param name="cancellationToken">Ends the sentence where it is.</param>
    IAsyncEnumerable<ReadOnlyMemory<short>> SynthesizeAsync(string sentence, string? voice, CancellationToken cancellationToken);
}

/// <summary>A voice of an engine.</summary>
/// <param name="Name">As settings and roles name it; unique within the engine.</param>
/// <param name="Language">What it speaks, as BCP 47 has it: <c>en-US</c>; <c>und</c> for any language, or an unknown one.</param>
/// <param name="Description">For people who choose; null when there is nothing to say.</param>
public sealed record Voice(string Name, string Language, string? Description = null);
