namespace Server.Agents.Offline;

/// <summary>A clock in the time zone of the house, which may be another than the server's.</summary>
internal sealed class HouseTime(TimeProvider clock, TimeZoneInfo zone) : TimeProvider
{
    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => zone;

    /// <inheritdoc/>
    public override long TimestampFrequency => clock.TimestampFrequency;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow() => clock.GetUtcNow();

    /// <inheritdoc/>
    public override long GetTimestamp() => clock.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        clock.CreateTimer(callback, state, dueTime, period);

    /// <summary>The clock in a time zone.</summary>
    /// <param name="zone">E.g. <c>Europe/Berlin</c>; null or empty leaves the clock's own.</param>
    /// <exception cref="InvalidDataException">There is no such time zone.</exception>
    public static TimeProvider Of(TimeProvider clock, string? zone)
    {
        if (string.IsNullOrWhiteSpace(zone)) return clock;
        return TimeZoneInfo.TryFindSystemTimeZoneById(zone.Trim(), out var found)
            ? new HouseTime(clock, found)
            : throw new InvalidDataException($"Agent:TimeZone: there is no time zone \"{zone}\".");
    }
}
