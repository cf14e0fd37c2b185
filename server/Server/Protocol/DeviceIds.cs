namespace Server.Protocol;

/// <summary>Who a request comes from.</summary>
internal static class DeviceIds
{
    /// <summary>The longest device id that is taken.</summary>
    public const int MaxLength = 64;

    /// <summary>The id from the header, or for browsers from the query, in lower case; null when there is none that
    /// can be used.</summary>
    public static string? Of(HttpRequest request)
    {
        string? id = request.Headers["device-id"];
        if (string.IsNullOrEmpty(id)) id = request.Query["device-id"];
        if (string.IsNullOrEmpty(id) || id.Length > MaxLength) return null;
        return id.All(c => char.IsAsciiLetterOrDigit(c) || c is ':' or '-' or '_' or '.') ? id.ToLowerInvariant() : null;
    }
}
