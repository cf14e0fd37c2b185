using Providers.PocketSphinx.Acoustics;
using Providers.PocketSphinx.Search;
using Server.Audio;
using Server.Speech;

namespace Providers.PocketSphinx;

/// <summary>One device's utterances, one at a time: searched while they are spoken, and judged by how much better any
/// phones at all fit than the words of a command. Not for several threads at once.</summary>
internal sealed class Utterance(PocketSphinxSpeechToText engine, FrontEnd frontEnd) : IDisposable
{
    // A pause that may be the end of an utterance.
    private const int PauseMilliseconds = 200;

    // Half a second of speech, searched in some milliseconds: after each piece of a longer backlog the other devices
    // have their turn.
    private const int SliceRows = 50;

    private readonly NoiseFloor _noiseFloor = new();
    private readonly Endpointer _endpointer = new();
    private readonly CepstralMean _mean = new();
    private Grammar? _grammar;
    private PhoneSearch? _search;
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
        if (_mean.IsKnown && _grammar is not null)
            await SearchAsync(frontEnd.Count - Features.WindowRows);
    }

    /// <summary>Ends the utterance and says what was spoken.</summary>
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
        await SearchAsync(frontEnd.Count);
        string? words = _search!.Finish(out double margin, out int rows);
        return engine.Judge(words, margin, rows, _search, _endpointer.HasHeardSpeech);
    }

    private async ValueTask SearchAsync(int end)
    {
        if (end <= 0)
            return;
        if (_search is null)
        {
            _search = engine.Searches.Rent(_grammar!.Network);
            _mean.Freeze();
        }
        while (true)
        {
            int sliceEnd = Math.Min(_search.Count + SliceRows, end);
            while (_search.Count < sliceEnd)
                _search.Step(frontEnd.Rows(0, frontEnd.Count), _mean.Used);
            if (_search.Count >= end)
                return;
            await Task.Yield();
        }
    }

    private void GiveBack()
    {
        if (_search is not null)
            engine.Searches.Return(_search);
        _search = null;
    }
}
