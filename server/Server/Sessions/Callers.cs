using Server.Protocol;

namespace Server.Sessions;

/// <summary>Who is at the other end of a connection, and how it speaks.</summary>
/// <param name="ProtocolVersion">Of the binary framing, as the request's header has it; 1 without one.</param>
/// <param name="IsForeignPage">A page of another site, in the browser of somebody who may know nothing of it.</param>
/// <param name="IsMqttGateway">A gateway between MQTT devices and this server, with a framing of its own.</param>
internal sealed record Caller(
    string DeviceId, string? ClientId, Dialect Dialect, int ProtocolVersion, bool IsForeignPage, bool IsMqttGateway);

/// <summary>Reads from a request who asks for a session.</summary>
internal static class Callers
{
    /// <summary>Null when the caller must say who it is and does not. Browsers cannot set headers and the pages that are
    /// made for these interfaces name no device: such a client gets an id of its own for as long as it is connected.</summary>
    public static Caller? Of(HttpRequest request, Dialect dialect)
    {
        var id = DeviceIds.Of(request);
        if (id is null && DeviceIds.IsMissing(request) && (!dialect.NeedsDeviceId || IsBrowser(request))) id = DeviceIds.New();
        return id is null
            ? null
            : new Caller(id, DeviceIds.ClientOf(request), dialect, VersionOf(request), IsForeign(request), request.Query["from"] == "mqtt_gateway");
    }

    private static bool IsBrowser(HttpRequest request) =>
        request.Headers.ContainsKey("Origin") || request.Headers.ContainsKey("Sec-Fetch-Mode");

    private static bool IsForeign(HttpRequest request) =>
        request.Headers.Origin is [{ Length: > 0 } origin, ..]
        && !(Uri.TryCreate(origin, UriKind.Absolute, out var page)
            && string.Equals(page.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase));

    private static int VersionOf(HttpRequest request) =>
        int.TryParse(request.Headers["Protocol-Version"], out var version) ? version : 1;
}
