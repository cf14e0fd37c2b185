using System.Runtime.CompilerServices;

namespace Server.Speech;

/// <summary>Keeps what was made of sentences: houses hear few of them, and many times. Who asks for one that is being made gets
/// it as it comes.</summary>
/// <param name="make">Makes a sentence in parts. Asked once for each, as long as that is remembered.</param>
/// <param name="size">Of a part, counted as <paramref name="capacity"/> is.</param>
/// <param name="capacity">What is kept; the sentences that were not heard for longest give way.</param>
/// <param name="atOnce">How many are made at a time, so that each is made soon; null for any number.</param>
/// <param name="ahead">How many parts are made before they are asked for: what is needed later gives way to what others need now.
/// Null for all of them, also when those who asked have left.</param>
internal sealed class SentenceCache<TKey, TPart>(
    Func<TKey, CancellationToken, IAsyncEnumerable<TPart>> make, Func<TPart, int> size, TimeProvider time, int capacity, int? atOnce, int? ahead)
    : IDisposable
    where TKey : notnull
    where TPart : class
{
    /// <summary>Longer sentences are not said twice.</summary>
    private const int MaxSentenceLength = 200;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly Dictionary<TKey, LinkedListNode<Recording>> _known = [];
    private readonly LinkedList<Recording> _byUse = new();
    private readonly SemaphoreSlim? _makers = atOnce is { } count ? new(count) : null;
    private int _kept;

    /// <summary>The parts of a sentence as they come.</summary>
    public async IAsyncEnumerable<TPart> ReadAsync(TKey key, string sentence, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var recording = sentence.Length <= MaxSentenceLength ? Find(key) : Begin(key);
        for (var i = 0; await recording.ReadAsync(i, cancellationToken) is { } part; i++) yield return part;
    }

    public void Dispose() => _makers?.Dispose();

    /// <summary>Returns when nothing is being made.</summary>
    internal Task SettledAsync()
    {
        lock (_lock) return Task.WhenAll(_byUse.Select(recording => recording.Making!));
    }

    private Recording Find(TKey key)
    {
        lock (_lock)
        {
            if (_known.TryGetValue(key, out var node))
            {
                _byUse.Remove(node);
                _byUse.AddFirst(node);
                return node.Value;
            }

            var recording = Begin(key);
            _known.Add(key, _byUse.AddFirst(recording));
            return recording;
        }
    }

    private Recording Begin(TKey key)
    {
        var recording = new Recording(key);
        recording.Making = Task.Run(() => MakeAsync(recording));
        return recording;
    }

    private async Task MakeAsync(Recording recording)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        Exception? failure = null;
        var hasMaker = false;
        try
        {
            if (_makers is not null) await _makers.WaitAsync(patience.Token);
            hasMaker = true;
            await foreach (var part in make(recording.Key, patience.Token))
            {
                var count = recording.Add(part, size(part));
                if (ahead is null) continue;
                await recording.AskedForAsync(count - ahead.Value).WaitAsync(patience.Token);
                patience.CancelAfter(Patience);
            }
        }
        catch (Exception exception)
        {
            // Told to those who wait for the sentence, each in its own turn.
            failure = exception;
        }

        if (hasMaker) _makers?.Release();
        recording.Complete(failure);
        Keep(recording, isWhole: failure is null);
    }

    private void Keep(Recording recording, bool isWhole)
    {
        lock (_lock)
        {
            if (!_known.TryGetValue(recording.Key, out var node) || node.Value != recording) return;
            if (isWhole) _kept += recording.Size;
            else Forget(node);
            for (var oldest = _byUse.Last; oldest is not null && _kept > capacity;)
            {
                var previous = oldest.Previous;
                if (oldest.Value.IsComplete)
                {
                    _kept -= oldest.Value.Size;
                    Forget(oldest);
                }

                oldest = previous;
            }
        }
    }

    private void Forget(LinkedListNode<Recording> node)
    {
        _known.Remove(node.Value.Key);
        _byUse.Remove(node);
    }

    /// <summary>One sentence as it is made.</summary>
    private sealed class Recording(TKey key)
    {
        private readonly Lock _lock = new();
        private readonly List<TPart> _parts = [];
        private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private TaskCompletionSource? _asking;
        private int _asked = -1;
        private Exception? _failure;

        public TKey Key => key;

        public Task? Making { get; set; }

        public int Size { get; private set; }

        public bool IsComplete { get; private set; }

        /// <summary>Adds a part; how many there are then.</summary>
        public int Add(TPart part, int size)
        {
            lock (_lock)
            {
                _parts.Add(part);
                Size += size;
                _more.TrySetResult();
                return _parts.Count;
            }
        }

        /// <summary>Completes when somebody has asked for the part of this index or a later one.</summary>
        public Task AskedForAsync(int index)
        {
            lock (_lock)
            {
                if (_asked >= index) return Task.CompletedTask;
                return (_asking ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }
        }

        public void Complete(Exception? failure)
        {
            lock (_lock)
            {
                _failure = failure;
                IsComplete = true;
                _more.TrySetResult();
            }
        }

        /// <summary>A part, once it is there; null behind the last.</summary>
        public async ValueTask<TPart?> ReadAsync(int index, CancellationToken cancellationToken)
        {
            while (true)
            {
                Task more;
                lock (_lock)
                {
                    if (index > _asked)
                    {
                        _asked = index;
                        _asking?.TrySetResult();
                        _asking = null;
                    }

                    if (index < _parts.Count) return _parts[index];
                    if (_failure is SpeechUnavailableException unavailable)
                        throw new SpeechUnavailableException(unavailable.Message, unavailable);
                    if (_failure is not null) throw new InvalidOperationException("The sentence could not be spoken.", _failure);
                    if (IsComplete) return null;
                    if (_more.Task.IsCompleted) _more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                    more = _more.Task;
                }

                await more.WaitAsync(cancellationToken);
            }
        }
    }
}
