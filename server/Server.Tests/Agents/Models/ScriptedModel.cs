using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;
using Server.Agents.Models;

namespace Server.Tests.Agents.Models;

/// <summary>A language model that says what a test wants: each request takes the next answer.</summary>
internal sealed class ScriptedModel : IChatClient
{
    private readonly Queue<Func<CancellationToken, IAsyncEnumerable<ChatResponseUpdate>>> _answers = new();

    /// <summary>What was asked, request by request.</summary>
    public List<(IReadOnlyList<ChatMessage> Messages, ChatOptions Options)> Requests { get; } = [];

    /// <summary>Requests that were cancelled while they waited.</summary>
    public int Cancelled { get; private set; }

    /// <summary>Ends when a request waits in <see cref="Hangs"/>.</summary>
    public TaskCompletionSource Waits { get; private set; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Says a text, in pieces of so many characters.</summary>
    public ScriptedModel Says(string text, int pieces = 3) => Answers(_ => Text(text, pieces));

    /// <summary>Calls tools: name and arguments as JSON.</summary>
    public ScriptedModel Calls(params (string Tool, string Arguments)[] calls) => Answers(_ => Of(CallsOf(calls)));

    /// <summary>Says something and then calls.</summary>
    public ScriptedModel SaysAndCalls(string text, string tool, string arguments) =>
        Answers(_ => Of([new TextContent(text), .. CallsOf((tool, arguments))]));

    /// <summary>Fails, after it has said something where <paramref name="said"/> is not empty.</summary>
    public ScriptedModel Fails(string said = "") => Answers(_ => Broken(said));

    /// <summary>Waits until it is cancelled, after it has said something where <paramref name="said"/> is not empty.</summary>
    public ScriptedModel Hangs(string said = "") => Answers(token => Silent(said, token));

    public ScriptedModel Answers(Func<CancellationToken, IAsyncEnumerable<ChatResponseUpdate>> answer)
    {
        _answers.Enqueue(answer);
        return this;
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        Requests.Add(([.. messages], options ?? new ChatOptions()));
        if (!_answers.TryDequeue(out var answer)) throw new ModelException("The script is over.");
        await foreach (var update in answer(cancellationToken)) yield return update;
    }

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null) => null;

    public void Dispose()
    {
    }

    private static AIContent[] CallsOf(params (string Tool, string Arguments)[] calls) => [.. calls.Select((call, index) =>
    {
        try
        {
            using var json = JsonDocument.Parse(call.Arguments);
            var arguments = json.RootElement.EnumerateObject().ToDictionary(argument => argument.Name, argument => (object?)argument.Value.Clone());
            return new FunctionCallContent($"call_{index}", call.Tool, arguments);
        }
        catch (JsonException broken)
        {
            return new FunctionCallContent($"call_{index}", call.Tool) { Exception = broken };
        }
    })];

    private static async IAsyncEnumerable<ChatResponseUpdate> Text(string text, int pieces)
    {
        foreach (var piece in text.Chunk(pieces)) yield return new ChatResponseUpdate(ChatRole.Assistant, new string(piece));
        yield return new ChatResponseUpdate(ChatRole.Assistant, [new UsageContent(new UsageDetails { InputTokenCount = 100, OutputTokenCount = 7 })]);
        await Task.CompletedTask;
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> Of(IList<AIContent> contents)
    {
        yield return new ChatResponseUpdate(ChatRole.Assistant, contents);
        await Task.CompletedTask;
    }

    private static async IAsyncEnumerable<ChatResponseUpdate> Broken(string said)
    {
        if (said.Length > 0) yield return new ChatResponseUpdate(ChatRole.Assistant, said);
        await Task.CompletedTask;
        throw new ModelException("It broke.");
    }

    private async IAsyncEnumerable<ChatResponseUpdate> Silent(string said, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (said.Length > 0) yield return new ChatResponseUpdate(ChatRole.Assistant, said);
        try
        {
            Waits.TrySetResult();
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        finally
        {
            Cancelled++;
            Waits = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }
}
