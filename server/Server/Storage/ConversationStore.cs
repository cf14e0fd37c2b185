namespace Server.Storage;

/// <summary>One utterance of a conversation: a sentence of the answer, or what was heard.</summary>
/// <param name="Id">Counted up by the database; what is given when appending is not used.</param>
/// <param name="Role"><see cref="User"/> or <see cref="Assistant"/>.</param>
/// <param name="Emotion">Of the assistant's sentences; null otherwise.</param>
internal sealed record StoredUtterance(
    long Id, string DeviceId, string SessionId, DateTimeOffset At, string Role, string Text, string? Emotion)
{
    public const string User = "user";
    public const string Assistant = "assistant";
}

/// <summary>What was said, as text. All members throw <see cref="StorageUnavailableException"/> while the database is out
/// of reach.</summary>
internal sealed class ConversationStore(Database database)
{
    private const string Table = "utterances";

    /// <summary>All of them, or none.</summary>
    public Task AppendAsync(IReadOnlyList<StoredUtterance> utterances, CancellationToken cancellationToken) => database.WriteAsync(
        async session =>
        {
            await DeviceStore.SeeAsync(session, Sighting.Of(utterances, said => said.DeviceId, said => said.At));
            await AppendAsync(session, utterances);
            return utterances.Count;
        },
        cancellationToken);

    /// <summary>The newest first.</summary>
    /// <param name="beforeId">Only what is older than this utterance; 0 for the newest.</param>
    /// <param name="limit">At most so many, and at most <see cref="History.PageSize"/>.</param>
    public async Task<IReadOnlyList<StoredUtterance>> ListAsync(string deviceId, long beforeId, int limit, CancellationToken cancellationToken)
    {
        var rows = await database.ReadAsync(
            session => session.QueryAsync<Row>(
                """
                SELECT id, device_id, session_id, at, role, text, emotion FROM utterances
                WHERE id < @Before AND device_id = @deviceId ORDER BY id DESC LIMIT @Limit
                """,
                new { deviceId, Before = History.Before(beforeId), Limit = History.Limit(limit) }),
            cancellationToken);
        return [.. rows.Select(row => new StoredUtterance(
            row.Id, row.DeviceId, row.SessionId, DateTimeOffset.FromUnixTimeMilliseconds(row.At), row.Role, row.Text, row.Emotion))];
    }

    /// <summary>Removes what is older, and beyond <see cref="History.MaxRows"/> the oldest.</summary>
    public Task TrimAsync(DateTimeOffset olderThan, CancellationToken cancellationToken) =>
        History.TrimAsync(database, Table, olderThan, cancellationToken);

    /// <summary>Removes all that was said to and by a device.</summary>
    public Task ForgetAsync(string deviceId, CancellationToken cancellationToken) => database.WriteAsync(
        session => session.ExecuteAsync("DELETE FROM utterances WHERE device_id = @deviceId", new { deviceId }), cancellationToken);

    /// <summary>Within a transaction that has seen the devices.</summary>
    internal static Task AppendAsync(DatabaseSession session, IEnumerable<StoredUtterance> utterances) => session.InsertAsync(
        Table,
        "device_id, session_id, at, role, text, emotion",
        utterances.Select(said => (object?[])
        [
            said.DeviceId, said.SessionId, said.At.ToUnixTimeMilliseconds(), said.Role,
            StoredText.Clean(said.Text, StoredText.SentenceLength), StoredText.Clean(said.Emotion, StoredText.NameLength),
        ]));

    private sealed record Row(long Id, string DeviceId, string SessionId, long At, string Role, string Text, string? Emotion);
}
