using System.Text.Json;
using Server.Protocol;

namespace Server.Updates;

/// <summary>What a device tells of itself when it asks for updates, as far as it matters here.</summary>
/// <param name="Version">What it runs; empty when it does not say.</param>
/// <param name="Board">What it runs on; empty when it does not say.</param>
internal sealed record CheckBody(string Version, string Board)
{
    /// <summary>A stock device sends 1 to 3 KB.</summary>
    public const int MaxBytes = 64 * 1024;

    private static readonly CheckBody Silent = new("", "");

    /// <summary>Null when the body is too large or no JSON object.</summary>
    public static async Task<CheckBody?> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (await BoundedBody.ReadAsync(request, MaxBytes, cancellationToken) is not { } body) return null;
        return body.IsEmpty ? Silent : Parse(body);
    }

    private static CheckBody? Parse(ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                ? new CheckBody(TextOf(document.RootElement, "application", "version"), TextOf(document.RootElement, "board", "type"))
                : null;
        }
        // Half a surrogate pair or bytes that are no UTF-8 are found only when the text is taken.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string TextOf(JsonElement root, string section, string name) =>
        root.TryGetProperty(section, out var fields)
        && fields.ValueKind == JsonValueKind.Object
        && fields.TryGetProperty(name, out var text)
        && text.ValueKind == JsonValueKind.String
            ? text.GetString()!
            : "";
}
