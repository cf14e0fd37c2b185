using System.Diagnostics.CodeAnalysis;
using Server.Agents;
using Server.Audio;
using Server.Protocol;
using Server.Speech;
using Server.Tools;

namespace Server.Sessions;

/// <summary>What a turn works with.</summary>
internal sealed record TurnContext(
    string DeviceId, string SessionId, AudioFormat Downlink, Outbox Outbox, IAgent Agent, IToolbox Toolbox, Conversation Conversation,
    ITextToSpeech TextToSpeech, Func<double> Gain, TimeProvider Time, ILogger Logger);

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
        try
        {
            var started = _context.Time.GetTimestamp();
            var transcript = await hearing.WaitAsync(token);
            var heard = _context.Time.GetElapsedTime(started);
            if (_previous is not null && !await TakeOverAsync(_previous, transcript)) return;
            _previous = null;
            using var answer = new SpokenAnswer(
                _context.SessionId, _context.Downlink, _context.TextToSpeech, _context.Outbox, _context.Time, _context.Gain, token);
            if (transcript.HeardSpeech) await AnswerAsync(transcript, answer, token);
            await answer.FinishAsync();
            _context.Logger.LogInformation(
                "{DeviceId}: turn done, recognised {HeardMs:F0} ms and first sound {AudioMs:F0} ms after the end of speech.",
                _context.DeviceId, heard.TotalMilliseconds, MillisecondsUntilAudio(started, answer));
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            _context.Logger.LogDebug("{DeviceId}: turn cancelled.", _context.DeviceId);
        }
        catch (Exception exception)
        {
            _context.Logger.LogError(exception, "{DeviceId}: turn failed.", _context.DeviceId);
            var error = new ProtocolError(ErrorCodes.InternalError, "The server could not answer.");
            _context.Outbox.Post(StatusMessage.From(error), token);
            _context.Outbox.Post(new TtsMessage(_context.SessionId, TtsMessage.Stop), token);
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
        _context.Outbox.Post(new SttMessage(_context.SessionId, transcript.Text, transcript.Confidence), token);
        var replies = _context.Agent.RespondAsync(transcript.Text, _context.Toolbox, _context.Conversation, token);
        await foreach (var reply in replies)
        {
            _context.Outbox.Post(
                new LlmMessage(_context.SessionId, reply.Emotion, Emotions.SymbolOf(reply.Emotion)), token);
            await answer.SayAsync(reply.Sentence);
        }
    }

    private double MillisecondsUntilAudio(long started, SpokenAnswer answer) =>
        answer.FirstAudioTimestamp == 0
            ? 0
            : _context.Time.GetElapsedTime(started, answer.FirstAudioTimestamp).TotalMilliseconds;
}
