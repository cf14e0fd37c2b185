using Server.Storage;

namespace Server.Updates;

/// <summary>Published firmware with what its owner decided about it since: the files of the folder, the rest in the database.
/// All members throw <see cref="StorageUnavailableException"/> while the database is out of reach.</summary>
internal sealed class FirmwareShelf(FirmwareStore store, FirmwareCatalog catalog, TimeProvider time, ILogger<FirmwareShelf> logger)
{
    /// <summary>All there is, or that of one board; the newest version of a board first. What was published into the folder is
    /// entered into the catalogue here.</summary>
    public async Task<IReadOnlyList<ShelvedFirmware>> ListAsync(string? board, CancellationToken cancellationToken)
    {
        var images = store.List(board);
        if (images.Count == 0) return [];
        var records = (await catalog.ListAsync(board, cancellationToken)).ToDictionary(record => (record.Board, record.Version));
        var shelved = new List<ShelvedFirmware>();
        foreach (var image in images)
        {
            if (!records.TryGetValue((image.Board, image.Version.Text), out var record)) record = await EnterAsync(image, cancellationToken);
            shelved.Add(new ShelvedFirmware(image, record.Channel, record.RolloutPercent, record.Withdrawn));
        }

        return [.. shelved.OrderBy(firmware => firmware.Image.Board, StringComparer.Ordinal).ThenByDescending(firmware => firmware.Image.Version)];
    }

    /// <summary>Null when there is none.</summary>
    public async Task<ShelvedFirmware?> FindAsync(string board, string version, CancellationToken cancellationToken) =>
        VersionNumber.TryParse(version, out var wanted)
            ? (await ListAsync(board, cancellationToken)).FirstOrDefault(firmware => firmware.Image.Version.CompareTo(wanted) == 0)
            : null;

    /// <summary>Takes firmware in and enters it; when it cannot be entered, it is not taken in.</summary>
    public async Task<PublishOutcome> PublishAsync(Stream source, Publication publication, CancellationToken cancellationToken)
    {
        var outcome = await store.PublishAsync(source, publication, time, cancellationToken);
        if (outcome is not PublishOutcome.Published { IsNew: true, Image: var image }) return outcome;
        var entered = false;
        try
        {
            await EnterAsync(image, cancellationToken);
            entered = true;
        }
        finally
        {
            if (!entered) FirmwareStore.Undo(image);
        }

        logger.LogInformation("{File} is published: channel {Channel}, {Percent} % of its devices.", image.FileName, image.Channel, image.RolloutPercent);
        return outcome;
    }

    /// <summary>Moves firmware to a channel and a share of its devices.</summary>
    public async Task SetRolloutAsync(FirmwareImage image, string channel, int percent, CancellationToken cancellationToken)
    {
        await catalog.SetRolloutAsync(image.Board, image.Version.Text, channel, percent, cancellationToken);
        logger.LogInformation("{File} goes to channel {Channel}, {Percent} % of its devices.", image.FileName, channel, percent);
    }

    /// <summary>Nobody is offered it any more, and nobody can load it.</summary>
    public async Task WithdrawAsync(FirmwareImage image, CancellationToken cancellationToken)
    {
        await catalog.WithdrawAsync(image.Board, image.Version.Text, cancellationToken);
        logger.LogInformation("{File} is withdrawn.", image.FileName);
    }

    private async Task<FirmwareRecord> EnterAsync(FirmwareImage image, CancellationToken cancellationToken)
    {
        var record = new FirmwareRecord(
            image.Board, image.Version.Text, image.Channel, image.RolloutPercent, image.FileName, image.Size, image.Sha256, image.PublishedAt, Withdrawn: false);
        await catalog.AddAsync(record, cancellationToken);
        return record;
    }
}

/// <param name="Channel">Who gets it.</param>
/// <param name="RolloutPercent">How many of them.</param>
/// <param name="Withdrawn">Nobody, any more.</param>
internal sealed record ShelvedFirmware(FirmwareImage Image, string Channel, int RolloutPercent, bool Withdrawn);
