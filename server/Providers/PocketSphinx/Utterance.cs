using Server.Audio;
using Server.Speech;

namespace Providers.PocketSphinx;

/// <summary>One device's utterances, one at a time: searched while they are spoken, and judged by how much better any
/// phones at all fit than the words of a command. Not for several threads at once.</summary>
internal sealed class Utterance(PocketSphinxSpeechToText engine, FrontEnd frontEnd) : IDisposable
{
    // Half a second of speech, searched in some 30 ms: after each piece of a longer backlog the other devices have
    // their turn.
    private const int SliceRows = 50;

    private static readonly TimeSpan DecoderRetry = TimeSpan.FromMilliseconds(5);

    private readonly NoiseFloor _noiseFloor = new();
    private readonly Endpointer _endpointer = new();
    private readonly CepstralMean _mean = new();
    private Grammar? _grammar;
    private Decoder? _decoder;
    private float[] _normalised = new float[64 * FrontEnd.RowLength];
    private int _searched;

    /// <summary>Begins an utterance and drops an unfinished one.</summary>
    /// <param name="grammar">Null when nothing can be said.</param>
    public void Start(Grammar? grammar)
    {
        GiveBack();
        _grammar = grammar;
        _noiseFloor.Start();
        _endpointer.Reset();
        frontEnd.Start();
    }

    /// <summary>Adds 16 kHz samples, which it may change.</summary>
    public void Write(Span<short> samples)
    {
        _endpointer.Write(samples);
        _noiseFloor.Fill(samples);
        frontEnd.Process(samples);
        // The first utterance waits for its own mean: searched with a guessed one it is understood clearly worse.
        if (_mean.IsKnown && frontEnd.Count > _searched && (_decoder is not null || TryRent()))
            SearchRows(frontEnd.Count - _searched);
    }

    /// <summary>Ends the utterance and says what was spoken. Without a decoder until now it waits for one and makes
    /// up for it, some fifteen times faster than it was spoken.</summary>
    public async Task<Transcript> FinishAsync()
    {
        try
        {
            frontEnd.Finish();
            if (frontEnd.Count == 0)
                return Transcript.Nothing;
            bool isFirst = !_mean.IsKnown;
            if (isFirst)
                _mean.Learn(frontEnd.Rows(0, frontEnd.Count));
            Transcript transcript = await SearchRestAsync();
            if (isFirst && !transcript.HeardSpeech)
                _mean.Forget();
            else if (!isFirst && transcript.HeardSpeech)
                _mean.Learn(frontEnd.Rows(0, frontEnd.Count));
            return transcript;
        }
        finally
        {
            GiveBack();
        }
    }

    public void Dispose()
    {
        GiveBack();
        frontEnd.Dispose();
    }

    private async ValueTask<Transcript> SearchRestAsync()
    {
        if (_grammar is null)
            return _endpointer.HasHeardSpeech ? Transcript.NotUnderstood : Transcript.Nothing;
        while (_decoder is null && !TryRent())
            await Task.Delay(DecoderRetry, engine.Time);
        while (frontEnd.Count - _searched is > 0 and var left)
        {
            SearchRows(Math.Min(left, SliceRows));
            if (left > SliceRows)
                await Task.Yield();
        }
        string? words = _decoder!.Finish(out double margin);
        return engine.Judge(words, margin, _endpointer.HasHeardSpeech);
    }

    private void SearchRows(int count)
    {
        ReadOnlySpan<float> rows = frontEnd.Rows(_searched, count);
        if (_normalised.Length < rows.Length)
            _normalised = new float[rows.Length];
        _mean.TakeOff(rows, _normalised);
        _decoder!.Process(_normalised.AsSpan(0, rows.Length));
        _searched += count;
    }

    private bool TryRent()
    {
        if (_grammar is null || engine.Pool.TryRent(_grammar) is not { } decoder)
            return false;
        _decoder = decoder;
        _decoder.Start();
        _mean.Freeze();
        return true;
    }

    private void GiveBack()
    {
        if (_decoder is not null)
            engine.Pool.Return(_grammar!, _decoder);
        _decoder = null;
        _searched = 0;
    }
}
