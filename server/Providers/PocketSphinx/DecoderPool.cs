namespace Providers.PocketSphinx;

/// <summary>Lends decoders to utterances. A decoder costs megabytes and remembers nothing, so there are as many as
/// people speak at once, not as many as devices are connected.</summary>
internal sealed class DecoderPool(AcousticModel model, int maxDecoders) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly LinkedList<(Grammar Grammar, Decoder Decoder)> _idle = []; // Last used first.
    private int _count;
    private bool _disposed;

    /// <summary>Lends a decoder of this grammar, an idle one or a new one.</summary>
    /// <param name="grammar">Known to be good, see <see cref="TryAdd"/>.</param>
    /// <returns>Null when all decoders are lent.</returns>
    public Decoder? TryRent(Grammar grammar)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (TakeIdle(grammar) is { } idle)
                return idle;
            if (!MakeRoom())
                return null;
            _count++;
        }
        return Create(grammar) ?? throw new ArgumentException("PocketSphinx refuses this grammar.", nameof(grammar));
    }

    /// <summary>Tries a new grammar and keeps its decoder ready for the first utterance.</summary>
    /// <returns>False when PocketSphinx refuses it.</returns>
    public bool TryAdd(Grammar grammar)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            MakeRoom();
            _count++;
        }
        if (Create(grammar) is not { } decoder)
            return false;
        Return(grammar, decoder);
        return true;
    }

    /// <summary>Takes a decoder back.</summary>
    public void Return(Grammar grammar, Decoder decoder)
    {
        lock (_lock)
        {
            if (!_disposed && _count <= maxDecoders)
            {
                _idle.AddFirst((grammar, decoder));
                return;
            }
            _count--;
        }
        decoder.Dispose();
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _disposed = true;
            foreach ((_, Decoder decoder) in _idle)
                decoder.Dispose();
            _count -= _idle.Count;
            _idle.Clear();
        }
    }

    private Decoder? TakeIdle(Grammar grammar)
    {
        for (var node = _idle.First; node is not null; node = node.Next)
        {
            if (!ReferenceEquals(node.Value.Grammar, grammar))
                continue;
            _idle.Remove(node);
            return node.Value.Decoder;
        }
        return null;
    }

    private bool MakeRoom()
    {
        if (_count < maxDecoders)
            return true;
        if (_idle.Last is not { } oldest)
            return false;
        _idle.RemoveLast();
        oldest.Value.Decoder.Dispose();
        _count--;
        return true;
    }

    private Decoder? Create(Grammar grammar)
    {
        Decoder? decoder = null;
        try
        {
            decoder = Decoder.TryCreate(model, grammar);
            return decoder;
        }
        finally
        {
            if (decoder is null)
            {
                lock (_lock)
                    _count--;
            }
        }
    }
}
