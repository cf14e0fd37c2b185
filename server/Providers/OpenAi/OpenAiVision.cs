using System.Text;
using Microsoft.Extensions.AI;
using Server.Agents.Models;
using Server.Vision;

namespace Providers.OpenAi;

/// <summary>Asks a model behind an OpenAI-compatible address. A question is asked once: whoever stands before the board has
/// forgotten it by the time that a second try is through.</summary>
public sealed class OpenAiVision(OpenAiVisionOptions options, TimeProvider time, ILogger<OpenAiVision> log) : IVisionModel
{
    private const int MaxAnswerCharacters = 4000;

    private const string Instructions =
        "You are the eyes of a voice assistant. Answer in the language of the question, in at most three short sentences " +
        "without any markup, because they are read out aloud. Say only what can be seen in the picture.";

    private readonly Lazy<OpenAiChatClient> _client = new(() => new OpenAiChatClient(
        new OpenAiChatOptions { Endpoint = options.Endpoint, ApiKey = options.ApiKey, Model = options.Model, Headers = options.Headers }, "The vision model"));

    /// <inheritdoc/>
    public bool IsConfigured => options.Model.Length > 0 && Uri.TryCreate(options.Endpoint, UriKind.Absolute, out _);

    /// <inheritdoc/>
    public async ValueTask<VisionAnswer> AnswerAsync(ReadOnlyMemory<byte> image, string mimeType, string question, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(options.TimeoutSeconds), time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            return await AskAsync(image, mimeType, question, either.Token);
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return Failed("The vision model did not answer in time.", null);
        }
        catch (ModelException failure)
        {
            return Failed(failure.Message, failure.InnerException);
        }
    }

    private async Task<VisionAnswer> AskAsync(ReadOnlyMemory<byte> image, string mimeType, string question, CancellationToken cancellationToken)
    {
        ChatMessage[] messages =
        [
            new(ChatRole.System, Instructions),
            new(ChatRole.User, [new TextContent(question), new DataContent(image, mimeType)]),
        ];
        var answer = new StringBuilder();
        await foreach (var update in _client.Value.GetStreamingResponseAsync(messages, null, cancellationToken))
        {
            answer.Append(update.Text);
            if (answer.Length > MaxAnswerCharacters) break;
        }

        var text = answer.ToString().Trim();
        return text.Length == 0
            ? Failed("The vision model gave no answer.", null)
            : new VisionAnswer(text.Length > MaxAnswerCharacters ? text[..MaxAnswerCharacters] : text, null);
    }

    private VisionAnswer Failed(string message, Exception? cause)
    {
        log.LogWarning(cause, "{Failure}", message);
        return new VisionAnswer(null, message);
    }
}
