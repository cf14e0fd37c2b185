using Server.Speech;

namespace Server.Sessions;

/// <summary>What can be said to one device now. A new vocabulary takes the recogniser a while: it is made beside the talk, and of
/// several that were asked for meanwhile only the last. Safe for several threads.</summary>
/// <param name="build">The vocabulary of what is attached at this moment.</param>
internal sealed class SpokenWords(Func<Vocabulary> build, ISpeechToText engine, TimeProvider time, ILogger logger) : IAsyncDisposable
{
    /// <summary>How long somebody who wants to speak waits for a new vocabulary; then the one before does.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(500);

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _end = new();
    private Task _making = Task.CompletedTask;
    private Vocabulary? _ready;
    private bool _isMaking;
    private bool _isStale;

    /// <summary>Something else is attached: makes a new vocabulary, without waiting.</summary>
    public void Renew()
    {
        lock (_lock)
        {
            _isStale = true;
            if (_isMaking || _end.IsCancellationRequested) return;
            _isMaking = true;
            _making = Task.Run(MakeAsync);
        }
    }

    /// <summary>What the next utterance may be.</summary>
    public async ValueTask<Vocabulary> TakeAsync(CancellationToken cancellationToken)
    {
        Task making;
        bool isFirst;
        lock (_lock)
        {
            if (!_isMaking) return build();
            (making, isFirst) = (_making, _ready is null);
        }

        try
        {
            await making.WaitAsync(isFirst ? Timeout.InfiniteTimeSpan : Patience, time, cancellationToken);
            return build();
        }
        catch (TimeoutException)
        {
            lock (_lock) return _ready!;
        }
    }

    public async ValueTask DisposeAsync()
    {
        Task making;
        lock (_lock)
        {
            _end.Cancel();
            making = _making;
        }

        await making;
        _end.Dispose();
    }

    private async Task MakeAsync()
    {
        while (TakeStale())
        {
            try
            {
                var vocabulary = build();
                await engine.PrepareAsync(vocabulary, _end.Token);
                lock (_lock) _ready = vocabulary;
            }
            catch (OperationCanceledException) when (_end.IsCancellationRequested)
            {
            }
            catch (Exception problem)
            {
                // The next utterance asks for it again, and tells.
                logger.LogWarning(problem, "The recogniser could not be made ready for what is attached.");
            }
        }
    }

    private bool TakeStale()
    {
        lock (_lock)
        {
            _isMaking = _isStale && !_end.IsCancellationRequested;
            _isStale = false;
            return _isMaking;
        }
    }
}
