using Microsoft.VisualStudio.TestTools.UnitTesting;
using Server.Agents.Offline;
using Server.Agents.Offline.Reading;

namespace Server.Tests.Agents;

/// <summary>The next time of day in the time zone of the house, on days of 23 and of 25 hours, too.</summary>
[TestClass]
public class TimesOfDayTests
{
    // In Berlin clocks go forward on 29 March 2026 at 2:00 (1:00 UTC), and back on 25 October 2026 at 3:00 (1:00 UTC).
    [TestMethod]
    [DataRow("2026-03-28T21:00:00Z", 7, 0, true, "2026-03-29T05:00:00Z", DisplayName = "the night is an hour shorter")]
    [DataRow("2026-10-24T20:00:00Z", 7, 0, true, "2026-10-25T06:00:00Z", DisplayName = "the night is an hour longer")]
    [DataRow("2026-03-29T00:30:00Z", 2, 30, true, "2026-03-29T01:30:00Z", DisplayName = "a time that is left out is an hour later")]
    [DataRow("2026-10-25T00:00:00Z", 2, 30, true, "2026-10-25T00:30:00Z", DisplayName = "of two times that are alike it is the first")]
    [DataRow("2026-10-25T00:45:00Z", 2, 30, true, "2026-10-25T01:30:00Z", DisplayName = "or the second when the first is over")]
    [DataRow("2026-10-25T01:45:00Z", 2, 30, true, "2026-10-26T01:30:00Z", DisplayName = "or the next day's")]
    [DataRow("2026-07-01T10:00:00Z", 7, 0, false, "2026-07-01T17:00:00Z", DisplayName = "without a half of the day the next half counts")]
    [DataRow("2026-07-01T20:00:00Z", 7, 0, false, "2026-07-02T05:00:00Z", DisplayName = "which may be tomorrow's first")]
    [DataRow("2026-07-01T10:00:00Z", 12, 0, false, "2026-07-01T22:00:00Z", DisplayName = "twelve is midnight after noon")]
    [DataRow("2026-07-01T05:00:00Z", 7, 0, true, "2026-07-02T05:00:00Z", DisplayName = "now is tomorrow")]
    public void The_next_time_of_day_is_found(string now, int hour, int minute, bool hasHalf, string next)
    {
        var time = HouseTime.Of(new FixedTime(DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture)), "Europe/Berlin");
        var seconds = TimesOfDay.SecondsUntil(new ClockSense(hour, minute, hasHalf), time);
        Assert.AreEqual(DateTimeOffset.Parse(next, System.Globalization.CultureInfo.InvariantCulture), time.GetUtcNow().AddSeconds(seconds));
    }

    [TestMethod]
    [DataRow("turn off the light at seven am", "36000")]
    [DataRow("at seven in the morning turn off the light", "36000")]
    [DataRow("at seven am turn on the light, wait ten seconds, then turn it off", "36000 36010")]
    [DataRow("at seven am turn on the light and turn on the fan", "36000 36000")]
    public async Task A_command_at_a_time_of_day_waits_until_it_comes(string sentence, string seconds)
    {
        var time = new FixedTime(new DateTimeOffset(2026, 10, 24, 20, 0, 0, TimeSpan.Zero));
        var house = new House(Descriptors.Light("light"), Descriptors.Fan);
        var done = await new Talk(house, new OfflineAgent("en", time: HouseTime.Of(time, "Europe/Berlin")), new HouseToolbox(house)).DoAsync(sentence);
        Assert.AreEqual(seconds, string.Join(' ', System.Text.RegularExpressions.Regex.Matches(done, @"seconds=(\d+)").Select(match => match.Groups[1].Value)), done);
    }

    [TestMethod]
    public void A_time_zone_that_does_not_exist_is_refused() =>
        Assert.ThrowsExactly<InvalidDataException>(() => HouseTime.Of(TimeProvider.System, "Europe/Atlantis"));

    [TestMethod]
    public void Without_a_setting_the_clock_keeps_its_own() => Assert.AreSame(TimeProvider.System, HouseTime.Of(TimeProvider.System, ""));

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
