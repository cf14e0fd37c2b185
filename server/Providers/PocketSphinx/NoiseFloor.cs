namespace Providers.PocketSphinx;

/// <summary>Fills silence with noise of about -60 dBFS. Gated microphones and synthetic speech send runs of zeros, whose
/// logarithms would spoil the cepstral mean; codecs make of silence a noise of one to five steps, beside which zeros that were
/// filled looked like a sound. What is louder is a room, and stays: filled too, it cost a twentieth of the commands.</summary>
internal sealed class NoiseFloor
{
    private const int BlockSamples = 160;
    private const int Silent = 8;

    // Evenly spread within this, the root mean square is 33: -60 dBFS.
    private const int Peak = 57;

    private uint _random = 1;

    /// <summary>The same samples always get the same noise.</summary>
    public void Start() => _random = 1;

    /// <summary>Replaces every 10 ms of silence.</summary>
    public void Fill(Span<short> samples)
    {
        for (int start = 0; start < samples.Length; start += BlockSamples)
        {
            Span<short> block = samples[start..Math.Min(start + BlockSamples, samples.Length)];
            if (block.ContainsAnyExceptInRange((short)-Silent, (short)Silent))
                continue;
            foreach (ref short sample in block)
                sample = Next();
        }
    }

    private short Next()
    {
        _random = _random * 1664525 + 1013904223;
        return (short)((int)(_random >> 16) % (2 * Peak + 1) - Peak);
    }
}
