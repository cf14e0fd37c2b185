namespace Nano;

/// <summary>
/// Everything that left the speaker, playback by playback: the last 32 that nobody took out, each up to 60 s long. The
/// memory for the one that sounds is taken once.
/// </summary>
public sealed class SpeakerRecording(IBoardClock clock)
{
    private const int SecondsKept = 60;
    private const int PlaybacksKept = 32;

    private readonly Lock _lock = new();
    private readonly Queue<Playback> _finished = new();
    private byte[] _sound = [];
    private int _length;
    private int _frameBytes = 4;
    private int _channels = 2;
    private int _rate;
    private long _startedAt = -1;

    /// <summary>Raised on the firmware's thread when sound begins after a silence; the argument is the board time in microseconds.</summary>
    public event EventHandler<long>? Started;

    /// <summary>Raised on the firmware's thread when it closes the speaker after sound, or in the middle of it; the argument is the board time in microseconds.</summary>
    public event EventHandler<long>? Closed;

    /// <summary>Board time in microseconds at which the sound in the ring ends.</summary>
    public long EndsAt { get; internal set; }

    /// <summary>True while sound leaves the speaker.</summary>
    public bool IsPlaying => clock.Microseconds < EndsAt;

    /// <summary>Sound that was not kept because a playback was longer than a minute, in bytes.</summary>
    public long DroppedBytes { get; private set; }

    /// <summary>Bytes of sound that reached the speaker since the start.</summary>
    public long TotalBytes { get; private set; }

    /// <summary>The playback that began first and has ended; false while there is none.</summary>
    public bool TryTake([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out Playback? playback)
    {
        lock (_lock)
        {
            if (_startedAt >= 0 && clock.Microseconds > EndsAt + I2sTransmitter.PauseBetweenPlaybacksMicroseconds) Finish();
            return _finished.TryDequeue(out playback);
        }
    }

    internal void Attach(int rate, int frameBytes, int channels)
    {
        lock (_lock)
        {
            if (_startedAt >= 0) Finish();
            _rate = rate;
            _frameBytes = frameBytes;
            _channels = channels;
            var bytes = SecondsKept * rate * frameBytes;
            if (_sound.Length < bytes) _sound = new byte[bytes];
        }
    }

    internal void BeginPlayback(long startsAt)
    {
        lock (_lock)
        {
            if (_startedAt >= 0) Finish();
            _startedAt = startsAt;
        }

        Started?.Invoke(this, startsAt);
    }

    internal void Append(ReadOnlySpan<byte> frames)
    {
        lock (_lock)
        {
            TotalBytes += frames.Length;
            var room = Math.Min(frames.Length, _sound.Length - _length);
            frames[..room].CopyTo(_sound.AsSpan(_length));
            _length += room;
            DroppedBytes += frames.Length - room;
        }
    }

    internal void AppendSilence(long frames)
    {
        lock (_lock)
        {
            var bytes = (int)Math.Min(frames * _frameBytes, _sound.Length - _length);
            if (bytes <= 0) return;
            _sound.AsSpan(_length, bytes).Clear();
            _length += bytes;
        }
    }

    internal void CutOff(long unplayedFrames)
    {
        lock (_lock)
        {
            _length = (int)Math.Max(0, _length - unplayedFrames * _frameBytes);
            EndsAt = Math.Min(EndsAt, clock.Microseconds);
            if (_startedAt >= 0) Finish();
        }

        Closed?.Invoke(this, clock.Microseconds);
    }

    private void Finish()
    {
        if (_finished.Count == PlaybacksKept) _finished.Dequeue();
        _finished.Enqueue(new Playback(_startedAt, _rate, _channels, _frameBytes / _channels, _sound.AsSpan(0, _length).ToArray()));
        _startedAt = -1;
        _length = 0;
    }
}
