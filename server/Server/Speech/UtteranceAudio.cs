using System.Buffers;
using System.Runtime.InteropServices;
using Server.Audio;

namespace Server.Speech;

/// <summary>What was said so far in one utterance, 16 kHz mono, kept until it is understood: what could not be sent can be sent
/// again. One writes, one reads.</summary>
/// <param name="limit">What is said after this time is not kept.</param>
public sealed class UtteranceAudio(TimeSpan limit) : IDisposable
{
    private readonly Lock _lock = new();
    private readonly int _maxSamples = (int)(limit.TotalSeconds * AudioFormat.RecognitionRateHz);
    private short[] _samples = ArrayPool<short>.Shared.Rent(AudioFormat.RecognitionRateHz);
    private TaskCompletionSource _more = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _count;
    private bool _isComplete;

    /// <summary>Copies what there is room for.</summary>
    public void Write(ReadOnlySpan<short> samples)
    {
        lock (_lock)
        {
            if (_isComplete) return;
            samples = samples[..Math.Min(samples.Length, _maxSamples - _count)];
            Grow(_count + samples.Length);
            samples.CopyTo(_samples.AsSpan(_count));
            _count += samples.Length;
            _more.TrySetResult();
        }
    }

    /// <summary>Says that no more will come.</summary>
    public void Complete()
    {
        lock (_lock)
        {
            _isComplete = true;
            _more.TrySetResult();
        }
    }

    /// <summary>All of it, once it is complete; good until <see cref="Dispose"/>.</summary>
    public async ValueTask<ReadOnlyMemory<short>> ReadAllAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            Task more;
            lock (_lock)
            {
                if (_isComplete) return _samples.AsMemory(0, _count);
                more = WaitForMore();
            }

            await more.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Reads what there is from a sample on, as little-endian bytes; waits while there is nothing.</summary>
    /// <returns>How many samples were read; 0 at the end.</returns>
    public async ValueTask<int> ReadAsync(int start, Memory<byte> target, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task more;
            lock (_lock)
            {
                var count = Math.Min(_count - start, target.Length / sizeof(short));
                if (count > 0)
                {
                    MemoryMarshal.AsBytes(_samples.AsSpan(start, count)).CopyTo(target.Span);
                    return count;
                }

                if (_isComplete) return 0;
                more = WaitForMore();
            }

            await more.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Nobody may read any more.</summary>
    public void Dispose()
    {
        Complete();
        lock (_lock)
        {
            if (_samples.Length > 0) ArrayPool<short>.Shared.Return(_samples);
            _samples = [];
            _count = 0;
        }
    }

    private Task WaitForMore()
    {
        if (_more.Task.IsCompleted) _more = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        return _more.Task;
    }

    private void Grow(int needed)
    {
        if (needed <= _samples.Length) return;
        var larger = ArrayPool<short>.Shared.Rent(Math.Max(needed, 2 * _samples.Length));
        _samples.AsSpan(0, _count).CopyTo(larger);
        ArrayPool<short>.Shared.Return(_samples);
        _samples = larger;
    }
}
