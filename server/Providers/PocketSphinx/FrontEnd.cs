namespace Providers.PocketSphinx;

/// <summary>Turns the samples of an utterance into cepstra, one row for every 10 ms that hold sound; silence is left
/// out. It belongs to one device and is not for several threads.</summary>
internal sealed class FrontEnd : IDisposable
{
    /// <summary>Coefficients of a row.</summary>
    public const int RowLength = 13;

    private readonly FrontEndHandle _frontEnd;
    private float[] _rows = new float[256 * RowLength];

    public FrontEnd(AcousticModel model)
    {
        nint arguments = model.CreateArguments();
        _frontEnd = SphinxLibrary.CreateFrontEnd(arguments);
        _ = SphinxLibrary.FreeArguments(arguments);
        if (_frontEnd.IsInvalid)
            throw new InvalidOperationException("PocketSphinx could not make a front end.");
    }

    /// <summary>Rows since <see cref="Start"/>.</summary>
    public int Count { get; private set; }

    /// <summary>Some of the rows, flat.</summary>
    public ReadOnlySpan<float> Rows(int first, int count) => _rows.AsSpan(first * RowLength, count * RowLength);

    /// <summary>Begins an utterance and forgets the one before.</summary>
    public void Start()
    {
        Count = 0;
        SphinxLibrary.StartStream(_frontEnd);
        _ = SphinxLibrary.StartFrames(_frontEnd);
    }

    /// <summary>Adds 16 kHz samples.</summary>
    public unsafe void Process(ReadOnlySpan<short> samples)
    {
        const int Batch = 64;
        float** rows = stackalloc float*[Batch];
        fixed (short* start = samples)
        {
            short* next = start;
            nuint left = (nuint)samples.Length;
            int frames;
            do
            {
                Reserve(Batch);
                fixed (float* target = &_rows[Count * RowLength])
                {
                    for (int i = 0; i < Batch; i++)
                        rows[i] = target + i * RowLength;
                    frames = Batch;
                    if (SphinxLibrary.ProcessFrames(_frontEnd, ref next, ref left, rows, ref frames, out _) < 0)
                        throw new InvalidOperationException("PocketSphinx could not make cepstra.");
                }
                Count += frames;
            }
            while (left > 0 || frames == Batch);
        }
    }

    /// <summary>Makes the last row, of the samples that did not fill a frame.</summary>
    public unsafe void Finish()
    {
        Reserve(1);
        fixed (float* target = &_rows[Count * RowLength])
        {
            _ = SphinxLibrary.EndFrames(_frontEnd, target, out int frames);
            Count += frames;
        }
    }

    public void Dispose() => _frontEnd.Dispose();

    private void Reserve(int rows)
    {
        if ((Count + rows) * RowLength > _rows.Length)
            Array.Resize(ref _rows, 2 * _rows.Length);
    }
}
