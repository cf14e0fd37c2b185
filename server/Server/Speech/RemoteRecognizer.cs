namespace Server.Speech;

/// <summary>Asks an engine elsewhere what is said in an utterance: at once, or when all of it is there.</summary>
/// <param name="audio">Grows while somebody speaks; good until the task ends.</param>
/// <param name="vocabulary">What may be said; null when nobody told.</param>
/// <param name="cancellationToken">Cancelled when nobody wants to know any more, or it takes too long.</param>
public delegate Task<Transcript> RecognizeUtterance(UtteranceAudio audio, Vocabulary? vocabulary, CancellationToken cancellationToken);

/// <summary>How long things take with an engine elsewhere.</summary>
/// <param name="Utterance">What is said after this time is not heard.</param>
/// <param name="Answer">How long the transcript may take from the end of the utterance on, with the wait for a place.</param>
public readonly record struct RecognitionLimits(TimeSpan Utterance, TimeSpan Answer);

/// <summary>The recogniser of one device whose engine is elsewhere. Audio never waits for the network: it is kept, in a bound.</summary>
/// <param name="recognize">Throws what the network throws, and <see cref="FormatException"/> for answers that cannot be used.</param>
public sealed class RemoteRecognizer(RecognizeUtterance recognize, RecognitionLimits limits, TimeProvider time, ILogger logger) : ISpeechRecognizer
{
    /// <summary>How people know it.</summary>
    public const string Engine = "speech recogniser";

    private readonly CancellationTokenSource _end = new();
    private Vocabulary? _vocabulary;
    private Utterance? _open;
    private Task _finishing = Task.CompletedTask;

    public ValueTask SetVocabularyAsync(Vocabulary vocabulary, CancellationToken cancellationToken)
    {
        _vocabulary = vocabulary;
        return ValueTask.CompletedTask;
    }

    public async ValueTask StartAsync(CancellationToken cancellationToken)
    {
        await CancelAsync(cancellationToken);
        _open = new Utterance(recognize, _vocabulary, limits, time, _end.Token);
    }

    public ValueTask WriteAsync(ReadOnlyMemory<short> samples, CancellationToken cancellationToken)
    {
        _open?.Audio.Write(samples.Span);
        return ValueTask.CompletedTask;
    }

    public async ValueTask CancelAsync(CancellationToken cancellationToken)
    {
        if (_open is not { } utterance) return;
        _open = null;
        await utterance.CancelAsync();
        Task recognition = utterance.Recognition;
        await recognition.WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancellationToken.ThrowIfCancellationRequested();
        utterance.Dispose();
    }

    public async ValueTask<Transcript> FinishAsync(CancellationToken cancellationToken)
    {
        if (_open is not { } utterance) return Transcript.Nothing;
        _open = null;
        _finishing = _finishing.IsCompleted ? utterance.Recognition : Task.WhenAll(_finishing, utterance.Recognition);
        try
        {
            return await utterance.FinishAsync(cancellationToken);
        }
        catch (SpeechUnavailableException unavailable)
        {
            logger.LogWarning("{Message} {Cause}", unavailable.Message, unavailable.InnerException?.Message);
            throw;
        }
        finally
        {
            utterance.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await Task.WhenAll(_finishing, _open?.Recognition ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _open?.Dispose();
        _end.Dispose();
    }

    /// <summary>One utterance from its first sample to its transcript.</summary>
    private sealed class Utterance : IDisposable
    {
        private readonly RecognitionLimits _limits;
        private readonly CancellationTokenSource _late;
        private readonly CancellationTokenSource _dropped;

        public Utterance(RecognizeUtterance recognize, Vocabulary? vocabulary, RecognitionLimits limits, TimeProvider time, CancellationToken end)
        {
            _limits = limits;
            _late = new CancellationTokenSource(Timeout.InfiniteTimeSpan, time);
            _dropped = CancellationTokenSource.CreateLinkedTokenSource(end, _late.Token);
            Audio = new UtteranceAudio(limits.Utterance);
            Recognition = RecognizeAsync(recognize, vocabulary);
        }

        public UtteranceAudio Audio { get; }

        public Task<Transcript> Recognition { get; }

        public Task CancelAsync() => _dropped.CancelAsync();

        public async Task<Transcript> FinishAsync(CancellationToken cancellationToken)
        {
            Audio.Complete();
            _late.CancelAfter(_limits.Answer);
            try
            {
                using var unwanted = cancellationToken.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), _dropped);
                return await Recognition;
            }
            catch (OperationCanceledException) when (_late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
            {
                throw SpeechUnavailableException.Late(Engine);
            }
            catch (Exception failure) when (SpeechUnavailableException.From(Engine, failure) is { } unavailable)
            {
                throw unavailable;
            }
        }

        public void Dispose()
        {
            _dropped.Dispose();
            _late.Dispose();
        }

        private async Task<Transcript> RecognizeAsync(RecognizeUtterance recognize, Vocabulary? vocabulary)
        {
            try
            {
                return await recognize(Audio, vocabulary, _dropped.Token);
            }
            finally
            {
                Audio.Dispose();
            }
        }
    }
}
