using System.Text;
using System.Text.Json;

namespace Server.Mcp;

/// <summary>What a device's tool gave back: its text, and whether the device calls it a failure.</summary>
internal sealed record CallResult(bool Success, string Text)
{
    /// <summary>Characters of a result.</summary>
    public const int MaxLength = 4_000;

    private const int MaxParts = 32;

    /// <summary>Reads the result of <c>tools/call</c>. One without content is taken as it is written: some clients send
    /// just a value.</summary>
    public static CallResult Of(JsonElement result)
    {
        if (result.ValueKind != JsonValueKind.Object) return new CallResult(true, Written(result));
        var failed = result.TryGetProperty("isError", out var isError) && isError.ValueKind == JsonValueKind.True;
        if (!result.TryGetProperty("content", out var content)) return new CallResult(!failed, Written(result));
        if (content.ValueKind != JsonValueKind.Array) return new CallResult(!failed, Written(content));
        var text = new StringBuilder();
        foreach (var part in content.EnumerateArray().Take(MaxParts))
        {
            if (TextOf(part) is not { } piece || text.Length >= MaxLength) continue;
            if (text.Length > 0) text.Append('\n');
            text.Append(PlainText.Of(piece, MaxLength - text.Length));
        }

        return new CallResult(!failed, PlainText.Of(text.ToString(), MaxLength));
    }

    /// <summary>The text as a JSON object, as status tools give it; null when it is none.</summary>
    public JsonElement? AsObject()
    {
        // Half a surrogate pair may be written as an escape; reading it throws. No status needs one.
        if (!Text.TrimStart().StartsWith('{') || Text.Contains("\\ud", StringComparison.OrdinalIgnoreCase)) return null;
        try
        {
            using var document = JsonDocument.Parse(Text, new JsonDocumentOptions { MaxDepth = 16 });
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string? TextOf(JsonElement part)
    {
        if (part.ValueKind != JsonValueKind.Object) return Written(part);
        if (part.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String) return text.GetString();
        return part.TryGetProperty("type", out var type) && type.ValueKind == JsonValueKind.String && !type.ValueEquals("text")
            ? $"[{PlainText.OneLine(type.GetString()!, 32)}]"
            : null;
    }

    private static string Written(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => PlainText.Of(value.GetString()!, MaxLength),
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        _ => PlainText.Of(value.GetRawText(), MaxLength),
    };
}
