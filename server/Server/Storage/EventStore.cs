namespace Server.Storage;

/// <summary>Something that happened.</summary>
/// <param name="Id">Counted up by the database; what is given when appending is not used.</param>
/// <param name="Kind"><c>session_opened</c>, <c>session_closed</c>, <c>command_done</c>, <c>turn_ended</c>,
/// <c>message_refused</c>, <c>timer_set</c>, <c>timer_over</c>, <c>call_delayed</c> or <c>delayed_call_over</c>.</param>
/// <param name="DetailJson">An object; its members depend on the kind.</param>
internal sealed record StoredEvent(long Id, string DeviceId, string SessionId, DateTimeOffset At, string Kind, string DetailJson);

/// <summary>What happened on the devices. All members throw <see cref="StorageUnavailableException"/> while the database is
/// out of reach.</summary>
internal sealed class EventStore(Database database)
{
    private const string Table = "events";

    /// <summary>All of them, or none.</summary>
    public Task AppendAsync(IReadOnlyList<StoredEvent> events, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            await DeviceStore.SeeAsync(session, Sighting.Of(events, happened => happened.DeviceId, happened => happened.At));
            await AppendAsync(session, events);
            return events.Count;
        },
        cancellationToken);

    /// <summary>The newest first.</summary>
    /// <param name="deviceId">Of this device alone; null for all.</param>
    /// <param name="beforeId">Only what is older than this event; 0 for the newest.</param>
    /// <param name="limit">At most so many, and at most <see cref="History.PageSize"/>.</param>
    public async Task<IReadOnlyList<StoredEvent>> ListAsync(string? deviceId, long beforeId, int limit, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            session => session.QueryAsync<Row>(
                $"""
                SELECT id, device_id, session_id, at, kind, detail_json FROM events
                WHERE id < @Before {(deviceId is null ? "" : "AND device_id = @deviceId")} ORDER BY id DESC LIMIT @Limit
                """,
                new { deviceId, Before = History.Before(beforeId), Limit = History.Limit(limit) }),
            cancellationToken);
        return [.. rows.Select(row => new StoredEvent(
            row.Id, row.DeviceId, row.SessionId, DateTimeOffset.FromUnixTimeMilliseconds(row.At), row.Kind, row.DetailJson))];
    }

    /// <summary>Removes what is older, and beyond <see cref="History.MaxRows"/> the oldest.</summary>
    public Task TrimAsync(DateTimeOffset olderThan, CancellationToken cancellationToken) =>
        History.TrimAsync(database, Table, olderThan, cancellationToken);

    /// <summary>Within a transaction that has seen the devices.</summary>
    internal static Task AppendAsync(DatabaseSession session, IEnumerable<StoredEvent> events) => session.InsertAsync(
        Table,
        "device_id, session_id, at, kind, detail_json",
        events.Select(happened => (object?[])
            [happened.DeviceId, happened.SessionId, happened.At.ToUnixTimeMilliseconds(), happened.Kind, happened.DetailJson]));

    private sealed record Row(long Id, string DeviceId, string SessionId, long At, string Kind, string DetailJson);
}
