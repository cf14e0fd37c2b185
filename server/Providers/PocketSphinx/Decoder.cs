using System.Runtime.InteropServices;

namespace Providers.PocketSphinx;

/// <summary>Searches one grammar for the best way through an utterance. It keeps nothing from one utterance to the
/// next, so any device may use it, one at a time. Not for several threads at once.</summary>
internal sealed class Decoder : IDisposable
{
    // Features of a row need the rows three before and after it.
    private const int WindowRows = 3;

    private const string SearchName = "grammar";

    private readonly DecoderHandle _decoder;
    private readonly float[] _last = new float[FrontEnd.RowLength];
    private bool _started;

    private Decoder(DecoderHandle decoder) => _decoder = decoder;

    /// <summary>Rows of the utterance so far.</summary>
    public int Count { get; private set; }

    /// <summary>Makes a decoder with the words of this grammar only: 10 ms instead of 75, 10 MB instead of 30.</summary>
    /// <returns>Null when PocketSphinx refuses the grammar.</returns>
    public static Decoder? TryCreate(AcousticModel model, Grammar grammar)
    {
        nint arguments = model.CreateArguments();
        DecoderHandle handle = SphinxLibrary.CreateDecoder(arguments);
        _ = SphinxLibrary.FreeArguments(arguments);
        if (handle.IsInvalid)
            throw new InvalidOperationException("PocketSphinx could not load the speech model.");
        foreach ((string word, string phones) in grammar.Words)
        {
            if (SphinxLibrary.AddWord(handle, word, phones, update: 0) < 0)
                return Refuse(handle);
        }
        // To ask for a result with no search set crashes: such a decoder is never given out.
        if (!NativeNetwork.TrySet(handle, SearchName, grammar.Network) || SphinxLibrary.SetSearch(handle, SearchName) < 0)
            return Refuse(handle);
        return new Decoder(handle);
    }

    private static Decoder? Refuse(DecoderHandle handle)
    {
        handle.Dispose();
        return null;
    }

    /// <summary>Begins an utterance and drops an unfinished one.</summary>
    public void Start()
    {
        if (_started)
            _ = SphinxLibrary.EndUtterance(_decoder);
        Count = 0;
        _started = SphinxLibrary.StartUtterance(_decoder) >= 0;
        if (!_started)
            throw new InvalidOperationException("PocketSphinx could not begin an utterance.");
    }

    /// <summary>Adds rows, flat, with the cepstral mean taken off.</summary>
    public unsafe void Process(ReadOnlySpan<float> rows)
    {
        const int Batch = 32;
        float** pointers = stackalloc float*[Batch];
        fixed (float* start = rows)
        {
            int frames = rows.Length / FrontEnd.RowLength;
            for (int done = 0; done < frames; done += Batch)
            {
                int count = Math.Min(Batch, frames - done);
                for (int i = 0; i < count; i++)
                    pointers[i] = start + (done + i) * FrontEnd.RowLength;
                if (SphinxLibrary.ProcessCepstra(_decoder, pointers, count, noSearch: 0, fullUtterance: 0) < 0)
                    throw new InvalidOperationException("PocketSphinx could not search.");
            }
            Count += frames;
        }
        if (!rows.IsEmpty)
            rows[^FrontEnd.RowLength..].CopyTo(_last);
    }

    /// <summary>Ends the utterance.</summary>
    /// <param name="margin">How far the words are below the best way through any phones, for each row that they took:
    /// 0 when nothing fits better, else negative.</param>
    /// <returns>The words, or null when no command fits at all.</returns>
    public string? Finish(out double margin)
    {
        margin = double.NegativeInfinity;
        if (Count == 0)
            return null;
        // Fed with cepstra, PocketSphinx leaves the last window unsearched: give it the repeated row it would itself
        // take at the end of whole utterances.
        for (int i = 0; i < WindowRows; i++)
            Process(_last);
        // Until the utterance is ended the best of all ways is told, afterwards the best that ends the grammar.
        _ = GetHypothesis(out int best);
        _started = false;
        _ = SphinxLibrary.EndUtterance(_decoder);
        if (GetHypothesis(out int score) is not { } words || Grammar.IsOtherSpeech(words))
            return null;
        margin = Math.Min(0, score - best) / (double)Math.Max(1, CountWordRows());
        return words;
    }

    // Silence and noises between the words fit every way alike: counted in, they would hide a bad fit.
    private unsafe int CountWordRows()
    {
        int rows = 0;
        for (nint segment = SphinxLibrary.FirstSegment(_decoder); segment != 0; segment = SphinxLibrary.NextSegment(segment))
        {
            SphinxLibrary.GetSegmentFrames(segment, out int first, out int last);
            byte start = *SphinxLibrary.GetSegmentWord(segment);
            if (start is not ((byte)'<' or (byte)'[' or (byte)'(')) // <sil>, [NOISE], (NULL)
                rows += last - first + 1;
        }
        return rows;
    }

    // The string is the decoder's: copied before anything else can change it.
    private unsafe string? GetHypothesis(out int score)
        => Marshal.PtrToStringUTF8((nint)SphinxLibrary.GetHypothesis(_decoder, out score));

    public void Dispose() => _decoder.Dispose();
}
