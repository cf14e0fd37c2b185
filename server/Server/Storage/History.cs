namespace Server.Storage;

/// <summary>What the tables that only grow have in common: pages read from the newest back, and an end.</summary>
internal static class History
{
    /// <summary>The most rows that one call returns.</summary>
    public const int PageSize = 500;

    /// <summary>The most rows that a table keeps, however young: some hundred megabytes.</summary>
    public const long MaxRows = 1_000_000;

    // Short enough that others who write hardly wait.
    private const int RowsPerTransaction = 5000;

    public static long Before(long beforeId) => beforeId <= 0 ? long.MaxValue : beforeId;

    public static int Limit(int limit) => Math.Clamp(limit, 1, PageSize);

    /// <summary>Removes what is older, and beyond <see cref="MaxRows"/> the oldest.</summary>
    public static async Task TrimAsync(Database database, string table, DateTimeOffset olderThan, CancellationToken cancellationToken)
    {
        var parameters = new { OlderThan = olderThan.ToUnixTimeMilliseconds(), MaxRows, RowsPerTransaction };
        foreach (var condition in (string[])["at < @OlderThan", $"id <= (SELECT MAX(id) FROM {table}) - @MaxRows"])
        {
            var sql = $"DELETE FROM {table} WHERE id IN (SELECT id FROM {table} WHERE {condition} LIMIT @RowsPerTransaction)";
            while (await database.WriteAsync(session => session.ExecuteAsync(sql, parameters), cancellationToken) == RowsPerTransaction)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }
}
