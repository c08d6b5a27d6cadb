using KnowledgePark.Facilities;
using NodaTime;

namespace KnowledgePark.Tests.Facilities;

/// <summary>Opening hours on the days on which the clock changes. Sofia: 28 March 2027, 03:00 → 04:00; 25 October 2026, 04:00 → 03:00.</summary>
public sealed class OpeningTimesTests
{
    [Theory]
    [InlineData("08:00", "18:00", "2027-03-28T08:00+03", "2027-03-28T18:00+03", "a usual day, an hour earlier in UTC")]
    [InlineData("02:00", "05:00", "2027-03-28T02:00+02", "2027-03-28T05:00+03", "around the skipped hour: two hours")]
    [InlineData("03:30", "05:00", "2027-03-28T04:00+03", "2027-03-28T05:00+03", "opens in the skipped hour: after it")]
    [InlineData("02:00", "03:30", "2027-03-28T02:00+02", "2027-03-28T04:00+03", "closes in the skipped hour: at its end")]
    [InlineData("02:00", "03:00", "2027-03-28T02:00+02", "2027-03-28T04:00+03", "closes where the skipped hour begins")]
    [InlineData("04:00", "05:00", "2027-03-28T04:00+03", "2027-03-28T05:00+03", "opens where the skipped hour ends")]
    [InlineData("00:00", "00:00", "2027-03-28T00:00+02", "2027-03-29T00:00+03", "a day of 23 hours")]
    [InlineData("08:00", "18:00", "2026-10-25T08:00+02", "2026-10-25T18:00+02", "a usual day, an hour later in UTC")]
    [InlineData("02:00", "05:00", "2026-10-25T02:00+03", "2026-10-25T05:00+02", "around the doubled hour: four hours")]
    [InlineData("03:30", "05:00", "2026-10-25T03:30+03", "2026-10-25T05:00+02", "opens in the doubled hour: the first time")]
    [InlineData("02:00", "03:30", "2026-10-25T02:00+03", "2026-10-25T03:30+02", "closes in the doubled hour: the second time")]
    [InlineData("03:15", "03:45", "2026-10-25T03:15+03", "2026-10-25T03:45+02", "opens and closes in the doubled hour")]
    [InlineData("04:00", "05:00", "2026-10-25T04:00+02", "2026-10-25T05:00+02", "opens where the doubled hour ends")]
    [InlineData("00:00", "00:00", "2026-10-25T00:00+03", "2026-10-26T00:00+02", "a day of 25 hours")]
    public void Sofia(string opens, string closes, string from, string to, string why) => OpensFromTo("Europe/Sofia", opens, closes, from, to, why);

    [Theory] // 4 October 2026, 02:00 → 02:30; 4 April 2027, 02:00 → 01:30.
    [InlineData("01:00", "03:00", "2026-10-04T01:00+10:30", "2026-10-04T03:00+11", "around the skipped half hour")]
    [InlineData("02:15", "03:00", "2026-10-04T02:30+11", "2026-10-04T03:00+11", "opens in the skipped half hour")]
    [InlineData("01:00", "02:15", "2026-10-04T01:00+10:30", "2026-10-04T02:30+11", "closes in the skipped half hour")]
    [InlineData("01:00", "03:00", "2027-04-04T01:00+11", "2027-04-04T03:00+10:30", "around the doubled half hour")]
    [InlineData("01:45", "03:00", "2027-04-04T01:45+11", "2027-04-04T03:00+10:30", "opens in the doubled half hour")]
    [InlineData("01:00", "01:45", "2027-04-04T01:00+11", "2027-04-04T01:45+10:30", "closes in the doubled half hour")]
    public void Lord_Howe_changes_by_half_an_hour(string opens, string closes, string from, string to, string why) =>
        OpensFromTo("Australia/Lord_Howe", opens, closes, from, to, why);

    [Theory]
    [InlineData("Africa/Cairo", "00:00", "08:00", "2024-04-26T01:00+03", "2024-04-26T08:00+03", "midnight is skipped")]
    [InlineData("America/Havana", "00:00", "08:00", "2024-11-03T00:00-04", "2024-11-03T08:00-05", "the hour after midnight is doubled")]
    [InlineData("America/Nuuk", "20:00", "00:00", "2024-10-26T20:00-01", "2024-10-27T00:00-02", "the hour before midnight is doubled")]
    public void Elsewhere_clocks_change_at_midnight(string zone, string opens, string closes, string from, string to, string why) =>
        OpensFromTo(zone, opens, closes, from, to, why);

    [Fact]
    public void A_place_that_opens_only_in_the_skipped_hour_stays_shut()
    {
        var times = new OpeningTimes(A.Hours("03:10", "03:50"), Times.Sofia);
        Assert.Empty(times.Within(Times.Between("2027-03-28T00:00", "2027-03-29T00:00")));
        Assert.Equal(Times.At("2027-03-29T03:10"), times.NextStart(Times.At("2027-03-28T00:00"), Duration.FromMinutes(10)));
    }

    [Fact]
    public void A_day_that_a_zone_skipped_altogether_has_no_hours()
    {
        // Samoa went from 29 to 31 December 2011.
        var times = new OpeningTimes(A.Hours("08:00", "00:00"), DateTimeZoneProviders.Tzdb["Pacific/Apia"]);
        var around = Times.Between("2011-12-29T00:00-10", "2012-01-01T00:00+14");
        Assert.Equal([Times.Between("2011-12-29T08:00-10", "2011-12-30T00:00-10"), Times.Between("2011-12-31T08:00+14", "2012-01-01T00:00+14")], times.Within(around));
    }

    [Fact]
    public void Neighbouring_days_are_one_where_one_closes_and_the_next_opens_at_midnight()
    {
        var times = new OpeningTimes(A.Hours("00:00", "00:00", DayOfWeek.Saturday, DayOfWeek.Sunday), Times.Sofia);
        Assert.True(times.Contains(Times.At("2026-10-24T00:00"), Times.At("2026-10-26T00:00")));
        Assert.False(times.Contains(Times.At("2026-10-24T00:00"), Times.At("2026-10-26T00:00") + Duration.FromTicks(1)));
        Assert.Equal(Duration.FromHours(49), Assert.Single(times.Within(Times.Between("2026-10-22T00:00", "2026-10-28T00:00"))).Duration);
    }

    private static void OpensFromTo(string zone, string opens, string closes, string from, string to, string why)
    {
        var times = new OpeningTimes(A.Hours(opens, closes), DateTimeZoneProviders.Tzdb[zone]);
        var open = Times.Between(from, to);
        Assert.True(times.Contains(open.Start, open.End), why);
        if (opens == "00:00" && closes == "00:00")
            return; // It never closes.
        Assert.False(times.Contains(open.Start - Duration.FromMinutes(1), open.Start), why);
        Assert.False(times.Contains(open.End, open.End + Duration.FromMinutes(1)), why);
        Assert.Equal([open], times.Within(new Interval(open.Start - Duration.FromHours(1), open.End + Duration.FromMinutes(30))));
        Assert.Equal(open.Start, times.NextStart(open.Start - Duration.FromMinutes(50), open.Duration));
        Assert.Equal(open.Start, times.PreviousStart(open.Start + Duration.FromMinutes(50), open.Duration));
    }
}
