using Server.Hosting;

namespace Server.Updates;

/// <summary>Update checks, downloads, and what the owner does with firmware.</summary>
internal static class UpdateEndpoints
{
    public const string Path = "/xiaozhi/ota/";

    public static IServiceCollection AddUpdates(this IServiceCollection services)
    {
        services.AddSingleton<DeviceSightings>();
        services.AddSingleton<CheckServices>();
        services.AddHostedService(provider => provider.GetRequiredService<DeviceSightings>());
        services.AddSingleton<FirmwareStore>();
        services.AddSingleton<FirmwareShelf>();
        return services.AddSingleton<FirmwareOffers>();
    }

    public static void MapUpdates(this WebApplication app)
    {
        app.MapUpdateChecks();
        app.MapFirmwareDownloads();
        app.MapFirmware();
    }

    /// <param name="image">What is offered; null for nothing.</param>
    /// <param name="body">What the device runs, which it is told again when there is nothing newer.</param>
    /// <param name="downloadPath">Of the server API that it speaks.</param>
    internal static OtaFirmware FirmwareFor(FirmwareImage? image, CheckBody body, HttpRequest request, PublicAddress address, string downloadPath) =>
        image is null
            ? new OtaFirmware(body.Version, "", 0, "")
            : new OtaFirmware(image.Version.Text, address.Http(request, downloadPath + image.FileName), image.Size, image.Sha256);
}
