using System.Runtime.CompilerServices;

namespace Server.Speech;

/// <summary>Keeps what an engine has spoken: houses hear few sentences, and many. Who asks for a sentence that is being
/// made gets it as it comes; the engine makes no more at a time than there are processors, so that each is made soon.</summary>
/// <param name="engine">Asked once for each sentence, as long as that is remembered.</param>
/// <param name="capacity">Samples that are kept; the sentences that were not heard for longest give way.</param>
public sealed class CachingTextToSpeech(ITextToSpeech engine, TimeProvider time, int capacity = CachingTextToSpeech.DefaultCapacity)
    : ITextToSpeech, IDisposable
{
    /// <summary>8 MB: some four minutes of speech at 16 kHz.</summary>
    public const int DefaultCapacity = 4 * 1024 * 1024;

    /// <summary>Longer sentences are not said twice.</summary>
    private const int MaxSentenceLength = 200;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<Recording>> _known = new(StringComparer.Ordinal);
    private readonly LinkedList<Recording> _byUse = new();
    private readonly SemaphoreSlim _processors = new(Environment.ProcessorCount);
    private int _samples;

    public int SampleRateHz => engine.SampleRateHz;

    public async IAsyncEnumerable<ReadOnlyMemory<short>> SynthesizeAsync(
        string sentence, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var recording = sentence.Length <= MaxSentenceLength ? Find(sentence) : Begin(sentence);
        for (var i = 0; await recording.ReadAsync(i, cancellationToken) is { } chunk; i++) yield return chunk;
    }

    public void Dispose() => _processors.Dispose();

    /// <summary>Returns when nothing is being made.</summary>
    internal Task SettledAsync()
    {
        lock (_lock) return Task.WhenAll(_byUse.Select(recording => recording.Making!));
    }

    private Recording Find(string sentence)
    {
        lock (_lock)
        {
            if (_known.TryGetValue(sentence, out var node))
            {
                _byUse.Remove(node);
                _byUse.AddFirst(node);
                return node.Value;
            }

            var recording = Begin(sentence);
            _known.Add(sentence, _byUse.AddFirst(recording));
            return recording;
        }
    }

    private Recording Begin(string sentence)
    {
        var recording = new Recording(sentence);
        recording.Making = Task.Run(() => MakeAsync(recording));
        return recording;
    }

    /// <summary>Goes on although those who asked may have left: the next will ask for the same.</summary>
    private async Task MakeAsync(Recording recording)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        Exception? failure = null;
        var isAlone = false;
        try
        {
            await _processors.WaitAsync(patience.Token);
            isAlone = true;
            await foreach (var chunk in engine.SynthesizeAsync(recording.Sentence, patience.Token)) recording.Add(chunk.ToArray());
        }
        catch (Exception exception)
        {
            // Told to those who wait for the sentence, each in its own turn.
            failure = exception;
        }

        if (isAlone) _processors.Release();
        recording.Complete(failure);
        Keep(recording, isWhole: failure is null);
    }

    private void Keep(Recording recording, bool isWhole)
    {
        lock (_lock)
        {
            if (!_known.TryGetValue(recording.Sentence, out var node) || node.Value != recording) return;
            if (isWhole) _samples += recording.Samples;
            else Forget(node);
            for (var oldest = _byUse.Last; oldest is not null && _samples > capacity;)
            {
                var previous = oldest.Previous;
                if (oldest.Value.IsComplete)
                {
                    _samples -= oldest.Value.Samples;
                    Forget(oldest);
                }

                oldest = previous;
            }
        }
    }

    private void Forget(LinkedListNode<Recording> node)
    {
        _known.Remove(node.Value.Sentence);
        _byUse.Remove(node);
    }

    /// <summary>One sentence as it is made.</summary>
    private sealed class Recording(string sentence)
    {
        private readonly Lock _lock = new();
        private readonly List<short[]> _chunks = [];
        private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Exception? _failure;

        public string Sentence => sentence;

        public Task? Making { get; set; }

        public int Samples { get; private set; }

        public bool IsComplete { get; private set; }

        public void Add(short[] chunk)
        {
            lock (_lock)
            {
                _chunks.Add(chunk);
                Samples += chunk.Length;
                _more.TrySetResult();
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

        /// <summary>A chunk, once it is there; null behind the last.</summary>
        public async ValueTask<ReadOnlyMemory<short>?> ReadAsync(int index, CancellationToken cancellationToken)
        {
            while (true)
            {
                Task more;
                lock (_lock)
                {
                    if (index < _chunks.Count) return _chunks[index];
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
