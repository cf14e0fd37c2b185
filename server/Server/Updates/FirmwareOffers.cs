using Server.Storage;

namespace Server.Updates;

/// <summary>Decides which firmware a device is offered.</summary>
internal sealed class FirmwareOffers(FirmwareStore store, FirmwareShelf shelf, DeviceStore devices, ILogger<FirmwareOffers> logger)
{
    /// <summary>The newest that is newer than what the device runs, in its channel or in <see cref="Publication.Stable"/>,
    /// rolled out to it, and not withdrawn. Null when there is none, when the device does not say what it runs, or while the
    /// database is out of reach: it asks again.</summary>
    /// <param name="deviceId">In lower case.</param>
    public async Task<FirmwareImage?> ForAsync(string deviceId, CheckBody body, CancellationToken cancellationToken)
    {
        // Who does not say what it runs cannot be told what is newer.
        if (!VersionNumber.TryParse(body.Version, out var running)) return null;
        // Most have the newest: they cost no question to the database.
        if (!store.List(body.Board).Any(image => image.Version.CompareTo(running) > 0)) return null;
        try
        {
            var shelved = await shelf.ListAsync(body.Board, cancellationToken);
            var channel = (await devices.FindAsync(deviceId, cancellationToken))?.Channel ?? Publication.Stable;
            return shelved.FirstOrDefault(firmware =>
                !firmware.Withdrawn
                && firmware.Image.Version.CompareTo(running) > 0
                && (firmware.Channel == Publication.Stable || firmware.Channel == channel)
                && Rollout.Includes(deviceId, firmware.Image.Version.Text, firmware.RolloutPercent))?.Image;
        }
        catch (StorageUnavailableException outage)
        {
            logger.LogDebug("{DeviceId}: no firmware is offered: {Reason}.", deviceId, outage.Message);
            return null;
        }
    }
}
