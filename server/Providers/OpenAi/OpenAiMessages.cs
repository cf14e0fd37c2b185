using System.Text.Json;
using Microsoft.Extensions.AI;
using OpenAI.Chat;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace Providers.OpenAi;

/// <summary>Writes messages in the form of the library.</summary>
internal static class OpenAiMessages
{
    private static readonly JsonElement Nothing = JsonDocument.Parse("{}").RootElement.Clone();

    public static IEnumerable<OpenAI.Chat.ChatMessage> Of(IEnumerable<ChatMessage> messages)
    {
        foreach (var message in messages)
        {
            if (message.Role == ChatRole.System) yield return new SystemChatMessage(message.Text);
            else if (message.Role == ChatRole.User) yield return new UserChatMessage(message.Text);
            else if (message.Role == ChatRole.Tool)
                foreach (var result in message.Contents.OfType<FunctionResultContent>())
                    yield return new ToolChatMessage(result.CallId, result.Result as string ?? "");
            else yield return Assistant(message);
        }
    }

    private static AssistantChatMessage Assistant(ChatMessage message)
    {
        ChatToolCall[] calls = [.. message.Contents.OfType<FunctionCallContent>().Select(call =>
            ChatToolCall.CreateFunctionToolCall(call.CallId, call.Name, BinaryData.FromString(Written(call.Arguments))))];
        if (calls.Length == 0) return new AssistantChatMessage(message.Text);
        var written = new AssistantChatMessage(calls);
        if (message.Text.Length > 0) written.Content.Add(ChatMessageContentPart.CreateTextPart(message.Text));
        return written;
    }

    private static string Written(IDictionary<string, object?>? arguments)
    {
        using var bytes = new MemoryStream();
        using (var writer = new Utf8JsonWriter(bytes))
        {
            writer.WriteStartObject();
            foreach (var (name, value) in arguments ?? new Dictionary<string, object?>())
            {
                writer.WritePropertyName(name);
                (value is JsonElement json ? json : Nothing).WriteTo(writer);
            }

            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(bytes.ToArray());
    }
}
