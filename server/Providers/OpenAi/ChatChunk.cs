using System.Text.Json;
using Microsoft.Extensions.AI;
using Server.Agents.Models;

namespace Providers.OpenAi;

/// <summary>One piece of an answer as servers send it, or a whole answer. What it has is taken, what it lacks is no fault: servers
/// that are only compatible leave out what they do not need, and add what they like.</summary>
/// <param name="Contents">What it says for itself.</param>
/// <param name="HasMessage">It is about a message, be it empty.</param>
/// <param name="HasCalls">It brought pieces of calls.</param>
/// <param name="IsLast">It tells why the answer ends.</param>
internal sealed record ChatChunk(IList<AIContent> Contents, bool HasMessage, bool HasCalls, bool IsLast)
{
    /// <param name="calls">Takes the pieces of calls.</param>
    /// <exception cref="JsonException">It is no JSON, or no object.</exception>
    /// <exception cref="ModelException">It tells of an error.</exception>
    public static ChatChunk Read(ReadOnlyMemory<byte> utf8, StreamedCalls calls)
    {
        using var json = JsonDocument.Parse(utf8);
        var root = json.RootElement;
        if (root.ValueKind != JsonValueKind.Object) throw new JsonException("A piece of an answer is an object.");
        if (Member(root, "error") is { ValueKind: not JsonValueKind.Null } error)
            throw new ModelException($"The model failed: {Prompt.Plain(TextOf(error, "message") ?? error.GetRawText(), 200)}");
        var contents = new List<AIContent>();
        var choice = FirstChoice(root);
        var said = choice is { } one ? Member(one, "delta") is { ValueKind: JsonValueKind.Object } delta ? delta : Member(one, "message") : null;
        var hasCalls = false;
        if (said is { ValueKind: JsonValueKind.Object } message)
        {
            foreach (var text in Texts(message)) contents.Add(new TextContent(text));
            if (Member(message, "tool_calls") is { ValueKind: JsonValueKind.Array } pieces)
            {
                foreach (var piece in pieces.EnumerateArray().Where(piece => piece.ValueKind == JsonValueKind.Object)) calls.Add(piece);
                hasCalls = pieces.GetArrayLength() > 0;
            }
        }

        if (Member(root, "usage") is { ValueKind: JsonValueKind.Object } usage)
            contents.Add(new UsageContent(new UsageDetails { InputTokenCount = Count(usage, "prompt_tokens"), OutputTokenCount = Count(usage, "completion_tokens") }));
        return new ChatChunk(contents, said is { ValueKind: JsonValueKind.Object }, hasCalls, choice is { } ended && TextOf(ended, "finish_reason") is { Length: > 0 });
    }

    /// <summary>The member of an object; null when it has none of that name.</summary>
    public static JsonElement? Member(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out var member) ? member : null;

    /// <summary>The same when it is a text.</summary>
    public static string? TextOf(JsonElement parent, string name) =>
        Member(parent, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static JsonElement? FirstChoice(JsonElement root) =>
        Member(root, "choices") is { ValueKind: JsonValueKind.Array } choices && choices.GetArrayLength() > 0 ? choices[0] : null;

    /// <summary>Of a text, or of the parts of one.</summary>
    private static IEnumerable<string> Texts(JsonElement message)
    {
        if (TextOf(message, "content") is { } text) return text.Length > 0 ? [text] : [];
        return Member(message, "content") is { ValueKind: JsonValueKind.Array } parts
            ? [.. parts.EnumerateArray().Select(part => TextOf(part, "text")).OfType<string>().Where(part => part.Length > 0)]
            : [];
    }

    private static long? Count(JsonElement usage, string name) =>
        Member(usage, name) is { ValueKind: JsonValueKind.Number } count && count.TryGetInt64(out var tokens) ? tokens : null;
}
