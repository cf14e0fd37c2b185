using System.Buffers;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Providers.OpenAi;

/// <summary>Writes what a model is asked as the body of a request, in the plainest form that the protocol has: contents are texts,
/// which servers with templates of their own all take, unless there is a picture.</summary>
/// <param name="model">Its name at the server.</param>
/// <param name="isCloud">The cloud's newer models refuse the old name of the bound of tokens, most local servers know no
/// other.</param>
internal sealed class ChatRequest(string model, bool isCloud)
{
    public BinaryData Of(IEnumerable<ChatMessage> messages, ChatOptions? options)
    {
        var body = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(body))
        {
            json.WriteStartObject();
            json.WriteString("model", model);
            json.WriteBoolean("stream", true);
            json.WriteStartObject("stream_options");
            json.WriteBoolean("include_usage", true);
            json.WriteEndObject();
            if (options?.Temperature is { } temperature) json.WriteNumber("temperature", temperature);
            if (options?.MaxOutputTokens is { } tokens) json.WriteNumber(isCloud ? "max_completion_tokens" : "max_tokens", tokens);
            json.WriteStartArray("messages");
            foreach (var message in messages) Write(json, message);
            json.WriteEndArray();
            WriteTools(json, options);
            json.WriteEndObject();
        }

        return BinaryData.FromBytes(body.WrittenMemory);
    }

    private static void Write(Utf8JsonWriter json, ChatMessage message)
    {
        if (message.Role != ChatRole.Tool)
        {
            var calls = message.Contents.OfType<FunctionCallContent>().ToArray();
            json.WriteStartObject();
            json.WriteString("role", message.Role.Value);
            if (message.Contents.OfType<DataContent>().FirstOrDefault() is { } picture) WriteParts(json, message.Text, picture);
            else if (message.Text.Length > 0 || calls.Length == 0) json.WriteString("content", message.Text);
            else json.WriteNull("content");
            if (calls.Length > 0) WriteCalls(json, calls);
            json.WriteEndObject();
            return;
        }

        foreach (var result in message.Contents.OfType<FunctionResultContent>())
        {
            json.WriteStartObject();
            json.WriteString("role", "tool");
            json.WriteString("tool_call_id", result.CallId);
            json.WriteString("content", result.Result as string ?? "");
            json.WriteEndObject();
        }
    }

    private static void WriteParts(Utf8JsonWriter json, string text, DataContent picture)
    {
        json.WriteStartArray("content");
        json.WriteStartObject();
        json.WriteString("type", "text");
        json.WriteString("text", text);
        json.WriteEndObject();
        json.WriteStartObject();
        json.WriteString("type", "image_url");
        json.WriteStartObject("image_url");
        json.WriteString("url", picture.Uri);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteCalls(Utf8JsonWriter json, FunctionCallContent[] calls)
    {
        json.WriteStartArray("tool_calls");
        foreach (var call in calls)
        {
            json.WriteStartObject();
            json.WriteString("id", call.CallId);
            json.WriteString("type", "function");
            json.WriteStartObject("function");
            json.WriteString("name", call.Name);
            json.WriteString("arguments", Written(call.Arguments));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteTools(Utf8JsonWriter json, ChatOptions? options)
    {
        var tools = options?.Tools?.OfType<AIFunctionDeclaration>().ToArray() ?? [];
        if (tools.Length == 0) return;
        json.WriteStartArray("tools");
        foreach (var tool in tools)
        {
            json.WriteStartObject();
            json.WriteString("type", "function");
            json.WriteStartObject("function");
            json.WriteString("name", tool.Name);
            json.WriteString("description", tool.Description);
            json.WritePropertyName("parameters");
            tool.JsonSchema.WriteTo(json);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        if (options?.ToolMode is NoneChatToolMode) json.WriteString("tool_choice", "none");
    }

    private static string Written(IDictionary<string, object?>? arguments)
    {
        var text = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(text))
        {
            json.WriteStartObject();
            foreach (var (name, value) in arguments ?? new Dictionary<string, object?>())
            {
                json.WritePropertyName(name);
                if (value is JsonElement element) element.WriteTo(json);
                else json.WriteNullValue();
            }

            json.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(text.WrittenSpan);
    }
}
