using System.ClientModel;
using System.ClientModel.Primitives;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI;
using OpenAI.Chat;
using Server.Agents.Models;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace Providers.OpenAi;

/// <summary>A language model behind an OpenAI-compatible address. What it says comes as it is made, a tool call when it is
/// whole. A request is made once: who waits for an answer has no time for a second. Every failure is a
/// <see cref="ModelException"/>.</summary>
public sealed class OpenAiChatClient(OpenAiChatOptions options) : IChatClient
{
    private readonly Lazy<ChatClient> _client = new(() => ChatAddress.ClientOf(options.Endpoint, options.ApiKey, options.Model));

    // The cloud's newer models refuse the old name of this setting, most local servers know no other.
    private readonly bool _isCloud = new Uri(options.Endpoint).Host.EndsWith(".openai.com", StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default) =>
        await GetStreamingResponseAsync(messages, options, cancellationToken).ToChatResponseAsync(cancellationToken);

    /// <inheritdoc/>
    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var calls = new StreamedCalls();
        var isFinished = false;
        await using var stream = _client.Value
            .CompleteChatStreamingAsync(OpenAiMessages.Of(messages), RequestOf(options), cancellationToken)
            .GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(stream, cancellationToken))
        {
            var (update, finish) = Read(stream.Current, calls);
            isFinished |= finish;
            if (update is not null) yield return update;
        }

        if (!isFinished) throw new ModelException("The model's answer broke off.");
        if (calls.Take() is { Count: > 0 } contents) yield return new ChatResponseUpdate(ChatRole.Assistant, contents);
    }

    /// <inheritdoc/>
    public object? GetService(Type serviceType, object? serviceKey = null) =>
        serviceKey is null && serviceType.IsInstanceOfType(this) ? this : null;

    /// <inheritdoc/>
    public void Dispose()
    {
        // The connections are the library's own, shared and kept.
    }

    private static (ChatResponseUpdate? Update, bool IsFinished) Read(StreamingChatCompletionUpdate sent, StreamedCalls calls)
    {
        try
        {
            return (ContentsOf(sent, calls), sent.FinishReason is not null);
        }
        catch (Exception unreadable) when (IsUnreadable(unreadable))
        {
            throw new ModelException("The model's answer cannot be read.", unreadable);
        }
    }

    /// <summary>Null for an update that says nothing; one without contents for a call that has begun.</summary>
    private static ChatResponseUpdate? ContentsOf(StreamingChatCompletionUpdate sent, StreamedCalls calls)
    {
        var contents = new List<AIContent>();
        foreach (var part in sent.ContentUpdate)
            if (part.Text is { Length: > 0 } text) contents.Add(new TextContent(text));
        foreach (var call in sent.ToolCallUpdates) calls.Add(call);
        if (sent.Usage is { } usage)
            contents.Add(new UsageContent(new UsageDetails { InputTokenCount = usage.InputTokenCount, OutputTokenCount = usage.OutputTokenCount }));
        return contents.Count == 0 && sent.ToolCallUpdates.Count == 0 ? null : new ChatResponseUpdate(ChatRole.Assistant, contents);
    }

    private static async ValueTask<bool> NextAsync(
        IAsyncEnumerator<StreamingChatCompletionUpdate> stream, CancellationToken cancellationToken)
    {
        try
        {
            return await stream.MoveNextAsync();
        }
        catch (ClientResultException refused)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new ModelException(
                refused.Status switch
                {
                    0 => "The model cannot be reached.",
                    StatusCodes.Status429TooManyRequests => "The model is asked too much (429).",
                    _ => $"The model refused the request ({refused.Status}).",
                },
                refused);
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new ModelException("The model cannot be reached, or broke off.", broken);
        }
        catch (Exception unreadable) when (IsUnreadable(unreadable))
        {
            throw new ModelException("The model's answer cannot be read.", unreadable);
        }
    }

    // The library takes an answer apart without looking whether it has the parts.
    private static bool IsUnreadable(Exception exception) =>
        exception is JsonException or FormatException or InvalidOperationException or ArgumentException or KeyNotFoundException
            or NotSupportedException or NullReferenceException or IndexOutOfRangeException;

    private ChatCompletionOptions RequestOf(ChatOptions? asked)
    {
        var request = new ChatCompletionOptions { Temperature = asked?.Temperature };
        if (asked?.MaxOutputTokens is { } tokens)
        {
            if (_isCloud) request.MaxOutputTokenCount = tokens;
            else
#pragma warning disable SCME0001 // There is no other way to write a field by the name that local servers know.
                request.Patch.Set("$.max_tokens"u8, tokens);
#pragma warning restore SCME0001
        }

        foreach (var tool in asked?.Tools?.OfType<AIFunctionDeclaration>() ?? [])
            request.Tools.Add(ChatTool.CreateFunctionTool(tool.Name, tool.Description, BinaryData.FromString(tool.JsonSchema.GetRawText())));
        if (request.Tools.Count > 0 && asked?.ToolMode is NoneChatToolMode) request.ToolChoice = ChatToolChoice.CreateNoneChoice();
        return request;
    }
}
