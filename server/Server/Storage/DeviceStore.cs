namespace Server.Storage;

/// <summary>A device that was seen or bound.</summary>
/// <param name="Id">Its device id, in lower case.</param>
/// <param name="ClientId">Its own installation id; null until it sends one.</param>
/// <param name="Board">The name that firmware is published under; null until it asked for updates.</param>
/// <param name="Name">What its owner calls it.</param>
/// <param name="Channel">The firmware channel that it follows.</param>
/// <param name="BoundAt">When its owner took it in; null when nobody has.</param>
internal sealed record DeviceRecord(
    string Id, string? ClientId, string? Board, string? FirmwareVersion, string? Name, string Channel,
    DateTimeOffset? BoundAt, DateTimeOffset FirstSeen, DateTimeOffset LastSeen)
{
    /// <summary>The role that answers on it; null for the default one.</summary>
    public string? Role { get; init; }
}

/// <summary>The devices. All members throw <see cref="StorageUnavailableException"/> while the database is out of reach.</summary>
internal sealed class DeviceStore(Database database, TimeProvider time)
{
    public const string DefaultChannel = "stable";

    private const string Columns = "id, client_id, board, firmware_version, name, channel, role, bound_at, first_seen, last_seen";

    /// <summary>The device with this id, in lower case; null when it never came.</summary>
    public async Task<DeviceRecord?> FindAsync(string id, CancellationToken cancellationToken) =>
        (await database.ReadAsync(session => session.FindAsync<Row>($"SELECT {Columns} FROM devices WHERE id = @id", new { id }), cancellationToken))?.ToRecord();

