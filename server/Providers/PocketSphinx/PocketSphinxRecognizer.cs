using System.Buffers;
using System.Threading.Channels;
using Server.Speech;

namespace Providers.PocketSphinx;

/// <summary>The recogniser of one device: a bounded queue in front of an <see cref="Utterance"/>, which only the
/// queue's one reader touches. The reader is a thread of the pool while there is work and nothing in between.</summary>
internal sealed class PocketSphinxRecognizer : ISpeechRecognizer
{
    // Of 60 ms each about four seconds; recognition is a hundred times faster than speech.
    private const int QueuedSteps = 64;

    private readonly PocketSphinxSpeechToText _engine;
    private readonly Utterance _utterance;
    private readonly WorkQueue.Lane _lane;
    private readonly Channel<Step> _steps = Channel.CreateBounded<Step>(
        new BoundedChannelOptions(QueuedSteps) { SingleReader = true });
    private readonly Task _reader;
    private Grammar? _grammar;
    private string? _jsgf;

    public PocketSphinxRecognizer(PocketSphinxSpeechToText engine, FrontEnd frontEnd)
    {
        _engine = engine;
        _utterance = new Utterance(engine, frontEnd);
        _lane = new WorkQueue.Lane(engine.Work);
        _reader = Task.Factory.StartNew(
            ReadAsync, CancellationToken.None, TaskCreationOptions.DenyChildAttach, _lane).Unwrap();
    }

    public async ValueTask SetVocabularyAsync(Vocabulary vocabulary, CancellationToken cancellationToken)
    {
        if (vocabulary.Jsgf == _jsgf)
            return;
        _grammar = await Task.Factory.StartNew(
            () => _engine.GetGrammar(vocabulary.Jsgf), cancellationToken, TaskCreationOptions.DenyChildAttach, _lane)
            .ConfigureAwait(false);
        _jsgf = vocabulary.Jsgf;
    }

    public ValueTask StartAsync(CancellationToken cancellationToken)
        => _steps.Writer.WriteAsync(new Start(_grammar), cancellationToken);

    public ValueTask WriteAsync(ReadOnlyMemory<short> samples, CancellationToken cancellationToken)
    {
        short[] copy = ArrayPool<short>.Shared.Rent(samples.Length);
        samples.CopyTo(copy);
        return _steps.Writer.WriteAsync(new Samples(copy, samples.Length), cancellationToken);
    }

    public ValueTask CancelAsync(CancellationToken cancellationToken)
        => _steps.Writer.WriteAsync(new Cancel(), cancellationToken);

    public async ValueTask<Transcript> FinishAsync(CancellationToken cancellationToken)
    {
        var finish = new Finish(new TaskCompletionSource<Transcript>(TaskCreationOptions.RunContinuationsAsynchronously));
        long ended = _engine.Time.GetTimestamp();
        _engine.Meter.Ended();
        _lane.IsUrgent = true;
        try
        {
            await _steps.Writer.WriteAsync(finish, cancellationToken).ConfigureAwait(false);
            return await finish.Result.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _engine.Meter.Understood(_engine.Time.GetElapsedTime(ended));
        }
    }

    public async ValueTask DisposeAsync()
    {
        _steps.Writer.TryComplete();
        await _reader.ConfigureAwait(false);
        _utterance.Dispose();
    }

    private async Task ReadAsync()
    {
        Step? step = null;
        try
        {
            // No ConfigureAwait(false): to go on in the engine's queue is what bounds the parallel work.
            while (await _steps.Reader.WaitToReadAsync())
            {
                while (_steps.Reader.TryRead(out step))
                    await TakeAsync(step);
            }
        }
        catch (Exception error)
        {
            // Whoever waits, or comes later, is told; nobody is left waiting.
            _engine.ReportFailure(error);
            _steps.Writer.TryComplete(error);
            do
            {
                (step as Finish)?.Result.TrySetException(error);
            }
            while (_steps.Reader.TryRead(out step));
        }
    }

    private async Task TakeAsync(Step step)
    {
        switch (step)
        {
            case Start start:
                _utterance.Start(start.Grammar);
                break;
            case Samples samples:
                await _utterance.WriteAsync(samples.Buffer.AsMemory(0, samples.Length));
                ArrayPool<short>.Shared.Return(samples.Buffer);
                break;
            case Cancel:
                _utterance.Cancel();
                break;
            case Finish finish:
                Transcript transcript = await _utterance.FinishAsync();
                _lane.IsUrgent = false;
                finish.Result.SetResult(transcript);
                break;
        }
    }

    private abstract record Step;

    private sealed record Start(Grammar? Grammar) : Step;

    private sealed record Samples(short[] Buffer, int Length) : Step;

    private sealed record Cancel : Step;

    private sealed record Finish(TaskCompletionSource<Transcript> Result) : Step;
}
