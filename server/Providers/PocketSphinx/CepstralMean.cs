namespace Providers.PocketSphinx;

/// <summary>The mean cepstrum of one device: the colour and gain of its microphone and room, taken off every row.
/// What one utterance teaches serves the next while it is still being spoken.</summary>
internal sealed class CepstralMean
{
    private readonly float[] _mean = new float[FrontEnd.RowLength];
    private readonly float[] _used = new float[FrontEnd.RowLength];

    /// <summary>False until a first utterance was learned.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>The mean to be taken off every row of an utterance.</summary>
    public ReadOnlySpan<float> Used => _used;

    /// <summary>Makes what is known the mean to be used, for one search of an utterance.</summary>
    public void Freeze() => _mean.CopyTo(_used, 0);

    /// <summary>Learns from a whole utterance: half of what is known from now on is of this one.</summary>
    public void Learn(ReadOnlySpan<float> rows)
    {
        int frames = rows.Length / FrontEnd.RowLength;
        if (frames == 0)
            return;
        for (int c = 0; c < FrontEnd.RowLength; c++)
        {
            double sum = 0;
            for (int i = c; i < rows.Length; i += FrontEnd.RowLength)
                sum += rows[i];
            float own = (float)(sum / frames);
            _mean[c] = IsKnown ? (_mean[c] + own) / 2 : own;
        }
        IsKnown = true;
    }

    /// <summary>Forgets what was learned, because it was noise.</summary>
    public void Forget() => IsKnown = false;
}
