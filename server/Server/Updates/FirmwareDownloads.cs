using Microsoft.Net.Http.Headers;
using Server.Protocol;
using Server.Storage;

namespace Server.Updates;

/// <summary>Where devices load firmware from, at the addresses of both server APIs.</summary>
internal static class FirmwareDownloads
{
    public const string Path = "/xiaozhi/ota/download/";

    /// <summary>The same of the C# server API.</summary>
    public const string ApiPath = "/api/ota_bin/";

    /// <summary>What its example answers with: clients add it to the server's address or to that of the API.</summary>
    private const string RootPath = "/ota_bin/";

    public static void MapFirmwareDownloads(this WebApplication app)
    {
        foreach (var path in new[] { Path, ApiPath, RootPath })
        {
            app.MapMethods(path + "{file}", [HttpMethods.Get, HttpMethods.Head], DownloadAsync)
                .WithTags("Updates").WithSummary("Loads firmware")
                .WithDescription("`BOARD_VERSION.bin` or `.pe`; `VERSION.bin` where only one board has that version. A range may be asked for; the entity tag is the SHA-256.")
                .Produces(StatusCodes.Status200OK, contentType: "application/octet-stream").Produces(StatusCodes.Status206PartialContent).Produces<HttpError>(404);
        }
    }

    /// <summary>A range may be asked for, so that a device goes on where it was cut off.</summary>
    private static async Task<IResult> DownloadAsync(string file, FirmwareStore store, FirmwareShelf shelf, CancellationToken cancellationToken)
    {
        if (store.Find(file) is not { } image || await IsWithdrawnAsync(image, shelf, cancellationToken))
            return HttpErrors.Refuse(StatusCodes.Status404NotFound, ErrorCodes.NotFound, "file not found");
        return Results.File(
            System.IO.Path.GetFullPath(image.Path), "application/octet-stream", image.FileName,
            enableRangeProcessing: true, entityTag: new EntityTagHeaderValue($"\"{image.Sha256}\""));
    }

    /// <summary>Who was offered firmware may load it while the database is out of reach.</summary>
    private static async Task<bool> IsWithdrawnAsync(FirmwareImage image, FirmwareShelf shelf, CancellationToken cancellationToken)
    {
        try
        {
            return (await shelf.FindAsync(image.Board, image.Version.Text, cancellationToken))?.Withdrawn ?? false;
        }
        catch (StorageUnavailableException)
        {
            return false;
        }
    }
}
