using System.Text.Json;
using System.Text.Json.Serialization;
using Server.Protocol;
using Server.Sessions;

namespace Server.Updates;

/// <summary>The address that a device asks at its start: what time it is, where to talk, whether there is newer
/// firmware. No firmware is published yet, so the answer is always "you are up to date".</summary>
internal static class UpdateEndpoints
{
    public const string Path = "/xiaozhi/ota/";

    /// <summary>A stock device sends 1 to 3 KB.</summary>
    private const int MaxBodyBytes = 64 * 1024;

    public static void MapUpdates(this WebApplication app)
    {
        app.MapGet(Path, (HttpRequest request) =>
            Results.Text($"The OTA interface works. Devices are sent to {WebSocketUrl(request)}\n"));
        app.MapPost(Path, CheckAsync);
    }

    private static async Task<IResult> CheckAsync(HttpRequest request, TimeProvider time, CancellationToken cancellationToken)
    {
        if (DeviceIds.Of(request) is null) return BadRequest();
        var version = await ReadVersionAsync(request, cancellationToken);
        if (version is null) return BadRequest();
        var now = time.GetLocalNow();
        return Results.Json(
            new OtaReply(
                new OtaTime(now.ToUnixTimeMilliseconds(), (int)now.Offset.TotalMinutes),
                new OtaFirmware(version, "", 0, ""),
                new OtaWebSocket(WebSocketUrl(request), "")),
            OtaJson.Default.OtaReply);
    }

    /// <summary>The version that the device runs, "" when it does not say; null when the body cannot be read.</summary>
    private static async Task<string?> ReadVersionAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > MaxBodyBytes) return null;
        try
        {
            using var body = new MemoryStream();
            var buffer = new byte[4096];
            int read;
            while ((read = await request.Body.ReadAsync(buffer, cancellationToken)) > 0)
            {
                body.Write(buffer, 0, read);
                if (body.Length > MaxBodyBytes) return null;
            }

            if (body.Length == 0) return "";
            using var document = JsonDocument.Parse(body.GetBuffer().AsMemory(0, (int)body.Length));
            if (document.RootElement.ValueKind != JsonValueKind.Object) return null;
            return document.RootElement.TryGetProperty("application", out var application)
                && application.ValueKind == JsonValueKind.Object
                && application.TryGetProperty("version", out var version)
                && version.ValueKind == JsonValueKind.String
                    ? version.GetString()
                    : "";
        }
        // Half a surrogate pair or bytes that are no UTF-8 are found only when the text is taken.
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string WebSocketUrl(HttpRequest request) =>
        $"{(request.IsHttps ? "wss" : "ws")}://{request.Host.ToUriComponent()}{VoiceEndpoint.Path}";

    private static IResult BadRequest() =>
        Results.Json(new OtaError(false, "request error."), OtaJson.Default.OtaError, statusCode: StatusCodes.Status400BadRequest);
}

internal sealed record OtaReply(OtaTime ServerTime, OtaFirmware Firmware, [property: JsonPropertyName("websocket")] OtaWebSocket WebSocket);

/// <param name="Timestamp">Unix time in milliseconds, UTC.</param>
/// <param name="TimezoneOffset">Minutes east of UTC; the device adds them.</param>
internal sealed record OtaTime(long Timestamp, int TimezoneOffset);

/// <param name="Url">Empty when there is nothing newer.</param>
/// <param name="Checksum">SHA-256 in hexadecimal.</param>
internal sealed record OtaFirmware(string Version, string Url, long Size, string Checksum);

internal sealed record OtaWebSocket(string Url, string Token);

internal sealed record OtaError(bool Success, string Message);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(OtaReply))]
[JsonSerializable(typeof(OtaError))]
internal sealed partial class OtaJson : JsonSerializerContext;
