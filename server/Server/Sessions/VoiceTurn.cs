using System.Diagnostics.CodeAnalysis;
using Server.Agents;
using Server.Audio;
using Server.Journal;
using Server.Protocol;
using Server.Speech;
using Server.Tools;

namespace Server.Sessions;

/// <summary>What a turn works with.</summary>
internal sealed record TurnContext(
    string DeviceId, string SessionId, AudioFormat Downlink, Outbox Outbox, IAgent Agent, IToolbox Toolbox, Conversation Conversation,
    ITextToSpeech TextToSpeech, Func<double> Gain, SessionJournal Journal, TimeProvider Time, ILogger Logger);

/// <summary>One turn: what was heard, what is done about it, what is answered. It ends by itself or is cancelled;
/// a cancelled turn sends nothing more.</summary>
[SuppressMessage("Reliability", "CA1001", Justification =
    "The source has no timer and no parent, and a turn may be cancelled after its end: there is nothing to dispose.")]
internal sealed class VoiceTurn
{
    private readonly CancellationTokenSource _cancellation = new();
    private readonly TurnContext _context;
    private VoiceTurn? _previous;

    private VoiceTurn(TurnContext context, VoiceTurn? previous)
    {
        _context = context;
        _previous = previous;
    }

    /// <summary>Completes, never faulted, when the turn and those before it are over.</summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    /// <summary>Starts a turn when the speaker has finished; <paramref name="heard"/> will tell what was said.</summary>
    /// <param name="previous">The turn that may still be speaking (the microphone of a <c>realtime</c> client stays open):
    /// speech ends it, noise does not.</param>
    public static VoiceTurn Start(TurnContext context, Task<Transcript> heard, VoiceTurn? previous)
    {
        var turn = new VoiceTurn(context, previous is { Completion.IsCompleted: false } ? previous : null);
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
        var token = _cancellation.Token;
        var started = _context.Time.GetTimestamp();
        TimeSpan? recognition = null;
        using var answer = new SpokenAnswer(
            _context.SessionId, _context.Downlink, _context.TextToSpeech, _context.Outbox, _context.Time, _context.Gain, token);
        try
        {
            var transcript = await hearing.WaitAsync(token);
            recognition = _context.Time.GetElapsedTime(started);
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
        catch (Exception exception)
        {
            _context.Logger.LogError(exception, "{DeviceId}: turn failed.", _context.DeviceId);
            var error = new ProtocolError(ErrorCodes.InternalError, "The server could not answer.");
            _context.Outbox.Post(StatusMessage.From(error), token);
            _context.Outbox.Post(new TtsMessage(_context.SessionId, TtsMessage.Stop), token);
            Record(TurnOutcome.Failed);
        }

        void Record(TurnOutcome outcome)
        {
            var firstAudio = answer.FirstAudioTimestamp == 0
                ? (TimeSpan?)null
                : _context.Time.GetElapsedTime(started, answer.FirstAudioTimestamp);
            _context.Journal.EndedTurn(
                outcome, recognition, firstAudio, _context.Time.GetElapsedTime(started), answer.LateFrames);
            _context.Logger.LogInformation(
                "{DeviceId}: turn {Outcome}, recognised {HeardMs:F0} ms and first sound {AudioMs:F0} ms after the end of speech.",
                _context.DeviceId, outcome, recognition?.TotalMilliseconds, firstAudio?.TotalMilliseconds);
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
        _context.Outbox.Post(new TtsMessage(_context.SessionId, TtsMessage.Stop), _cancellation.Token);
        return true;
    }

    private async Task AnswerAsync(Transcript transcript, SpokenAnswer answer, CancellationToken token)
    {
        _context.Journal.Heard(transcript.Text, transcript.Confidence);
        _context.Outbox.Post(new SttMessage(_context.SessionId, transcript.Text, transcript.Confidence), token);
        var replies = _context.Agent.RespondAsync(transcript.Text, _context.Toolbox, _context.Conversation, token);
        await foreach (var reply in replies)
        {
            _context.Outbox.Post(
                new LlmMessage(_context.SessionId, reply.Emotion, Emotions.SymbolOf(reply.Emotion)), token);
            if (reply.Alert is { } alert) _context.Outbox.Post(new AlertMessage(alert.Status, alert.Message, reply.Emotion), token);
            _context.Journal.Spoke(reply.Sentence, reply.Emotion);
            await answer.SayAsync(reply.Sentence);
        }
    }
}
