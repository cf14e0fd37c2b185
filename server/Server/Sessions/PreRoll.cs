namespace Server.Sessions;

/// <summary>The last half second of sound. An endpointer is sure of speech only some 200 ms after its first sound;
/// the recogniser gets those and 300 ms of what was before.</summary>
internal sealed class PreRoll
{
    // A client that holds a button needs none.
    private short[] _samples = [];
    private int _next;
    private int _count;

    /// <summary>Adds samples; the oldest give way.</summary>
    public void Add(ReadOnlySpan<short> samples)
    {
        if (_samples.Length == 0) _samples = new short[Audio.AudioFormat.RecognitionRateHz / 2];
        if (samples.Length > _samples.Length) samples = samples[^_samples.Length..];
        var atEnd = Math.Min(samples.Length, _samples.Length - _next);
        samples[..atEnd].CopyTo(_samples.AsSpan(_next));
        samples[atEnd..].CopyTo(_samples);
        _next = (_next + samples.Length) % _samples.Length;
        _count = Math.Min(_count + samples.Length, _samples.Length);
    }

    /// <summary>All of it, oldest first, and forgets it.</summary>
    public short[] Take()
    {
        if (_count == 0) return [];
        var taken = new short[_count];
        var start = (_next - _count + _samples.Length) % _samples.Length;
        var atEnd = Math.Min(_count, _samples.Length - start);
        _samples.AsSpan(start, atEnd).CopyTo(taken);
        _samples.AsSpan(0, _count - atEnd).CopyTo(taken.AsSpan(atEnd));
        _count = 0;
        return taken;
    }
}