    /// <summary>All of them, in the order in which they first came.</summary>
    public async Task<IReadOnlyList<DeviceRecord>> ListAsync(CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            session => session.QueryAsync<Row>($"SELECT {Columns} FROM devices ORDER BY first_seen, id"), cancellationToken);
        return [.. rows.Select(row => row.ToRecord())];
    }

    /// <summary>Notes that a device was here now. A null keeps what is known.</summary>
    public Task SeeAsync(string id, string? clientId, string? board, string? firmwareVersion, CancellationToken cancellationToken) =>
        database.WriteAsync(
            async session =>
            {
                await SeeAsync(session, [new Sighting(id, time.GetUtcNow(), clientId, board, firmwareVersion)]);
                return true;
            },
            cancellationToken);

    /// <summary>Takes a device in, seen before or not.</summary>
    /// <param name="name">What it shall be called; null keeps the name it has.</param>
    public Task BindAsync(string id, string? name, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync(
            """
            INSERT INTO devices (id, name, channel, bound_at, first_seen, last_seen) VALUES (@id, @Name, @DefaultChannel, @Now, @Now, @Now)
            ON CONFLICT (id) DO UPDATE SET bound_at = excluded.bound_at, name = COALESCE(excluded.name, devices.name)
            """,
            new { id, Name = StoredText.Clean(name, StoredText.NameLength), DefaultChannel, Now }),
        cancellationToken);

    /// <summary>The same for a device that showed this Client-Id with its code, and is known by it from now on; null for one
    /// that showed none.</summary>
    public Task BindAsync(string id, string? name, string? clientId, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync(
            """
            INSERT INTO devices (id, client_id, name, channel, bound_at, first_seen, last_seen)
            VALUES (@id, @ClientId, @Name, @DefaultChannel, @Now, @Now, @Now)
            ON CONFLICT (id) DO UPDATE SET bound_at = excluded.bound_at, client_id = excluded.client_id,
                name = COALESCE(excluded.name, devices.name)
            """,
            new
            {
                id,
                ClientId = StoredText.Clean(clientId, StoredText.NameLength),
                Name = StoredText.Clean(name, StoredText.NameLength),
                DefaultChannel,
                Now,
            }),
        cancellationToken);

    /// <summary>Forgets devices that nobody took in or named and that have not been here since: pages, and ids that somebody
    /// made up.</summary>
    public Task TrimAsync(DateTimeOffset olderThan, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync(
            "DELETE FROM devices WHERE bound_at IS NULL AND name IS NULL AND role IS NULL AND channel = @DefaultChannel AND last_seen < @Oldest",
            new { DefaultChannel, Oldest = olderThan.ToUnixTimeMilliseconds() }),
        cancellationToken);

    /// <summary>Lets a device go; what is known of it stays.</summary>
    public Task UnbindAsync(string id, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync("UPDATE devices SET bound_at = NULL WHERE id = @id", new { id }), cancellationToken);

    /// <summary>A null takes the name away. Nothing happens to a device that never came.</summary>
    public Task RenameAsync(string id, string? name, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync(
            "UPDATE devices SET name = @Name WHERE id = @id", new { id, Name = StoredText.Clean(name, StoredText.NameLength) }),
        cancellationToken);

    /// <summary>Nothing happens to a device that never came.</summary>
    public Task SetChannelAsync(string id, string channel, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync("UPDATE devices SET channel = @channel WHERE id = @id", new { id, channel }), cancellationToken);

    /// <summary>Says which role answers on a device; null for the default one. False for a device that never came.</summary>
    public Task<bool> SetRoleAsync(string id, string? role, CancellationToken cancellationToken) => database.WriteAsync(
        async session => await session.ExecuteAsync(
            "UPDATE devices SET role = @Role WHERE id = @id", new { id, Role = StoredText.Clean(role, StoredText.NameLength) }) > 0,
        cancellationToken);

    /// <summary>Removes a device and everything that hangs on it: code, things, events, conversations. False when it was
    /// not known.</summary>
    public Task<bool> ForgetAsync(string id, CancellationToken cancellationToken) => database.WriteAsync(
        async session => await session.ExecuteAsync("DELETE FROM devices WHERE id = @id", new { id }) > 0, cancellationToken);

    /// <summary>Notes within a transaction who was seen when, each device once, so that what hangs on it finds its row.</summary>
    internal static Task SeeAsync(DatabaseSession session, IEnumerable<Sighting> sightings) => session.InsertAsync(
        "devices",
        "id, client_id, board, firmware_version, channel, first_seen, last_seen",
        sightings.Select(seen => (object?[])
        [
            seen.Id, StoredText.Clean(seen.ClientId, StoredText.NameLength), StoredText.Clean(seen.Board, StoredText.NameLength),
            StoredText.Clean(seen.FirmwareVersion, StoredText.NameLength), DefaultChannel,
            seen.At.ToUnixTimeMilliseconds(), seen.At.ToUnixTimeMilliseconds(),
        ]),
        """
        ON CONFLICT (id) DO UPDATE SET
            client_id = CASE WHEN devices.bound_at IS NULL THEN COALESCE(excluded.client_id, devices.client_id) ELSE devices.client_id END,
            board = COALESCE(excluded.board, devices.board),
            firmware_version = COALESCE(excluded.firmware_version, devices.firmware_version),
            last_seen = CASE WHEN excluded.last_seen > devices.last_seen THEN excluded.last_seen ELSE devices.last_seen END
        """);

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private sealed record Row(
        string Id, string? ClientId, string? Board, string? FirmwareVersion, string? Name, string Channel, string? Role,
        long? BoundAt, long FirstSeen, long LastSeen)
    {
        public DeviceRecord ToRecord() => new(
            Id, ClientId, Board, FirmwareVersion, Name, Channel,
            BoundAt is { } bound ? DateTimeOffset.FromUnixTimeMilliseconds(bound) : null,
            DateTimeOffset.FromUnixTimeMilliseconds(FirstSeen), DateTimeOffset.FromUnixTimeMilliseconds(LastSeen))
        { Role = Role };
    }
}

/// <summary>That a device was here, and what it said of itself; null for what it did not say.</summary>
internal sealed record Sighting(string Id, DateTimeOffset At, string? ClientId = null, string? Board = null, string? FirmwareVersion = null)
{
    /// <summary>Of all devices that these rows belong to, each once, as they were seen last.</summary>
    public static IEnumerable<Sighting> Of<T>(IEnumerable<T> rows, Func<T, string> deviceId, Func<T, DateTimeOffset> at) =>
        rows.GroupBy(deviceId, StringComparer.Ordinal).OrderBy(device => device.Key, StringComparer.Ordinal)
            .Select(device => new Sighting(device.Key, device.Max(at)));

    /// <summary>Each device once: when it was seen last, and what it said of itself last.</summary>
    public static IEnumerable<Sighting> Merge(IEnumerable<Sighting> sightings) =>
        sightings.GroupBy(seen => seen.Id, StringComparer.Ordinal).OrderBy(device => device.Key, StringComparer.Ordinal)
            .Select(device => device.Aggregate((one, next) => new Sighting(
                one.Id, one.At > next.At ? one.At : next.At, next.ClientId ?? one.ClientId, next.Board ?? one.Board,
                next.FirmwareVersion ?? one.FirmwareVersion)));
}
