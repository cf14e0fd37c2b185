namespace Server.Agents.Offline.Reading;

/// <summary>Finds when a time of day comes next, where clocks may be put forward and back.</summary>
internal static class TimesOfDay
{
    // A time of day that a change leaves out comes the day after at the latest.
    private const int DaysAhead = 2;

    /// <summary>Whole seconds until a time of day comes next, in the time zone of the clock; at least one. A time that is left
    /// out when clocks are put forward is that much later then; of two that are alike when they are put back it is the first
    /// that is still to come.</summary>
    public static double SecondsUntil(ClockSense clock, TimeProvider time)
    {
        var (now, zone) = (time.GetUtcNow(), time.LocalTimeZone);
        var today = TimeZoneInfo.ConvertTime(now, zone).Date;
        int[] hours = clock.HasHalf ? [clock.Hour] : [clock.Hour % 12, (clock.Hour % 12) + 12];
        var next = Enumerable.Range(0, DaysAhead + 1)
            .SelectMany(day => hours.Select(hour => today.AddDays(day).AddHours(hour).AddMinutes(clock.Minute)))
            .SelectMany(local => MomentsOf(local, zone)).Where(moment => moment > now).Min();
        return Math.Max(1, Math.Round((next - now).TotalSeconds));
    }

    private static IEnumerable<DateTimeOffset> MomentsOf(DateTime local, TimeZoneInfo zone)
    {
        if (zone.IsAmbiguousTime(local)) return zone.GetAmbiguousTimeOffsets(local).Select(offset => new DateTimeOffset(local, offset));
        // What the clock never shows: as if it had not been put forward yet.
        if (zone.IsInvalidTime(local)) return [new DateTimeOffset(local, zone.GetUtcOffset(local.AddDays(-1)))];
        return [new DateTimeOffset(local, zone.GetUtcOffset(local))];
    }
}
