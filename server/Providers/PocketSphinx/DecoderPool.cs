namespace Providers.PocketSphinx;

/// <summary>Lends decoders to utterances. A decoder costs megabytes and remembers nothing, so there are as many as
/// people speak at once, not as many as devices are connected. Who must have one and finds none waits in line.</summary>
internal sealed class DecoderPool(AcousticModel model, int maxDecoders) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly LinkedList<(Grammar Grammar, Decoder Decoder)> _idle = []; // Last used first.
    private readonly LinkedList<Waiter> _waiting = []; // First come, first served.
    private int _count;
    private bool _disposed;

    /// <param name="Grammar">What the decoder is for.</param>
    /// <param name="Turn">Gives a decoder of this grammar, or null with the right to make one.</param>
    private sealed record Waiter(Grammar Grammar, TaskCompletionSource<Decoder?> Turn);

    /// <summary>Decoders that are lent now.</summary>
    public int Lent
    {
        get
        {
            lock (_lock)
                return _count - _idle.Count;
        }
    }

    /// <summary>Lends a decoder of this grammar, an idle one or a new one.</summary>
    /// <param name="grammar">Known to be good, see <see cref="TryAdd"/>.</param>
    /// <returns>Null when all decoders are lent, or others wait.</returns>
    public Decoder? TryRent(Grammar grammar)
    {
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            if (_waiting.Count > 0)
                return null;
            if (TakeIdle(grammar) is { } idle)
                return idle;
            if (!MakeRoom())
                return null;
            _count++;
        }
        return Make(grammar);
    }

    /// <summary>As <see cref="TryRent"/>, and waits in line when there is none.</summary>
    /// <returns>Null when the patience was over first.</returns>
    public async Task<Decoder?> RentAsync(Grammar grammar, TimeSpan patience, TimeProvider time)
    {
        if (TryRent(grammar) is { } free)
            return free;
        var waiter = new Waiter(grammar, new TaskCompletionSource<Decoder?>(TaskCreationOptions.RunContinuationsAsynchronously));
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            _waiting.AddLast(waiter);
        }
        Serve(); // One may have come back in between.
        try
        {
            // No ConfigureAwait(false): the engine's scheduler bounds the parallel work.
            return await waiter.Turn.Task.WaitAsync(patience, time) ?? Make(grammar);
        }
        catch (TimeoutException)
        {
            bool isLeft;
            lock (_lock)
                isLeft = _waiting.Remove(waiter);
            return isLeft ? null : await waiter.Turn.Task ?? Make(grammar);
        }
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
        bool isKept;
        lock (_lock)
        {
            isKept = !_disposed && _count <= maxDecoders;
            if (isKept)
                _idle.AddFirst((grammar, decoder));
            else
                _count--;
        }
        if (!isKept)
            decoder.Dispose();
        Serve();
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
            foreach (Waiter waiter in _waiting)
                waiter.Turn.TrySetException(new ObjectDisposedException(nameof(DecoderPool)));
            _waiting.Clear();
        }
    }

    // Gives what is free to those who wait, in their order.
    private void Serve()
    {
        lock (_lock)
        {
            while (!_disposed && _waiting.First is { Value: var waiter })
            {
                Decoder? decoder = TakeIdle(waiter.Grammar);
                if (decoder is null)
                {
                    if (!MakeRoom())
                        return;
                    _count++;
                }
                _waiting.RemoveFirst();
                waiter.Turn.SetResult(decoder);
            }
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

    private Decoder Make(Grammar grammar)
        => Create(grammar) ?? throw new ArgumentException("PocketSphinx refuses this grammar.", nameof(grammar));

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
                Serve();
            }
        }
    }
}
