using System.ClientModel;
using System.ClientModel.Primitives;
using System.Globalization;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using Server.Agents.Models;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace Providers.OpenAi;

/// <summary>A language model behind an OpenAI-compatible address. What it says comes as it is made, a tool call when it is
/// whole. A request is made once: who waits for an answer has no time for a second. Every failure is a
/// <see cref="ModelException"/>.</summary>
/// <param name="options">Where it is.</param>
/// <param name="called">The subject of the sentences that tell of failures.</param>
public sealed class OpenAiChatClient(OpenAiChatOptions options, string called = "The model") : IChatClient
{
    /// <summary>Bytes of one answer; what is longer is no answer to be spoken.</summary>
    private const int MaxBytes = 8 * 1024 * 1024;

    private readonly Lazy<ChatClient> _client = new(() => ChatAddress.ClientOf(options.Endpoint, options.ApiKey, options.Model, options.Headers));

    private readonly ChatRequest _request = new(
        options.Model, new Uri(options.Endpoint).Host.EndsWith(".openai.com", StringComparison.OrdinalIgnoreCase));

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
        await using var chunks = ReadAsync(_request.Of(messages, options), calls, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(chunks, cancellationToken))
        {
            // Null is the mark of the end.
            if (chunks.Current is not { } chunk)
            {
                isFinished = true;
                break;
            }

            isFinished |= chunk.IsLast;
            // One without contents tells that a call has begun.
            if (chunk.Contents.Count > 0 || chunk.HasCalls) yield return new ChatResponseUpdate(ChatRole.Assistant, chunk.Contents);
        }

        if (!isFinished) throw new ModelException($"{called}'s answer broke off.");
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

    private async IAsyncEnumerable<ChatChunk?> ReadAsync(
        BinaryData body, StreamedCalls calls, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new RequestOptions { BufferResponse = false, CancellationToken = cancellationToken };
        request.SetHeader("Accept", "text/event-stream, application/json");
        using var content = BinaryContent.Create(body);
        using var response = (await _client.Value.CompleteChatAsync(content, request)).GetRawResponse();
        await using var stream = new BoundedStream(response.ContentStream ?? Stream.Null, MaxBytes);
        if (IsWhole(response))
        {
            // A server that cannot stream.
            using var whole = new MemoryStream();
            await stream.CopyToAsync(whole, cancellationToken);
            var answer = ChatChunk.Read(whole.GetBuffer().AsMemory(0, (int)whole.Length), calls);
            yield return answer.HasMessage ? answer with { IsLast = true } : throw new FormatException("It has no message.");
            yield break;
        }

        var events = SseParser.Create(stream, (_, data) => data.SequenceEqual("[DONE]"u8) ? null : ChatChunk.Read(data.ToArray(), calls));
        await foreach (var sent in events.EnumerateAsync(cancellationToken)) yield return sent.Data;
    }

    private static bool IsWhole(PipelineResponse response) =>
        response.Headers.TryGetValue("Content-Type", out var type) && type!.StartsWith("application/json", StringComparison.OrdinalIgnoreCase);

    private async ValueTask<bool> NextAsync(IAsyncEnumerator<ChatChunk?> chunks, CancellationToken cancellationToken)
    {
        try
        {
            return await chunks.MoveNextAsync();
        }
        catch (ClientResultException refused)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new ModelException(
                refused.Status switch
                {
                    0 => $"{called} cannot be reached.",
                    StatusCodes.Status429TooManyRequests => $"{called} is asked too much (429).",
                    _ => $"{called} refused the request ({refused.Status}).",
                },
                refused)
            { RetryAfter = RetryAfter(refused.GetRawResponse()) };
        }
        catch (Exception broken) when (broken is HttpRequestException or IOException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw new ModelException($"{called} cannot be reached, or broke off.", broken);
        }
        catch (Exception unreadable) when (unreadable is JsonException or FormatException or InvalidOperationException)
        {
            throw new ModelException($"{called}'s answer cannot be read.", unreadable);
        }
    }

    /// <summary>How long the server wants to be left alone: seconds, or a time by its own clock.</summary>
    private static TimeSpan? RetryAfter(PipelineResponse? response)
    {
        if (response is null || !response.Headers.TryGetValue("Retry-After", out var written)) return null;
        if (double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and < 1e6)
            return TimeSpan.FromSeconds(seconds);
        return IsTime(written, out var then) && response.Headers.TryGetValue("Date", out var date) && IsTime(date, out var now) && then > now
            ? then - now
            : null;
    }

    private static bool IsTime(string? written, out DateTimeOffset time) =>
        DateTimeOffset.TryParseExact(written, "r", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time);
}
