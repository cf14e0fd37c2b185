using System.Diagnostics.CodeAnalysis;
using Server.Agents;
using Server.Journal;
using Server.Protocol;
using Server.Speech;

namespace Server.Sessions;

/// <summary>What a turn works with.</summary>
/// <param name="Voice">Who answers, see <see cref="ITextToSpeech.SynthesizeAsync"/>.</param>
/// <param name="Respond">Answers what was heard, sentence by sentence.</param>
/// <param name="IsUnasked">Nothing was heard: the server has something to say by itself.</param>
internal sealed record TurnContext(
    SessionLink Link, Downlink Downlink, string? Voice, Func<Transcript, CancellationToken, IAsyncEnumerable<Reply>> Respond,
    bool IsUnasked);

/// <summary>One turn: what was heard, what is done about it, what is answered. It ends by itself or is cancelled;
/// a cancelled turn sends nothing more.</summary>
[SuppressMessage("Reliability", "CA1001", Justification =
    "The source has no timer and no parent, and a turn may be cancelled after its end: there is nothing to dispose.")]
internal sealed class VoiceTurn
{
    private readonly CancellationTokenSource _cancellation = new();
    private readonly TurnContext _context;
    private VoiceTurn? _previous;
    private bool _hasSpoken;

    private VoiceTurn(TurnContext context, VoiceTurn? previous)
    {
        _context = context;
        _previous = previous;
    }

    /// <summary>Completes, never faulted, when the turn and those before it are over.</summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    /// <summary>True once the turn is over without the device having been told to play something: a board that listens by
    /// itself then listens still, and will not say so again.</summary>
    public bool EndedUnspoken => Completion.IsCompleted && !_hasSpoken;

    /// <summary>True once the turn was cancelled after the device had been told to play it: it still has to be told to
    /// stop.</summary>
    public bool WasCutOff { get; private set; }

    /// <summary>How it ended; null before, and when the turn before it went on instead.</summary>
    public TurnOutcome? Outcome { get; private set; }

    /// <summary>Starts a turn when the speaker has finished; <paramref name="hear"/> tells what was said.</summary>
    /// <param name="previous">The turn that may still be speaking (the microphone of a <c>realtime</c> client stays open):
    /// speech ends it, noise does not.</param>
    public static VoiceTurn Start(TurnContext context, Func<CancellationToken, Task<Transcript>> hear, VoiceTurn? previous)
    {
        var turn = new VoiceTurn(context, previous is { Completion.IsCompleted: false } ? previous : null);
        // Called here: the next utterance may begin as soon as this returns.
        var heard = hear(turn._cancellation.Token);
        turn.Completion = Task.Run(() => turn.RunAsync(heard));
        return turn;
    }

    /// <summary>Cancels what is left of the turn, and of those before it, and returns when they are over.</summary>
    public async Task CancelAsync()
    {
        await _cancellation.CancelAsync();
        if (_previous is { } previous) await previous.CancelAsync();
        await Completion;
    }

    private async Task RunAsync(Task<Transcript> hearing)
    {
        var link = _context.Link;
        var time = link.Services.Time;
        var token = _cancellation.Token;
        var started = time.GetTimestamp();
        TimeSpan? recognition = null;
        using var answer = new SpokenAnswer(
            link.SessionId, link.Dialect, _context.Downlink, _context.Voice, link.Services.TextToSpeech,
            link.Services.OpusSpeech, link.Outbox, time, token);
        try
        {
            var transcript = await hearing.WaitAsync(token);
            recognition = time.GetElapsedTime(started);
            if (_previous is not null && !await TakeOverAsync(_previous, transcript)) return;
            _previous = null;
            if (transcript.HeardSpeech) await AnswerAsync(transcript, answer, token);
            await answer.FinishAsync();
            Record(transcript.HeardSpeech ? TurnOutcome.Answered : TurnOutcome.Silent);
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            Record(TurnOutcome.Cancelled);
        }
        catch (SpeechUnavailableException unavailable)
        {
            Fail(new ProtocolError(ErrorCodes.ServiceUnavailable, unavailable.Message));
        }
        catch (Exception exception)
        {
            link.Services.Logger.LogError(exception, "{DeviceId}: turn failed.", link.DeviceId);
            Fail(new ProtocolError(ErrorCodes.InternalError, "The server could not answer."));
        }

        void Fail(ProtocolError error)
        {
            link.Errors.ReportFor(error, token);
            link.Outbox.Post(Stop(), token);
            Record(TurnOutcome.Failed);
        }

        void Record(TurnOutcome outcome)
        {
            _hasSpoken = answer.HasStarted;
            Outcome = outcome;
            WasCutOff = _hasSpoken && outcome == TurnOutcome.Cancelled;
            var firstAudio = answer.FirstAudioTimestamp == 0
                ? (TimeSpan?)null
                : time.GetElapsedTime(started, answer.FirstAudioTimestamp);
            link.Journal.EndedTurn(outcome, recognition, firstAudio, time.GetElapsedTime(started), answer.LateFrames);
            link.Services.Logger.LogInformation(
                "{DeviceId}: turn {Outcome}, recognised {HeardMs:F0} ms and first sound {AudioMs:F0} ms after the end of speech.",
                link.DeviceId, outcome, recognition?.TotalMilliseconds, firstAudio?.TotalMilliseconds);
        }
    }

    /// <summary>Ends the turn before this one; false when there is nothing to end it for, once it has ended itself.</summary>
    private async Task<bool> TakeOverAsync(VoiceTurn previous, Transcript transcript)
    {
        if (!transcript.HeardSpeech)
        {
            await previous.Completion;
            return false;
        }

        if (previous.Completion.IsCompleted) return true;
        await previous.CancelAsync();
        if (previous.WasCutOff) _context.Link.Outbox.Post(Stop(), _cancellation.Token);
        return true;
    }

    private async Task AnswerAsync(Transcript transcript, SpokenAnswer answer, CancellationToken token)
    {
        var (_, sessionId, dialect, outbox, journal, _, _, _) = _context.Link;
        if (!_context.IsUnasked) journal.Heard(transcript.Text, transcript.Confidence);
        if (transcript.Text.Length > 0) outbox.Post(new SttMessage(sessionId, transcript.Text, transcript.Confidence), token);
        await foreach (var reply in _context.Respond(transcript, token))
        {
            outbox.Post(dialect.Sentence(sessionId, reply.Emotion, reply.Sentence), token);
            if (reply.Alert is { } alert) outbox.Post(new AlertMessage(alert.Status, alert.Message, reply.Emotion), token);
            journal.Spoke(reply.Sentence, reply.Emotion);
            await answer.SayAsync(reply.Sentence);
        }

        if (dialect.EndOfAnswer(sessionId, aborted: false) is { } end) outbox.Post(end, token);
    }

    private TtsMessage Stop() =>
        _context.Link.Dialect.Speech(_context.Link.SessionId, TtsMessage.Stop, null, 0, _context.Downlink.CodecName);
}
