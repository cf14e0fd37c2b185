using System.Collections.Concurrent;
using Server.Speech;

namespace Server.Tests;

/// <summary>A recogniser that understands what the test says next, and remembers what it was given.</summary>
internal sealed class ScriptedSpeechToText : ISpeechToText
{
    private readonly ConcurrentQueue<Transcript> _transcripts = new();

    /// <summary>Samples that the last utterance had.</summary>
    public int Samples { get; private set; }

    /// <summary>Those samples, at 16 kHz.</summary>
    public List<short> Audio { get; } = [];

    public Vocabulary? Vocabulary { get; private set; }

    /// <summary>Utterances that were dropped.</summary>
    public int Cancelled { get; private set; }

    /// <summary>Set to hold an utterance's result back until the test completes it.</summary>
    public TaskCompletionSource? Hold { get; set; }

    public void Hears(string text) => _transcripts.Enqueue(new Transcript(text, 0.9, HeardSpeech: true));

    public void Hears(Transcript transcript) => _transcripts.Enqueue(transcript);

    public ISpeechRecognizer CreateRecognizer() => new Recognizer(this);

    private sealed class Recognizer(ScriptedSpeechToText script) : ISpeechRecognizer
    {
        public ValueTask SetVocabularyAsync(Vocabulary vocabulary, CancellationToken cancellationToken)
        {
            script.Vocabulary = vocabulary;
            return ValueTask.CompletedTask;
        }

        public ValueTask StartAsync(CancellationToken cancellationToken)
        {
            script.Samples = 0;
            script.Audio.Clear();
            return ValueTask.CompletedTask;
        }

        public ValueTask WriteAsync(ReadOnlyMemory<short> samples, CancellationToken cancellationToken)
        {
            script.Samples += samples.Length;
            script.Audio.AddRange(samples.Span);
            return ValueTask.CompletedTask;
        }

        public ValueTask CancelAsync(CancellationToken cancellationToken)
        {
            script.Cancelled++;
            return ValueTask.CompletedTask;
        }

        public async ValueTask<Transcript> FinishAsync(CancellationToken cancellationToken)
        {
            if (script.Hold is { } hold) await hold.Task.WaitAsync(cancellationToken);
            return script._transcripts.TryDequeue(out var transcript) ? transcript : Transcript.Nothing;
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
