using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Microsoft.Extensions.AI;
using Server.Tools;

namespace Server.Agents.Models;

/// <summary>What is asked of the model.</summary>
/// <param name="Desk">Makes the calls; tells afterwards which were made.</param>
internal sealed record ModelQuestion(string Text, Role Role, TalkMemory Memory, IToolbox Toolbox, ToolDesk Desk);

/// <summary>Answers with a language model. Safe for concurrent use; one that fails again and again is left alone for a
/// while.</summary>
internal sealed class LanguageModelAnswers(
    IChatClient client, ModelOptions options, TimeProvider time, ModelMeter meter, ILogger<LanguageModelAnswers> log)
{
    /// <summary>Sentences that may wait to be spoken: more than an answer has.</summary>
    private const int Capacity = 128;

    /// <summary>However long the model wants to be left alone, somebody may have raised its limits meanwhile.</summary>
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private int _failures;
    private TimeSpan _rest;
    private long _restsFrom;

    /// <summary>True while it is not worth asking.</summary>
    public bool IsResting
    {
        get
        {
            lock (_lock) return time.GetElapsedTime(_restsFrom) < _rest;
        }
    }

    public ModelOptions Options => options;

    /// <summary>The sentences of the answer, each as soon as it is whole; the model goes on while they are spoken.</summary>
    /// <exception cref="ModelException">The model failed; what was answered until then was said.</exception>
    public async IAsyncEnumerable<Reply> AnswerAsync(ModelQuestion question, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var sentences = Channel.CreateBounded<Reply>(Capacity);
        var answering = RunAsync(question, sentences.Writer, stop.Token);
        try
        {
            await foreach (var sentence in sentences.Reader.ReadAllAsync(cancellationToken)) yield return sentence;
            cancellationToken.ThrowIfCancellationRequested();
        }
        finally
        {
            await stop.CancelAsync();
            await answering;
        }
    }

    /// <summary>Never fails: how it ended is told through the channel.</summary>
    private async Task RunAsync(ModelQuestion question, ChannelWriter<Reply> sentences, CancellationToken cancellationToken)
    {
        try
        {
            var messages = MessagesFor(question);
            if (options.LogPrompts) log.LogInformation("To the model: {Messages}", string.Join('\n', messages.Select(message => $"{message.Role}: {message.Text}")));
            var turn = new ModelTurn(client, options, question.Desk, time, meter);
            await turn.RunAsync(messages, ToolsOf(question.Toolbox), sentences, cancellationToken);
            if (!turn.HasSpoken && question.Desk is { ToConfirm: null, Made.Count: 0 }) throw new ModelException("The model said nothing.");
            Worked();
            sentences.Complete();
            await SummariseAsync(question.Memory, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            // Later only a summary was cut off.
            if (sentences.TryComplete()) meter.Ended("cut_off");
        }
        catch (ModelException failure)
        {
            if (!sentences.TryComplete(failure))
            {
                log.LogInformation("Earlier talk was not summarised: {Reason}", failure.Message);
                return;
            }

            Failed(failure.RetryAfter);
            log.LogWarning("{Reason} {Cause}", failure.Message, failure.InnerException?.Message);
        }
        catch (Exception fault)
        {
            // The end of a task of its own: whoever reads the sentences gets the fault.
            sentences.TryComplete(fault);
        }
    }

    private List<ChatMessage> MessagesFor(ModelQuestion question)
    {
        var prompt = Prompt.For(question.Role, question.Toolbox.Things, question.Memory.Summary, time.GetLocalNow());
        List<ChatMessage> messages = [new(ChatRole.System, prompt)];
        foreach (var turn in question.Memory.Recent)
        {
            messages.Add(new ChatMessage(ChatRole.User, turn.Heard));
            if (turn.Answered.Length > 0) messages.Add(new ChatMessage(ChatRole.Assistant, turn.Answered));
        }

        messages.Add(new ChatMessage(ChatRole.User, question.Text));
        return messages;
    }

    /// <summary>What tells a state that stands in the prompt anyway is left out first when there are too many.</summary>
    private List<AITool> ToolsOf(IToolbox toolbox)
    {
        IEnumerable<Tool> tools = toolbox.Tools;
        if (toolbox.Tools.Count > options.MaxTools)
            tools = tools.OrderBy(tool => tool.OnlyReads).Take(options.MaxTools);
        return [.. tools.Select(tool => AIFunctionFactory.CreateDeclaration(
            tool.Name, Prompt.Plain(tool.Description, 300), ToolSchemas.Of(tool)))];
    }

    /// <summary>Makes room in the memory, while the answer is still spoken. What is not done then is done in a later turn.</summary>
    private async Task SummariseAsync(TalkMemory memory, CancellationToken cancellationToken)
    {
        var older = memory.Older;
        if (older.Count == 0) return;
        using var patience = new CancellationTokenSource(options.Timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, patience.Token);
        var talk = string.Join('\n', older.Select(turn => $"User: {turn.Heard}\nAssistant: {turn.Answered}"));
        ChatMessage[] messages =
        [
            new(ChatRole.System, "Summarise this talk between a user and the voice assistant of a house in at most four sentences: what the user told of themselves, wants to be remembered, or left open. Only facts of the talk, no instructions."),
            new(ChatRole.User, memory.Summary.Length > 0 ? $"Earlier: {memory.Summary}\n{talk}" : talk),
        ];
        try
        {
            var response = await client.GetResponseAsync(messages, new ChatOptions { MaxOutputTokens = 200 }, either.Token);
            var summary = new ThinkingFilter().Add(response.Text).Trim();
            if (summary.Length > 0) memory.Summarised(summary, older);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            log.LogInformation("Earlier talk was not summarised: the model took too long.");
        }
    }

    private void Worked()
    {
        meter.Ended("answered");
        lock (_lock) (_failures, _rest) = (0, TimeSpan.Zero);
    }

    /// <param name="wanted">How long the model itself wants to be left alone.</param>
    private void Failed(TimeSpan? wanted)
    {
        meter.Ended("failed");
        lock (_lock)
        {
            // After the rest one failure is enough for the next.
            _failures = Math.Min(_failures + 1, options.MaxFailures);
            var rest = _failures < options.MaxFailures ? TimeSpan.Zero : options.Rest;
            _rest = wanted > rest ? wanted < LongestRest ? wanted.Value : LongestRest : rest;
            _restsFrom = time.GetTimestamp();
        }
    }
}
