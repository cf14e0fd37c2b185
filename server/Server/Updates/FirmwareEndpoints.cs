using System.Text.Json;
using System.Text.Json.Serialization;
using Server.Auth;
using Server.Hosting;
using Server.OpenApi;
using Server.Protocol;

namespace Server.Updates;

/// <summary>Where the owner publishes firmware, sees what there is, rolls it out and takes it back.</summary>
internal static class FirmwareEndpoints
{
    public const string Path = "/api/firmware";

    /// <summary>16 MB over a slow link take a while.</summary>
    private static readonly TimeSpan UploadTime = TimeSpan.FromMinutes(10);

    public static void MapFirmware(this WebApplication app)
    {
        app.MapGet(Path, ListAsync).RequireOwner().WithTags("Updates")
            .WithSummary("Owner: lists firmware").Produces<FirmwareList>().Produces<HttpError>(401);
        app.MapMethods(Path, [HttpMethods.Post, HttpMethods.Put], PublishAsync).RequireOwner().WithTags("Updates")
            .WithSummary("Owner: publishes firmware").TakesFile()
            .WithDescription("The body is the file itself, at most 16 MB. 201 when it is new, 200 when the very same is there already.")
            .Produces<FirmwareReply>().Produces<FirmwareReply>(201).Produces<HttpError>(400).Produces<HttpError>(401)
            .Produces<HttpError>(409).Produces<HttpError>(413).Produces<HttpError>(415).Produces<HttpError>(507);
        app.MapPatch(Path + "/{board}/{version}", RollOutAsync).RequireOwner().WithTags("Updates")
            .WithSummary("Owner: changes who gets firmware").Produces<FirmwareReply>().Produces<HttpError>(400).Produces<HttpError>(401).Produces<HttpError>(404);
        app.MapDelete(Path + "/{board}/{version}", WithdrawAsync).RequireOwner().WithTags("Updates")
            .WithSummary("Owner: withdraws firmware").Produces<FirmwareReply>().Produces<HttpError>(401).Produces<HttpError>(404);
    }

    private static async Task<IResult> ListAsync(string? board, HttpRequest request, FirmwareShelf shelf, PublicAddress address, CancellationToken cancellationToken)
    {
        var all = await shelf.ListAsync(board, cancellationToken);
        return JsonAnswers.Answer(new FirmwareList(true, [.. all.Select(firmware => EntryOf(firmware, request, address))]), FirmwareJson.Raw.FirmwareList);
    }

    private static async Task<IResult> PublishAsync(
        string? board, string? version, string? channel, string? percent, HttpRequest request, FirmwareShelf shelf, PublicAddress address, TimeProvider time, CancellationToken cancellationToken)
    {
        if (!Publication.TryParse(board, version, channel, percent, out var publication, out var problem))
            return HttpErrors.Refuse(StatusCodes.Status400BadRequest, ErrorCodes.InvalidParameter, problem);
        using var late = new CancellationTokenSource(UploadTime, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, late.Token);
        try
        {
            return await shelf.PublishAsync(request.Body, publication!, either.Token) switch
            {
                PublishOutcome.Published { Image: var image, IsNew: var isNew } => JsonAnswers.Answer(
                    new FirmwareReply(true, isNew ? "Published." : "This is published already.", EntryOf((await shelf.FindAsync(image.Board, image.Version.Text, cancellationToken))!, request, address)),
                    FirmwareJson.Raw.FirmwareReply, isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK),
                PublishOutcome.Refused refused => Refuse(refused),
                _ => throw new InvalidOperationException("A publication ends in one of two ways."),
            };
        }
        catch (OperationCanceledException) when (late.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            return HttpErrors.Refuse(StatusCodes.Status408RequestTimeout, ErrorCodes.InvalidRequest, $"The firmware did not arrive within {UploadTime.TotalMinutes} minutes.");
        }
    }

    private static async Task<IResult> RollOutAsync(
        string board, string version, string? channel, string? percent, HttpRequest request, FirmwareShelf shelf, PublicAddress address, CancellationToken cancellationToken)
    {
        if (await shelf.FindAsync(board, version, cancellationToken) is not { } firmware) return NotFound();
        // What is not said stays.
        channel ??= firmware.Channel;
        percent ??= firmware.RolloutPercent.ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (!Publication.TryParseRollout(channel, percent, out _, out var share, out var problem))
            return HttpErrors.Refuse(StatusCodes.Status400BadRequest, ErrorCodes.InvalidParameter, problem);
        await shelf.SetRolloutAsync(firmware.Image, channel, share, cancellationToken);
        return Done("Changed.", firmware with { Channel = channel, RolloutPercent = share }, request, address);
    }

    private static async Task<IResult> WithdrawAsync(
        string board, string version, HttpRequest request, FirmwareShelf shelf, PublicAddress address, CancellationToken cancellationToken)
    {
        if (await shelf.FindAsync(board, version, cancellationToken) is not { } firmware) return NotFound();
        await shelf.WithdrawAsync(firmware.Image, cancellationToken);
        return Done("Withdrawn.", firmware with { Withdrawn = true }, request, address);
    }

    private static IResult Done(string message, ShelvedFirmware firmware, HttpRequest request, PublicAddress address) =>
        JsonAnswers.Answer(new FirmwareReply(true, message, EntryOf(firmware, request, address)), FirmwareJson.Raw.FirmwareReply);

    private static IResult NotFound() => HttpErrors.Refuse(StatusCodes.Status404NotFound, ErrorCodes.NotFound, "There is no such firmware.");

    private static IResult Refuse(PublishOutcome.Refused refused) => refused.Problem switch
    {
        PublishProblem.TooLarge => HttpErrors.Refuse(StatusCodes.Status413PayloadTooLarge, ErrorCodes.FileTooLarge, refused.Words),
        PublishProblem.Conflict => HttpErrors.Refuse(StatusCodes.Status409Conflict, ErrorCodes.Conflict, refused.Words),
        PublishProblem.DiskFull => HttpErrors.Refuse(StatusCodes.Status507InsufficientStorage, ErrorCodes.StorageFull, refused.Words),
        _ => HttpErrors.Refuse(StatusCodes.Status415UnsupportedMediaType, ErrorCodes.UnsupportedFormat, refused.Words),
    };

    private static FirmwareEntry EntryOf(ShelvedFirmware firmware, HttpRequest request, PublicAddress address) => new(
        firmware.Image.Board, firmware.Image.Version.Text, firmware.Channel, firmware.RolloutPercent, firmware.Withdrawn,
        firmware.Image.Size, firmware.Image.Sha256, firmware.Image.PublishedAt, address.Http(request, FirmwareDownloads.Path + firmware.Image.FileName));
}

/// <param name="Size">Bytes.</param>
/// <param name="Sha256">In small hexadecimal letters.</param>
internal sealed record FirmwareEntry(
    string Board, string Version, string Channel, int RolloutPercent, bool Withdrawn, long Size, string Sha256, DateTimeOffset PublishedAt, string Url);

internal sealed record FirmwareList(bool Success, IReadOnlyList<FirmwareEntry> Firmware);

internal sealed record FirmwareReply(bool Success, string Message, FirmwareEntry Firmware);

[JsonSerializable(typeof(FirmwareList))]
[JsonSerializable(typeof(FirmwareReply))]
internal sealed partial class FirmwareJson : JsonSerializerContext
{
    public static readonly FirmwareJson Raw = new(new JsonSerializerOptions { PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower, Encoder = new RawUtf8Encoder() });
}
