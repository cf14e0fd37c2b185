using Server.Audio;
using Server.Speech;

namespace Providers.PocketSphinx;

/// <summary>One device's utterances, one at a time: searched while they are spoken, and judged by how much better any
/// phones at all fit than the words of a command. Not for several threads at once.</summary>
internal sealed class Utterance(PocketSphinxSpeechToText engine, FrontEnd frontEnd) : IDisposable
{
    // A pause that may be the end of an utterance.
    private const int PauseMilliseconds = 200;

    // Half a second of speech, searched in some 30 ms: after each piece of a longer backlog the other devices have
    // their turn.
    private const int SliceRows = 50;

    /// <summary>How long a finished utterance waits in line for a decoder; who spoke has given up by then.</summary>
    private static readonly TimeSpan DecoderPatience = TimeSpan.FromSeconds(30);

    private readonly NoiseFloor _noiseFloor = new();
    private readonly Endpointer _endpointer = new();
    private readonly CepstralMean _mean = new();
    private Grammar? _grammar;
    private Decoder? _decoder;
    private float[] _normalised = new float[SliceRows * FrontEnd.RowLength];
    private int _searched;
    private int _rowsBeforePause;
    private bool _isFirst = true;

    /// <summary>Begins an utterance and drops an unfinished one.</summary>
    /// <param name="grammar">Null when nothing can be said.</param>
    public void Start(Grammar? grammar)
    {
        GiveBack();
        if (_isFirst)
            _mean.Forget();
        _rowsBeforePause = 0;
        _grammar = grammar;
        _noiseFloor.Start();
        _endpointer.Reset();
        frontEnd.Start();
    }

    /// <summary>Adds 16 kHz samples, which it may change.</summary>
    public async ValueTask WriteAsync(Memory<short> samples)
    {
        _endpointer.Write(samples.Span);
        _noiseFloor.Fill(samples.Span);
        frontEnd.Process(samples.Span);
        // The first utterance waits for its own mean: searched with a guessed one it is understood clearly worse. What
        // was said before a pause tells enough, and the search is then done when the speaker lets the button go.
        if (!_mean.IsKnown && _endpointer.SilentMilliseconds >= PauseMilliseconds)
        {
            _rowsBeforePause = frontEnd.Count;
            _mean.Learn(frontEnd.Rows(0, _rowsBeforePause));
        }
        if (_mean.IsKnown && frontEnd.Count > _searched && (_decoder is not null || TryRent()))
            await SearchAsync();
    }

    /// <summary>Ends the utterance and says what was spoken. Without a decoder until now it waits for one and makes
    /// up for it, some fifteen times faster than it was spoken.</summary>
    public async ValueTask<Transcript> FinishAsync()
    {
        try
        {
            frontEnd.Finish();
            if (frontEnd.Count == 0)
                return Transcript.Nothing;
            if (_isFirst)
                LearnFirst();
            Transcript transcript = await JudgeAsync();
            if (!transcript.HeardSpeech)
                return transcript;
            if (!_isFirst)
                _mean.Learn(frontEnd.Rows(0, frontEnd.Count));
            _isFirst = false;
            return transcript;
        }
        finally
        {
            GiveBack();
        }
    }

    /// <summary>Drops the utterance.</summary>
    public void Cancel() => GiveBack();

    public void Dispose()
    {
        GiveBack();
        frontEnd.Dispose();
    }

    // A pause after the first word may have come too early: then everything is searched again.
    private void LearnFirst()
    {
        if (3 * _rowsBeforePause > 2 * frontEnd.Count)
            return;
        GiveBack();
        _mean.Forget();
        _mean.Learn(frontEnd.Rows(0, frontEnd.Count));
    }

    private async ValueTask<Transcript> JudgeAsync()
    {
        if (_grammar is null)
            return _endpointer.HasHeardSpeech ? Transcript.NotUnderstood : Transcript.Nothing;
        if (_decoder is null)
        {
            if (await engine.Pool.RentAsync(_grammar, DecoderPatience, engine.Time) is not { } decoder)
                return Transcript.NotUnderstood;
            Begin(decoder);
        }
        await SearchAsync();
        string? words = _decoder!.Finish(out double margin);
        return engine.Judge(words, margin, _endpointer.HasHeardSpeech);
    }

    private async ValueTask SearchAsync()
    {
        while (true)
        {
            int count = Math.Min(frontEnd.Count - _searched, SliceRows);
            _mean.TakeOff(frontEnd.Rows(_searched, count), _normalised);
            _decoder!.Process(_normalised.AsSpan(0, count * FrontEnd.RowLength));
            _searched += count;
            if (_searched == frontEnd.Count)
                return;
            await Task.Yield();
        }
    }

    private bool TryRent()
    {
        if (_grammar is null || engine.Pool.TryRent(_grammar) is not { } decoder)
            return false;
        Begin(decoder);
        return true;
    }

    private void Begin(Decoder decoder)
    {
        _decoder = decoder;
        _decoder.Start();
        _mean.Freeze();
    }

    private void GiveBack()
    {
        if (_decoder is not null)
            engine.Pool.Return(_grammar!, _decoder);
        _decoder = null;
        _searched = 0;
    }
}
