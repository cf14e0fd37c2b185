using System.Security.Cryptography;

namespace Server.Protocol;

/// <summary>Who a request comes from.</summary>
internal static class DeviceIds
{
    private const string PagePrefix = "web-";

    /// <summary>The longest device id that is taken.</summary>
    public const int MaxLength = 64;

    /// <summary>The id from the header, or for browsers from the query, in lower case; null when there is none that
    /// can be used. Devices use MAC addresses, clients whatever they like: 1 to 64 letters, digits and <c>: - _ .</c></summary>
    public static string? Of(HttpRequest request) => Read(Named(request, "device-id"));

    /// <summary>An id in lower case, as it is compared and stored; null when it cannot be used.</summary>
    public static string? Read(string? id) =>
        id is { Length: > 0 and <= MaxLength } && id.All(c => char.IsAsciiLetterOrDigit(c) || c is ':' or '-' or '_' or '.')
            ? id.ToLowerInvariant()
            : null;

    /// <summary>True when the request names no device at all.</summary>
    public static bool IsMissing(HttpRequest request) => string.IsNullOrEmpty(Named(request, "device-id"));

    /// <summary>An id for a client that has none.</summary>
    public static string New() => $"{PagePrefix}{RandomNumberGenerator.GetHexString(16, lowercase: true)}";

    /// <summary>Whether this is the id of a console page, which its owner talks through like through a device.</summary>
    public static bool IsPage(string deviceId) => deviceId.StartsWith(PagePrefix, StringComparison.Ordinal);

    /// <summary>What the installation on the device calls itself, from the header or the query; null when it does not, or not
    /// usably.</summary>
    public static string? ClientOf(HttpRequest request) =>
        Named(request, "client-id") is { Length: > 0 and <= MaxLength } id ? id : null;

    private static string? Named(HttpRequest request, string name)
    {
        string? value = request.Headers[name];
        return string.IsNullOrEmpty(value) ? request.Query[name] : value;
    }
}
