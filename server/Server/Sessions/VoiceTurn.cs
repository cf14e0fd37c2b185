using Server.Agents;
using Server.Audio;
using Server.Protocol;
using Server.Speech;
using Server.Tools;

namespace Server.Sessions;

/// <summary>What a turn works with.</summary>
internal sealed record TurnContext(
    string SessionId, AudioFormat Downlink, Outbox Outbox, IAgent Agent, IToolbox Toolbox, Conversation Conversation,
    ITextToSpeech TextToSpeech, TimeProvider Time, ILogger Logger);

/// <summary>One turn: what was heard, what is done about it, what is answered. It ends by itself or is cancelled;
/// a cancelled turn sends nothing more.</summary>
internal sealed class VoiceTurn
{
    private readonly CancellationTokenSource _cancellation = new();
    private readonly TurnContext _context;

    private VoiceTurn(TurnContext context) => _context = context;

    /// <summary>Completes, never faulted, when the turn is over.</summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    /// <summary>Starts a turn. <paramref name="hear"/> gives what was said once the speaker has finished.</summary>
    public static VoiceTurn Start(TurnContext context, Func<CancellationToken, ValueTask<Transcript>> hear)
    {
        var turn = new VoiceTurn(context);
        turn.Completion = Task.Run(() => turn.RunAsync(hear));
        return turn;
    }

    /// <summary>Cancels what is left of the turn and returns when it is over.</summary>
    public async Task CancelAsync()
    {
        await _cancellation.CancelAsync();
        await Completion;
    }

    private async Task RunAsync(Func<CancellationToken, ValueTask<Transcript>> hear)
    {
        var token = _cancellation.Token;
        try
        {
            var started = _context.Time.GetTimestamp();
            var transcript = await hear(token);
            var heard = _context.Time.GetElapsedTime(started);
            using var answer = new SpokenAnswer(
                _context.SessionId, _context.Downlink, _context.TextToSpeech, _context.Outbox, _context.Time, token);
            if (transcript.HeardSpeech) await AnswerAsync(transcript, answer, token);
            await answer.FinishAsync();
            _context.Logger.LogInformation(
                "Turn done: recognised {HeardMs:F0} ms and first sound {AudioMs:F0} ms after the end of speech.",
                heard.TotalMilliseconds, MillisecondsUntilAudio(started, answer));
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            _context.Logger.LogDebug("Turn cancelled.");
        }
        catch (Exception exception)
        {
            _context.Logger.LogError(exception, "Turn failed.");
            var error = new ProtocolError(ErrorCodes.InternalError, "The server could not answer.");
            _context.Outbox.Post(StatusMessage.From(error), token);
            _context.Outbox.Post(new TtsMessage(_context.SessionId, TtsMessage.Stop), token);
        }
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
