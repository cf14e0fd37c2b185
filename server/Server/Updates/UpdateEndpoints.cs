using Microsoft.Net.Http.Headers;
using Server.Hosting;

namespace Server.Updates;

/// <summary>Where devices load firmware from, and what there is for them.</summary>
internal static class UpdateEndpoints
{
    public const string Path = "/xiaozhi/ota/";

    private const string DownloadPath = Path + "download/";

    public static IServiceCollection AddUpdates(this IServiceCollection services)
    {
        services.AddSingleton<DeviceSightings>();
        services.AddSingleton<CheckServices>();
        services.AddHostedService(provider => provider.GetRequiredService<DeviceSightings>());
        return services.AddSingleton<FirmwareStore>();
    }

    public static void MapUpdates(this WebApplication app)
    {
        app.MapUpdateChecks();
        app.MapGet(DownloadPath + "{file}", Download);
    }

    internal static OtaFirmware FirmwareFor(CheckBody body, FirmwareStore store, HttpRequest request, PublicAddress address)
    {
        // Who does not say what it runs cannot be told what is newer.
        if (body.Board.Length == 0 || !VersionNumber.TryParse(body.Version, out var running)) return new OtaFirmware(body.Version, "", 0, "");
        var newest = store.Newest(body.Board);
        return newest is null || newest.Version.CompareTo(running) <= 0
            ? new OtaFirmware(body.Version, "", 0, "")
            : new OtaFirmware(newest.Version.Text, address.Http(request, DownloadPath + newest.FileName), newest.Size, newest.Sha256);
    }

    /// <summary>A range may be asked for, so that a device goes on where it was cut off; the entity tag is the checksum.</summary>
    private static IResult Download(string file, FirmwareStore store)
    {
        var image = store.Find(file);
        return image is null
            ? Results.Json(new OtaError(false, "There is no such firmware."), OtaJson.Raw.OtaError, statusCode: StatusCodes.Status404NotFound)
            : Results.File(
                System.IO.Path.GetFullPath(image.Path), "application/octet-stream", enableRangeProcessing: true, entityTag: new EntityTagHeaderValue($"\"{image.Sha256}\""));
    }
}
