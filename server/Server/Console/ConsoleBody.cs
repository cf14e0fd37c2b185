using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Server.Protocol;

namespace Server.OwnerConsole;

/// <summary>Reads the JSON that the page sends.</summary>
internal static class ConsoleBody
{
    /// <summary>The longest body that is taken.</summary>
    public const int MaxBytes = 64 * 1024;

    /// <summary>Null when the body is too long or not what it must be.</summary>
    public static async ValueTask<T?> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        if (await BoundedBody.ReadAsync(request, MaxBytes, cancellationToken) is not { } bytes) return null;
        try
        {
            return JsonSerializer.Deserialize(bytes.Span, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
