using System.Security.Cryptography;

namespace Server.Protocol;

/// <summary>Who a request comes from.</summary>
internal static class DeviceIds
{
    /// <summary>The longest device id that is taken.</summary>
    public const int MaxLength = 64;

    /// <summary>The id from the header, or for browsers from the query, in lower case; null when there is none that
    /// can be used. Devices use MAC addresses, clients whatever they like: 1 to 64 letters, digits and <c>: - _ .</c></summary>
    public static string? Of(HttpRequest request)
    {
        var id = Sent(request);
        if (string.IsNullOrEmpty(id) || id.Length > MaxLength) return null;
        return id.All(c => char.IsAsciiLetterOrDigit(c) || c is ':' or '-' or '_' or '.') ? id.ToLowerInvariant() : null;
    }

    /// <summary>True when the request names no device at all.</summary>
    public static bool IsMissing(HttpRequest request) => string.IsNullOrEmpty(Sent(request));

    /// <summary>An id for a client that has none.</summary>
    public static string New() => $"web-{RandomNumberGenerator.GetHexString(16, lowercase: true)}";

    private static string? Sent(HttpRequest request)
    {
        string? id = request.Headers["device-id"];
        return string.IsNullOrEmpty(id) ? request.Query["device-id"] : id;
    }
}
