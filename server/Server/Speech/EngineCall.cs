namespace Server.Speech;

/// <summary>One call of an engine elsewhere: it is given up when a step of it takes too long, and what goes wrong is told as
/// <see cref="SpeechUnavailableException"/>.</summary>
/// <param name="engine">As people know it, such as "speech synthesiser".</param>
/// <param name="patience">How long one step may take.</param>
/// <param name="caller">Cancelled when nobody wants the answer any more.</param>
public sealed class EngineCall(string engine, TimeSpan patience, TimeProvider time, CancellationToken caller) : IDisposable
{
    private readonly CancellationTokenSource _late = new(Timeout.InfiniteTimeSpan, time);
    private CancellationTokenSource? _either;

    /// <summary>Does a step.</summary>
    /// <exception cref="SpeechUnavailableException">It failed, or took too long.</exception>
    public async ValueTask<T> DoAsync<T>(Func<CancellationToken, ValueTask<T>> step)
    {
        _either ??= CancellationTokenSource.CreateLinkedTokenSource(caller, _late.Token);
        _late.CancelAfter(patience);
        try
        {
            return await step(_either.Token);
        }
        catch (OperationCanceledException) when (_late.IsCancellationRequested && !caller.IsCancellationRequested)
        {
            throw SpeechUnavailableException.Late(engine);
        }
        catch (Exception failure) when (SpeechUnavailableException.From(engine, failure) is { } unavailable)
        {
            throw unavailable;
        }
        finally
        {
            _late.CancelAfter(Timeout.InfiniteTimeSpan);
        }
    }

    public void Dispose()
    {
        _either?.Dispose();
        _late.Dispose();
    }
}
