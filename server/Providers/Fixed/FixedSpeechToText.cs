using Server.Speech;

namespace Providers.Fixed;

/// <summary>Recognises the same sentence in everything, at once: benchmarks measure the server with it, not the
/// engine.</summary>
public sealed class FixedSpeechToText(FixedOptions options) : ISpeechToText
{
    private readonly Transcript _transcript = new(options.Sentence, 1, HeardSpeech: true);

    public ISpeechRecognizer CreateRecognizer() => new Recognizer(_transcript);

    private sealed class Recognizer(Transcript transcript) : ISpeechRecognizer
    {
        private bool _heard;

        public ValueTask SetVocabularyAsync(Vocabulary vocabulary, CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public ValueTask StartAsync(CancellationToken cancellationToken)
        {
            _heard = false;
            return ValueTask.CompletedTask;
        }

        public ValueTask WriteAsync(ReadOnlyMemory<short> samples, CancellationToken cancellationToken)
        {
            _heard |= !samples.IsEmpty;
            return ValueTask.CompletedTask;
        }

        public ValueTask CancelAsync(CancellationToken cancellationToken) => ValueTask.CompletedTask;

        public ValueTask<Transcript> FinishAsync(CancellationToken cancellationToken)
            => ValueTask.FromResult(_heard ? transcript : Transcript.Nothing);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
