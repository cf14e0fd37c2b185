namespace Server.Storage;

/// <summary>Something that is to happen later: a timer, or a call.</summary>
/// <param name="DeviceId">Who asked for it.</param>
/// <param name="Name">Of a timer: what it is called, null when it has no name. Of a call: the tool as its asker knows it.</param>
/// <param name="Call">Null for a timer.</param>
/// <param name="BoundAt">Since when the device that asked had an owner; null when it had none, or needed none.</param>
internal sealed record ScheduledEntry(
    string Id, string DeviceId, string? Name, DateTimeOffset SetAt, DateTimeOffset DueAt, DateTimeOffset? BoundAt, DelayedCall? Call);

/// <summary>A call that is to be made later, by what it was aimed at when it was asked for: names within reach change with
/// what is connected.</summary>
/// <param name="TargetDevice">The board that has the thing or the tool; null for a tool of a server elsewhere.</param>
/// <param name="Thing">As its board calls it; null for a tool that is no method of a thing.</param>
/// <param name="Tool">The method of the thing, or the tool by the name that its owner gave it.</param>
/// <param name="ArgumentsJson">An object.</param>
/// <param name="ReachedHouse">Whether the device that asked could speak of what hangs on others.</param>
internal sealed record DelayedCall(string? TargetDevice, string? Thing, string Tool, string ArgumentsJson, bool ReachedHouse);

/// <summary>What is to happen later, so that it survives a restart. All members throw
/// <see cref="StorageUnavailableException"/> while the database is out of reach.</summary>
internal sealed class ScheduleStore(Database database)
{
    private const string Columns =
        "id, device_id, name, set_at, due_at, bound_at, target_device, thing, tool, arguments_json, reached_house";

    /// <summary>The first that are due.</summary>
    public async Task<IReadOnlyList<ScheduledEntry>> ListAsync(int limit, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            session => session.QueryAsync<Row>($"SELECT {Columns} FROM schedule ORDER BY due_at, id LIMIT @limit", new { limit }), cancellationToken);
        return [.. rows.Select(row => row.ToEntry())];
    }

    /// <summary>Keeps some and deletes others, all of it or nothing. What is there already stays as it is.</summary>
    public Task WriteAsync(
        IReadOnlyCollection<ScheduledEntry> kept, IReadOnlyCollection<string> deletedIds, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            await session.ExecuteAsync("DELETE FROM schedule WHERE id = @id", deletedIds.Select(id => new { id }));
            await DeviceStore.SeeAsync(session, Sighting.Of(kept, entry => entry.DeviceId, entry => entry.SetAt));
            await session.InsertAsync("schedule", Columns, kept.Select(Values), "ON CONFLICT (id) DO NOTHING");
            return kept.Count;
        },
        cancellationToken);

    /// <summary>Deletes it; false when somebody else did before, or its device was forgotten.</summary>
    public Task<bool> TakeAsync(string id, CancellationToken cancellationToken) => database.WriteAsync(
        async session => await session.ExecuteAsync("DELETE FROM schedule WHERE id = @id", new { id }) > 0, cancellationToken);

    public Task<bool> IsThereAsync(string id, CancellationToken cancellationToken) => database.ReadAsync(
        async session => await session.FindAsync<long>("SELECT COUNT(*) FROM schedule WHERE id = @id", new { id }) > 0, cancellationToken);

    private static object?[] Values(ScheduledEntry entry) =>
    [
        entry.Id, entry.DeviceId, StoredText.Clean(entry.Name, StoredText.NameLength),
        entry.SetAt.ToUnixTimeMilliseconds(), entry.DueAt.ToUnixTimeMilliseconds(), entry.BoundAt?.ToUnixTimeMilliseconds() ?? 0,
        entry.Call?.TargetDevice, StoredText.Clean(entry.Call?.Thing, StoredText.NameLength),
        StoredText.Clean(entry.Call?.Tool, StoredText.NameLength), entry.Call?.ArgumentsJson, entry.Call?.ReachedHouse == true ? 1 : 0,
    ];

    private sealed record Row(
        string Id, string DeviceId, string? Name, long SetAt, long DueAt, long BoundAt,
        string? TargetDevice, string? Thing, string? Tool, string? ArgumentsJson, long ReachedHouse)
    {
        public ScheduledEntry ToEntry() => new(
            Id, DeviceId, Name, DateTimeOffset.FromUnixTimeMilliseconds(SetAt), DateTimeOffset.FromUnixTimeMilliseconds(DueAt),
            BoundAt == 0 ? null : DateTimeOffset.FromUnixTimeMilliseconds(BoundAt),
            Tool is null ? null : new DelayedCall(TargetDevice, Thing, Tool, ArgumentsJson ?? "{}", ReachedHouse != 0));
    }
}
