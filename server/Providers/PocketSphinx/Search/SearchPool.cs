using System.Collections.Concurrent;

namespace Providers.PocketSphinx.Search;

/// <summary>Lends searches to utterances, so that their memory, about a megabyte each, is used again. Safe for several
/// threads.</summary>
internal sealed class SearchPool(AcousticModel model) : IDisposable
{
    private const int MaxIdle = 64;

    private readonly ConcurrentBag<PhoneSearch> _idle = [];
    private int _lent;
    private volatile bool _isDisposed;

    /// <summary>Searches that are lent now.</summary>
    public int Lent => Volatile.Read(ref _lent);

    /// <summary>Lends a search at the beginning of an utterance.</summary>
    /// <exception cref="ObjectDisposedException">The engine is gone.</exception>
    public PhoneSearch Rent(PhoneNetwork network)
    {
        ObjectDisposedException.ThrowIf(_isDisposed, this);
        if (!_idle.TryTake(out PhoneSearch? search))
            search = new PhoneSearch(model);
        search.Start(network);
        Interlocked.Increment(ref _lent);
        return search;
    }

    /// <summary>Takes a search back.</summary>
    public void Return(PhoneSearch search)
    {
        Interlocked.Decrement(ref _lent);
        if (!_isDisposed && _idle.Count < MaxIdle)
            _idle.Add(search);
    }

    public void Dispose()
    {
        _isDisposed = true;
        _idle.Clear();
    }
}
