using Microsoft.Net.Http.Headers;
using Server.Protocol;
using Server.Sessions;

namespace Server.Updates;

/// <summary>The address that a device asks at its start and now and then: what time it is, where to talk, whether there is
/// newer firmware; and where it loads that from.</summary>
internal static class UpdateEndpoints
{
    public const string Path = "/xiaozhi/ota/";

    private const string DownloadPath = Path + "download/";

    public static IServiceCollection AddUpdates(this IServiceCollection services) => services.AddSingleton<FirmwareStore>();

    public static void MapUpdates(this WebApplication app)
    {
        app.MapGet(Path, (HttpRequest request) =>
            Results.Text($"The OTA interface works. Devices are sent to {WebSocketUrl(request)}\n"));
        app.MapPost(Path, CheckAsync);
        app.MapGet(DownloadPath + "{file}", Download);
    }

    private static async Task<IResult> CheckAsync(HttpRequest request, FirmwareStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        if (DeviceIds.Of(request) is null) return BadRequest();
        var body = await CheckBody.ReadAsync(request, cancellationToken);
        if (body is null) return BadRequest();
        var now = time.GetLocalNow();
        return Results.Json(
            new OtaReply(
                new OtaTime(now.ToUnixTimeMilliseconds(), (int)now.Offset.TotalMinutes),
                FirmwareFor(body, store, request),
                new OtaWebSocket(WebSocketUrl(request), "")),
            OtaJson.Default.OtaReply);
    }

    private static OtaFirmware FirmwareFor(CheckBody body, FirmwareStore store, HttpRequest request)
    {
        // Who does not say what it runs cannot be told what is newer.
        if (body.Board.Length == 0 || !VersionNumber.TryParse(body.Version, out var running)) return new OtaFirmware(body.Version, "", 0, "");
        var newest = store.Newest(body.Board);
        return newest is null || newest.Version.CompareTo(running) <= 0
            ? new OtaFirmware(body.Version, "", 0, "")
            : new OtaFirmware(newest.Version.Text, $"{request.Scheme}://{request.Host.ToUriComponent()}{DownloadPath}{newest.FileName}", newest.Size, newest.Sha256);
    }

    /// <summary>A range may be asked for, so that a device goes on where it was cut off; the entity tag is the checksum.</summary>
    private static IResult Download(string file, FirmwareStore store)
    {
        var image = store.Find(file);
        return image is null
            ? Results.Json(new OtaError(false, "There is no such firmware."), OtaJson.Default.OtaError, statusCode: StatusCodes.Status404NotFound)
            : Results.File(
                System.IO.Path.GetFullPath(image.Path), "application/octet-stream", enableRangeProcessing: true, entityTag: new EntityTagHeaderValue($"\"{image.Sha256}\""));
    }

    private static string WebSocketUrl(HttpRequest request) =>
        $"{(request.IsHttps ? "wss" : "ws")}://{request.Host.ToUriComponent()}{VoiceEndpoint.Path}";

    private static IResult BadRequest() =>
        Results.Json(new OtaError(false, "request error."), OtaJson.Default.OtaError, statusCode: StatusCodes.Status400BadRequest);
}
