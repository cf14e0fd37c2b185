using System.Text;
using System.Threading.Channels;
using Microsoft.Extensions.AI;

namespace Server.Agents.Models;

/// <summary>One answer of a model: asks it, speaks what it says while it comes, makes the calls that it asks for, and tells
/// it what they reported, until it has nothing more to call or its calls lead nowhere.</summary>
internal sealed class ModelTurn(IChatClient client, ModelOptions options, ToolDesk desk, TimeProvider time, ModelMeter meter)
{
    private readonly List<FunctionCallContent> _calls = [];
    private TimeSpan _left = options.Timeout;
    private int _spoken;

    /// <summary>True once a sentence was handed over.</summary>
    public bool HasSpoken => _spoken > 0;

    /// <param name="messages">What the model is told; what it calls and what that reports is added.</param>
    /// <exception cref="ModelException">The model failed, or took too long. What was said before stays said.</exception>
    public async Task RunAsync(
        List<ChatMessage> messages, IList<AITool> tools, ChannelWriter<Reply> spoken, CancellationToken cancellationToken)
    {
        for (var round = 0; ; round++)
        {
            var isLast = round >= options.MaxRounds || desk.IsClosed;
            var said = await AskAsync(messages, isLast ? ChatToolMode.None : ChatToolMode.Auto, tools, spoken, cancellationToken);
            if (_calls.Count == 0 || isLast || _spoken >= options.MaxAnswerCharacters) return;
            messages.Add(new ChatMessage(ChatRole.Assistant, [new TextContent(said), .. _calls]));
            messages.Add(new ChatMessage(ChatRole.Tool, [.. await desk.RunAsync(_calls, cancellationToken)]));
            // The question is the house's own, and the last that is said.
            if (desk.ToConfirm is not null) return;
        }
    }

    /// <summary>Asks once; the calls that the model makes are in <see cref="_calls"/> then. Answers its text as it was written.</summary>
    private async Task<string> AskAsync(
        List<ChatMessage> messages, ChatToolMode mode, IList<AITool> tools, ChannelWriter<Reply> spoken, CancellationToken cancellationToken)
    {
        _calls.Clear();
        var answer = new AnswerText(options.MaxAnswerCharacters - _spoken);
        var written = new StringBuilder();
        var started = time.GetTimestamp();
        using var patience = new CancellationTokenSource(options.FirstTokenTimeout < _left ? options.FirstTokenTimeout : _left, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        var request = new ChatOptions { Temperature = options.Temperature, MaxOutputTokens = options.MaxTokens, Tools = tools, ToolMode = mode };
        try
        {
            var hasBegun = false;
            await foreach (var update in client.GetStreamingResponseAsync(messages, request, either.Token))
            {
                if (!hasBegun)
                {
                    hasBegun = true;
                    meter.FirstToken(time.GetElapsedTime(started));
                    patience.CancelAfter(Remaining(started));
                }

                foreach (var content in update.Contents)
                {
                    if (content is TextContent { Text: { Length: > 0 } text }) await SpeakAsync(text);
                    else if (content is FunctionCallContent call) _calls.Add(call);
                    else if (content is UsageContent usage) meter.Used(usage.Details.InputTokenCount, usage.Details.OutputTokenCount);
                }

                // Nobody listens to more; what a call would still do was not waited for either.
                if (answer.IsFull) break;
            }

            foreach (var reply in answer.Finish()) await HandOverAsync(reply);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw new ModelException("The model took too long.");
        }

        _left = Remaining(started);
        return written.ToString();

        async ValueTask SpeakAsync(string text)
        {
            written.Append(text);
            foreach (var reply in answer.Add(text)) await HandOverAsync(reply);
        }

        async ValueTask HandOverAsync(Reply reply)
        {
            _spoken += reply.Sentence.Length;
            await spoken.WriteAsync(reply, cancellationToken);
        }
    }

    private TimeSpan Remaining(long started)
    {
        var left = _left - time.GetElapsedTime(started);
        return left > TimeSpan.FromMilliseconds(1) ? left : TimeSpan.FromMilliseconds(1);
    }
}
