namespace Server.Storage;

/// <summary>Firmware that was published.</summary>
/// <param name="Board">The name that it was published under.</param>
/// <param name="Channel">Who gets it: the devices that follow this channel.</param>
/// <param name="RolloutPercent">How many of them, 0 to 100.</param>
/// <param name="FileName">In the firmware folder; a name alone, never a path.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Sha256">In lower-case hexadecimal digits.</param>
/// <param name="Withdrawn">Nobody gets it any more.</param>
internal sealed record FirmwareRecord(
    string Board, string Version, string Channel, int RolloutPercent, string FileName, long Size, string Sha256,
    DateTimeOffset PublishedAt, bool Withdrawn);

/// <summary>Which firmware there is and who gets it; the images themselves are files. All members throw
/// <see cref="StorageUnavailableException"/> while the database is out of reach.</summary>
internal sealed class FirmwareCatalog(Database database)
{
    /// <summary>The newest publication first; withdrawn firmware too.</summary>
    /// <param name="board">Of this board alone; null for all.</param>
    public async Task<IReadOnlyList<FirmwareRecord>> ListAsync(string? board, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            session => session.QueryAsync<Row>(
                $"""
                SELECT board, version, channel, rollout_percent, file_name, size, sha256, published_at, withdrawn
                FROM firmware {(board is null ? "" : "WHERE board = @board")} ORDER BY published_at DESC, board, version
                """,
                new { board }),
            cancellationToken);
        return [.. rows.Select(row => row.ToRecord())];
    }

    /// <summary>Enters firmware. What was known of this board and version is replaced.</summary>
    public Task AddAsync(FirmwareRecord firmware, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync(
            """
            INSERT INTO firmware (board, version, channel, rollout_percent, file_name, size, sha256, published_at, withdrawn)
            VALUES (@Board, @Version, @Channel, @RolloutPercent, @FileName, @Size, @Sha256, @PublishedAt, @Withdrawn)
            ON CONFLICT (board, version) DO UPDATE SET
                channel = excluded.channel, rollout_percent = excluded.rollout_percent, file_name = excluded.file_name,
                size = excluded.size, sha256 = excluded.sha256, published_at = excluded.published_at, withdrawn = excluded.withdrawn
            """,
            Row.Of(firmware)),
        cancellationToken);

    /// <summary>Moves firmware to a channel and gives it to so many of its devices. Nothing happens when there is none.</summary>
    /// <param name="percent">0 to 100.</param>
    public Task SetRolloutAsync(string board, string version, string channel, int percent, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(percent);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(percent, 100);
        return database.WriteAsync(
            session => session.ExecuteAsync(
                "UPDATE firmware SET channel = @channel, rollout_percent = @percent WHERE board = @board AND version = @version",
                new { board, version, channel, percent }),
            cancellationToken);
    }

    /// <summary>Takes firmware back: nobody gets it any more. Nothing happens when there is none.</summary>
    public Task WithdrawAsync(string board, string version, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync(
            "UPDATE firmware SET withdrawn = 1 WHERE board = @board AND version = @version", new { board, version }),
        cancellationToken);

    private sealed record Row(
        string Board, string Version, string Channel, long RolloutPercent, string FileName, long Size, string Sha256,
        long PublishedAt, long Withdrawn)
    {
        public static Row Of(FirmwareRecord firmware) => new(
            firmware.Board, firmware.Version, firmware.Channel, firmware.RolloutPercent, firmware.FileName, firmware.Size,
            firmware.Sha256, firmware.PublishedAt.ToUnixTimeMilliseconds(), firmware.Withdrawn ? 1 : 0);

        public FirmwareRecord ToRecord() => new(
            Board, Version, Channel, (int)RolloutPercent, FileName, Size, Sha256,
            DateTimeOffset.FromUnixTimeMilliseconds(PublishedAt), Withdrawn != 0);
    }
}
