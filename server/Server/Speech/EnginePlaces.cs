namespace Server.Speech;

/// <summary>The way to an engine that does only so much at a time. Who comes first is served first; a device has one utterance
/// at a time, so none takes another's turn.</summary>
/// <param name="engine">As people know it, such as "speech recogniser".</param>
/// <param name="atOnce">How many it serves at a time.</param>
public sealed class EnginePlaces(string engine, int atOnce) : IDisposable
{
    /// <summary>More than these would wait longer than anybody does.</summary>
    private const int MaxWaiting = 256;

    private readonly SemaphoreSlim _places = new(Math.Max(1, atOnce));
    private int _waiting;

    /// <summary>Waits for a place; disposing what is returned gives it back.</summary>
    /// <exception cref="SpeechUnavailableException">Too many wait already.</exception>
    public async ValueTask<IDisposable> EnterAsync(CancellationToken cancellationToken)
    {
        var mayWait = Interlocked.Increment(ref _waiting) <= MaxWaiting;
        try
        {
            if (!mayWait) throw new SpeechUnavailableException($"The {engine} is too busy.");
            await _places.WaitAsync(cancellationToken);
            return new Place(_places);
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }

    public void Dispose() => _places.Dispose();

    private sealed class Place(SemaphoreSlim places) : IDisposable
    {
        private SemaphoreSlim? _places = places;

        public void Dispose() => Interlocked.Exchange(ref _places, null)?.Release();
    }
}
