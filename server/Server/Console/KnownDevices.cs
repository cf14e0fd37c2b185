using Server.Agents;
using Server.Devices;
using Server.Protocol;
using Server.Storage;

namespace Server.OwnerConsole;

/// <summary>What the owner calls a device; a null takes the name away.</summary>
internal sealed record Rename(string? Name);

/// <summary>A sentence of an earlier conversation.</summary>
/// <param name="Id">Older ones have lower ids.</param>
/// <param name="Role"><c>user</c> or <c>assistant</c>.</param>
internal sealed record EarlierSentence(long Id, DateTimeOffset At, string Role, string Text);

/// <summary>What the owner does with devices that the database knows, connected or not.</summary>
internal sealed class KnownDevices(
    DeviceStore devices, IConnectedDevices connected, ConversationStore conversations, Conversations talks, ILogger<KnownDevices> logger)
{
    private const int SentencesOfAPage = 40;

    public async Task<IResult> RenameAsync(string id, HttpRequest request, CancellationToken cancellationToken)
    {
        if (await ConsoleBody.ReadAsync(request, ConsoleJson.Page.Rename, cancellationToken) is not { } rename)
            return HttpErrors.InvalidRequest("The body is {\"name\":…}.");
        if (DeviceIds.Read(id) is not { } deviceId || await devices.FindAsync(deviceId, cancellationToken) is null) return Unknown();
        await devices.RenameAsync(deviceId, string.IsNullOrWhiteSpace(rename.Name) ? null : rename.Name.Trim(), cancellationToken);
        return Results.NoContent();
    }

    public async Task<IResult> ForgetAsync(string id, CancellationToken cancellationToken)
    {
        if (DeviceIds.Read(id) is not { } deviceId || !await devices.ForgetAsync(deviceId, cancellationToken)) return Unknown();
        talks.Forget(deviceId);
        connected.Find(deviceId)?.Abort();
        logger.LogInformation("{DeviceId}: forgotten by its owner.", deviceId);
        return Results.NoContent();
    }

    /// <param name="before">Only what is older than this sentence; 0 or missing for the newest.</param>
    public async Task<IResult> ConversationAsync(string id, long? before, CancellationToken cancellationToken)
    {
        if (DeviceIds.Read(id) is not { } deviceId) return Unknown();
        var said = await conversations.ListAsync(deviceId, before ?? 0, SentencesOfAPage, cancellationToken);
        return Results.Json(
            said.Select(one => new EarlierSentence(one.Id, one.At, one.Role, one.Text)).ToArray(), ConsoleJson.Page.EarlierSentenceArray);
    }

    private static IResult Unknown() =>
        HttpErrors.Refuse(StatusCodes.Status404NotFound, ErrorCodes.NotFound, "No such device is known.");
}
