namespace Server.Speech;

/// <summary>A speech recognition engine. Implemented by providers; safe for concurrent use.</summary>
public interface ISpeechToText
{
    /// <summary>Creates the recogniser of one device. It is kept between utterances, so that what it learns of
    /// the microphone and the room carries over.</summary>
    ISpeechRecognizer CreateRecognizer();

    /// <summary>Makes what a vocabulary needs, so that <see cref="ISpeechRecognizer.SetVocabularyAsync"/> of an equal one is quick.</summary>
    ValueTask PrepareAsync(Vocabulary vocabulary, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}

/// <summary>Recognises one device's utterances, one at a time. Calls are made one after another; the next
/// utterance may begin while <see cref="FinishAsync"/> of the one before still runs.</summary>
public interface ISpeechRecognizer : IAsyncDisposable
{
    /// <summary>Says what may be spoken; holds from the next utterance on. Cheap when nothing changed.</summary>
    ValueTask SetVocabularyAsync(Vocabulary vocabulary, CancellationToken cancellationToken);

    /// <summary>Begins an utterance and drops what is left of an unfinished one.</summary>
    ValueTask StartAsync(CancellationToken cancellationToken);

    /// <summary>Adds 16 kHz mono samples. Recognition goes on in the background; the samples are copied before
    /// this returns. Waits while the recogniser is more than its bounded queue behind.</summary>
    ValueTask WriteAsync(ReadOnlyMemory<short> samples, CancellationToken cancellationToken);

    /// <summary>Drops the utterance and what it holds of the engine; the next one starts afresh.</summary>
    ValueTask CancelAsync(CancellationToken cancellationToken);

    /// <summary>Ends the utterance and answers what was said. Cancelling ends what the engine still does for it.</summary>
    /// <exception cref="SpeechUnavailableException">The engine cannot be used at the moment. The other calls do not
    /// tell: what is wrong is told once, when somebody waits for an answer.</exception>
    ValueTask<Transcript> FinishAsync(CancellationToken cancellationToken);
}

/// <summary>What an utterance was recognised as.</summary>
/// <param name="Text">The words: in lower case from a grammar, as it writes them from an engine that knows none; empty when nothing was understood or nothing was said.</param>
/// <param name="Confidence">0 to 1, for the <c>stt</c> message; 1 from engines that do not tell.</param>
/// <param name="HeardSpeech">True when somebody spoke, understood or not; false for silence and noise.</param>
public sealed record Transcript(string Text, double Confidence, bool HeardSpeech)
{
    /// <summary>Other sentences that fit the sound nearly as well, the best first: "forty percent" beside "fourteen percent". None from
    /// engines that do not tell.</summary>
    public IReadOnlyList<string> Alternatives { get; init; } = [];

    /// <summary>Equal when all of it is, the alternatives one by one.</summary>
    public bool Equals(Transcript? other) => other is not null && Text == other.Text && Confidence.Equals(other.Confidence)
        && HeardSpeech == other.HeardSpeech && Alternatives.SequenceEqual(other.Alternatives);

    public override int GetHashCode() => HashCode.Combine(Text, Confidence, HeardSpeech, Alternatives.Count);

    /// <summary>What was typed: it is what it is.</summary>
    public static Transcript Typed(string text) => new(text, 1, HeardSpeech: true);

    /// <summary>Silence or noise.</summary>
    public static readonly Transcript Nothing = new("", 0, false);

    /// <summary>Somebody spoke, and it was not what can be said to this house.</summary>
    public static readonly Transcript NotUnderstood = new("", 0, true);
}

/// <summary>What may be said to a device now.</summary>
/// <param name="Jsgf">A complete JSGF grammar with one public rule, words in lower case; empty for a language without sentences
/// for one, which only engines that hear all words serve.</param>
/// <param name="Names">Names of things, for engines that take hints instead of a grammar.</param>
public sealed record Vocabulary(string Jsgf, IReadOnlyList<string> Names);
