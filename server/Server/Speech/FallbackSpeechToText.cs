namespace Server.Speech;

/// <summary>An engine elsewhere, and one that hears what is said when the other cannot be used.</summary>
/// <param name="first">Hears everything.</param>
/// <param name="second">Hears an utterance when it is over and the first has failed.</param>
public sealed class FallbackSpeechToText(ISpeechToText first, ISpeechToText second) : ISpeechToText, IDisposable
{
    /// <summary>The server cuts utterances earlier, unless it is set otherwise.</summary>
    private static readonly TimeSpan LongestUtterance = TimeSpan.FromSeconds(60);

    public ISpeechRecognizer CreateRecognizer() => new Recognizer(first.CreateRecognizer(), second);

    public ValueTask PrepareAsync(Vocabulary vocabulary, CancellationToken cancellationToken) => first.PrepareAsync(vocabulary, cancellationToken);

    public void Dispose()
    {
        (first as IDisposable)?.Dispose();
        (second as IDisposable)?.Dispose();
    }

    private sealed class Recognizer(ISpeechRecognizer first, ISpeechToText fallback) : ISpeechRecognizer
    {
        // The next utterance may end while the second engine still works on the last.
        private readonly SemaphoreSlim _oneAtATime = new(1);
        private ISpeechRecognizer? _second;
        private Vocabulary? _vocabulary;
        private UtteranceAudio? _audio;

        public ValueTask SetVocabularyAsync(Vocabulary vocabulary, CancellationToken cancellationToken)
        {
            _vocabulary = vocabulary;
            return first.SetVocabularyAsync(vocabulary, cancellationToken);
        }

        public ValueTask StartAsync(CancellationToken cancellationToken)
        {
            _audio?.Dispose();
            _audio = new UtteranceAudio(LongestUtterance);
            return first.StartAsync(cancellationToken);
        }

        public ValueTask WriteAsync(ReadOnlyMemory<short> samples, CancellationToken cancellationToken)
        {
            _audio?.Write(samples.Span);
            return first.WriteAsync(samples, cancellationToken);
        }

        public ValueTask CancelAsync(CancellationToken cancellationToken)
        {
            _audio?.Dispose();
            _audio = null;
            return first.CancelAsync(cancellationToken);
        }

        public async ValueTask<Transcript> FinishAsync(CancellationToken cancellationToken)
        {
            using var audio = _audio;
            _audio = null;
            try
            {
                return await first.FinishAsync(cancellationToken);
            }
            catch (SpeechUnavailableException) when (audio is not null)
            {
                return await HearAgainAsync(audio, cancellationToken);
            }
        }

        public async ValueTask DisposeAsync()
        {
            await first.DisposeAsync();
            if (_second is not null) await _second.DisposeAsync();
            _audio?.Dispose();
            _oneAtATime.Dispose();
        }

        private async Task<Transcript> HearAgainAsync(UtteranceAudio audio, CancellationToken cancellationToken)
        {
            audio.Complete();
            var samples = await audio.ReadAllAsync(cancellationToken);
            await _oneAtATime.WaitAsync(cancellationToken);
            try
            {
                _second ??= fallback.CreateRecognizer();
                if (_vocabulary is { } vocabulary) await _second.SetVocabularyAsync(vocabulary, cancellationToken);
                await _second.StartAsync(cancellationToken);
                await _second.WriteAsync(samples, cancellationToken);
                return await _second.FinishAsync(cancellationToken);
            }
            finally
            {
                _oneAtATime.Release();
            }
        }
    }
}
