using System.ClientModel;
using System.ClientModel.Primitives;
using System.Text.Json;
using OpenAI;
using OpenAI.Chat;
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

    private readonly Lazy<ChatClient> _client = new(() => ChatAddress.ClientOf(options.Endpoint, options.ApiKey, options.Model));

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
        catch (ClientResultException refused)
        {
            return Failed(refused.Status switch
            {
                0 => "The vision model cannot be reached.",
                StatusCodes.Status429TooManyRequests => "The vision model is asked too much; try again later.",
                _ => "The vision model refused the question.",
            }, refused);
        }
        catch (Exception unreachable) when (unreachable is HttpRequestException or IOException)
        {
            return Failed("The vision model cannot be reached.", unreachable);
        }
        // The library takes an answer apart without looking whether it has the parts.
        catch (Exception unreadable) when (unreadable is JsonException or FormatException or InvalidOperationException or ArgumentException or KeyNotFoundException)
        {
            return Failed("The vision model's answer cannot be read.", unreadable);
        }
    }

    private async Task<VisionAnswer> AskAsync(ReadOnlyMemory<byte> image, string mimeType, string question, CancellationToken cancellationToken)
    {
        ChatMessage[] messages =
        [
            new SystemChatMessage(Instructions),
            new UserChatMessage(
                ChatMessageContentPart.CreateTextPart(question),
                ChatMessageContentPart.CreateImagePart(BinaryData.FromBytes(image), mimeType)),
        ];
        ChatCompletion completion = await _client.Value.CompleteChatAsync(messages, cancellationToken: cancellationToken);
        var text = string.Concat(completion.Content.Select(part => part.Text)).Trim();
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
