using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Server.OwnerConsole;

/// <summary>Reads the JSON that the page sends.</summary>
internal static class ConsoleBody
{
    /// <summary>The longest body that is taken, in bytes.</summary>
    public const int MaxBytes = 64 * 1024;

    /// <summary>Null when the body is too long or not what it must be.</summary>
    public static async ValueTask<T?> ReadAsync<T>(HttpRequest request, JsonTypeInfo<T> type, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return await JsonSerializer.DeserializeAsync(request.Body, type, cancellationToken);
        }
        catch (Exception exception) when (exception is JsonException or BadHttpRequestException)
        {
            return null;
        }
    }
}
