namespace Server.Storage;

/// <summary>The code that a device shows so that its owner can take it in.</summary>
/// <param name="Attempts">How often a wrong code was given for it.</param>
internal sealed record BindingCode(string DeviceId, string Code, DateTimeOffset ExpiresAt, int Attempts);

/// <summary>The codes of devices that nobody has taken in yet, one a device. They survive a restart and are the same for
/// all servers of one database. All members throw <see cref="StorageUnavailableException"/> while it is out of reach.</summary>
internal sealed class BindingStore(Database database, TimeProvider time)
{
    /// <summary>The device's code, expired or not; null when it has none.</summary>
    public async Task<BindingCode?> FindAsync(string deviceId, CancellationToken cancellationToken)
    {
        var row = await database.ReadAsync(
            session => session.FindAsync<Row>(
                "SELECT device_id, code, expires_at, attempts FROM binding_codes WHERE device_id = @deviceId", new { deviceId }),
            cancellationToken);
        return row is null
            ? null
            : new BindingCode(row.DeviceId, row.Code, DateTimeOffset.FromUnixTimeMilliseconds(row.ExpiresAt), (int)row.Attempts);
    }

    /// <summary>Puts a code in the place of the device's former one.</summary>
    public Task SaveAsync(BindingCode code, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            await DeviceStore.SeeAsync(session, [new Sighting(code.DeviceId, time.GetUtcNow())]);
            return await session.ExecuteAsync(
                """
                INSERT INTO binding_codes (device_id, code, expires_at, attempts) VALUES (@DeviceId, @Code, @ExpiresAt, @Attempts)
                ON CONFLICT (device_id) DO UPDATE SET code = excluded.code, expires_at = excluded.expires_at, attempts = excluded.attempts
                """,
                new Row(code.DeviceId, code.Code, code.ExpiresAt.ToUnixTimeMilliseconds(), code.Attempts));
        },
        cancellationToken);

    public Task DeleteAsync(string deviceId, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync("DELETE FROM binding_codes WHERE device_id = @deviceId", new { deviceId }), cancellationToken);

    private sealed record Row(string DeviceId, string Code, long ExpiresAt, long Attempts);
}
