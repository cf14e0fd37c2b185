namespace Server.Agents.Offline;

/// <summary>How times of day and dates are told.</summary>
internal sealed class CalendarWords
{
    /// <summary>Hours that the clock counts: 12 or 24.</summary>
    public int Hours { get; init; } = 24;

    /// <summary>Parts of the day by the hour with which they begin: "in the morning" from 5.</summary>
    public SortedDictionary<int, string> DayParts { get; init; } = [];

    /// <summary>From Sunday to Saturday.</summary>
    public List<string> Weekdays { get; init; } = [];

    /// <summary>From January to December.</summary>
    public List<string> Months { get; init; } = [];
}
