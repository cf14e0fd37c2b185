using System.Globalization;

namespace Server.Agents.Offline;

/// <summary>Tells times of day and dates.</summary>
internal sealed class TimeWords(Answers answers, CalendarWords words)
{
    /// <summary>"It is 7:05 in the evening"; a full hour has a sentence of its own.</summary>
    public string TimeOfDay(DateTimeOffset now)
    {
        var hour = words.Hours == 12 && now.Hour % 12 is var half ? half == 0 ? 12 : half : now.Hour;
        return answers.Sentence(
            now.Minute == 0 ? "time_is_full" : "time_is", ("hour", Number(hour)), ("minute", now.Minute.ToString("00", CultureInfo.InvariantCulture)),
            ("part", words.DayParts.LastOrDefault(part => part.Key <= now.Hour, words.DayParts.LastOrDefault(new KeyValuePair<int, string>(0, ""))).Value));
    }

    /// <summary>"Today is Saturday, November 21, 2026."</summary>
    public string Date(DateTimeOffset now) => answers.Sentence(
        "date_is", ("weekday", words.Weekdays.ElementAtOrDefault((int)now.DayOfWeek) ?? ""), ("month", words.Months.ElementAtOrDefault(now.Month - 1) ?? ""),
        ("day", Number(now.Day)), ("year", Number(now.Year)));

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
