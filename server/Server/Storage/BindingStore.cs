namespace Server.Storage;

/// <summary>The code that a device shows so that its owner can take it in.</summary>
/// <param name="Attempts">How often a wrong code was given for it.</param>
/// <param name="ClientId">What the device that shows it calls itself beside its id, which others may know; empty for
/// nothing.</param>
internal sealed record BindingCode(string DeviceId, string Code, DateTimeOffset ExpiresAt, int Attempts, string ClientId = "");

/// <summary>The codes of devices that nobody has taken in yet: one for each that claims to be a device, and told apart by
/// its Client-Id. They survive a restart and are the same for all servers of one database. All members throw
/// <see cref="StorageUnavailableException"/> while it is out of reach.</summary>
internal sealed class BindingStore(Database database, TimeProvider time)
{
    /// <summary>So many may claim to be one device; the code that ends first gives way.</summary>
    public const int MaxCodes = 8;

    /// <summary>All codes of a device, expired or not.</summary>
    public async Task<IReadOnlyList<BindingCode>> ListAsync(string deviceId, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            session => session.QueryAsync<Row>(
                "SELECT device_id, code, expires_at, attempts, client_id FROM binding_codes WHERE device_id = @deviceId", new { deviceId }),
            cancellationToken);
        return [.. rows.Select(row => new BindingCode(
            row.DeviceId, row.Code, DateTimeOffset.FromUnixTimeMilliseconds(row.ExpiresAt), (int)row.Attempts, row.ClientId))];
    }

    /// <summary>Puts a code in the place of the former one of the same device and Client-Id.</summary>
    public Task SaveAsync(BindingCode code, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            await DeviceStore.SeeAsync(session, [new Sighting(code.DeviceId, time.GetUtcNow())]);
            var row = new Row(code.DeviceId, code.Code, code.ExpiresAt.ToUnixTimeMilliseconds(), code.Attempts, code.ClientId);
            await session.ExecuteAsync(
                """
                INSERT INTO binding_codes (device_id, client_id, code, expires_at, attempts)
                VALUES (@DeviceId, @ClientId, @Code, @ExpiresAt, @Attempts)
                ON CONFLICT (device_id, client_id) DO UPDATE
                SET code = excluded.code, expires_at = excluded.expires_at, attempts = excluded.attempts
                """,
                row);
            return await session.ExecuteAsync(
                """
                DELETE FROM binding_codes WHERE device_id = @DeviceId AND client_id NOT IN
                    (SELECT client_id FROM binding_codes WHERE device_id = @DeviceId ORDER BY expires_at DESC LIMIT @MaxCodes)
                """,
                new { code.DeviceId, MaxCodes });
        },
        cancellationToken);

    /// <summary>Deletes all codes of a device.</summary>
    public Task DeleteAsync(string deviceId, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync("DELETE FROM binding_codes WHERE device_id = @deviceId", new { deviceId }), cancellationToken);

    private sealed record Row(string DeviceId, string Code, long ExpiresAt, long Attempts, string ClientId);
}
