using Server.Audio;
using Server.Speech;

namespace Providers.PocketSphinx;

/// <summary>One device's utterances, one at a time: each is searched for a command and for any phones at all while
/// it is spoken, and judged by the difference of the two. Not for several threads at once.</summary>
internal sealed class Utterance(PocketSphinxSpeechToText engine, FrontEnd frontEnd) : IDisposable
{
    private readonly NoiseFloor _noiseFloor = new();
    private readonly Endpointer _endpointer = new();
    private readonly CepstralMean _mean = new();
    private Grammar? _grammar;
    private Decoder? _command;
    private Decoder? _phones;
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
        if (!_mean.IsKnown || frontEnd.Count == _searched || (_command is null && !TryRent()))
            return;
        ReadOnlySpan<float> rows = NormaliseNewRows().Span;
        _command!.Process(rows);
        _phones!.Process(rows);
    }

    /// <summary>Ends the utterance and says what was spoken.</summary>
    public async Task<Transcript> FinishAsync()
    {
        try
        {
            frontEnd.Finish();
            if (!_endpointer.HasHeardSpeech || frontEnd.Count == 0)
                return Transcript.Nothing;
            _mean.Learn(frontEnd.Rows(0));
            if (_grammar is null)
                return Transcript.NotUnderstood;
            while (_command is null && !TryRent())
                await Task.Delay(5);
            return await JudgeAsync(NormaliseNewRows());
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

    private async Task<Transcript> JudgeAsync(ReadOnlyMemory<float> rows)
    {
        Decoder command = _command!;
        Decoder phones = _phones!;
        Task<int> loop = Task.Factory.StartNew(
            () =>
            {
                phones.Process(rows.Span);
                _ = phones.Finish(out int score);
                return score;
            },
            CancellationToken.None, TaskCreationOptions.DenyChildAttach, engine.Scheduler);
        command.Process(rows.Span);
        string? text = command.Finish(out int commandScore);
        double margin = (commandScore - await loop) / (double)frontEnd.Count;
        return text is null || margin < engine.RejectionThreshold
            ? Transcript.NotUnderstood
            : new Transcript(text, 1 / (1 + Math.Exp(engine.RejectionThreshold - margin)), HeardSpeech: true);
    }

    private ReadOnlyMemory<float> NormaliseNewRows()
    {
        ReadOnlySpan<float> rows = frontEnd.Rows(_searched);
        if (_normalised.Length < rows.Length)
            _normalised = new float[rows.Length];
        _mean.TakeOff(rows, _normalised);
        _searched = frontEnd.Count;
        return _normalised.AsMemory(0, rows.Length);
    }

    private bool TryRent()
    {
        if (_grammar is null)
            return false;
        _command = engine.Pool.TryRent(_grammar);
        _phones = engine.Pool.TryRent(Grammar.PhoneLoop);
        if (_command is null || _phones is null)
        {
            GiveBack();
            return false;
        }
        _mean.Freeze();
        _command.Start();
        _phones.Start();
        return true;
    }

    private void GiveBack()
    {
        if (_command is not null)
            engine.Pool.Return(_grammar!, _command);
        if (_phones is not null)
            engine.Pool.Return(Grammar.PhoneLoop, _phones);
        _command = _phones = null;
        _searched = 0;
    }
}
