using CsCheck;
using KnowledgePark.Facilities;
using KnowledgePark.Tests.Oracle;
using NodaTime;

namespace KnowledgePark.Tests.Facilities;

/// <summary>Random weeks in zones with every kind of change of the clock, against a count of minutes.</summary>
public sealed class OpeningTimesPropertyTests
{
    private static readonly string[] s_zones =
    [
        "Europe/Sofia", "UTC", "Australia/Lord_Howe", "America/New_York", "America/Havana", "America/Nuuk", "Africa/Cairo", "Africa/Casablanca",
        "Asia/Beirut", "Pacific/Chatham", "Antarctica/Troll", "Asia/Kathmandu", "America/Santiago", "Europe/London",
    ];

    private sealed record Week(string Zone, Instant Middle, IReadOnlyList<OpeningHours> Hours, IReadOnlyList<(int Start, int Length)> Questions);

    private static readonly Gen<Week> s_weeks =
        from zone in Gen.Int[0, s_zones.Length - 1].Select(i => s_zones[i])
        from middle in Middle(zone)
        from hours in Gens.Hours
        from questions in Gen.Select(Gen.Int[-4 * 1440, 4 * 1440], Gen.Int[1, 3 * 1440]).Array[20]
        select new Week(zone, middle, hours, questions);

    /// <summary>Mostly a change of the clock, where there is one.</summary>
    private static Gen<Instant> Middle(string zone) => Gen.Int[0, 6 * 365].Select(day =>
    {
        var moment = Instant.FromUtc(2022, 1, 1, 12, 0) + Duration.FromDays(day);
        var interval = DateTimeZoneProviders.Tzdb[zone].GetZoneInterval(moment);
        return day % 8 != 0 && interval.HasEnd && interval.End < Instant.FromUtc(2030, 1, 1, 0, 0) ? interval.End : moment;
    });

    [Fact]
    public void Contains_says_whether_every_minute_is_open() => Each((times, oracle, start, length) =>
        Assert.Equal(oracle.IsOpen(start, start + length), times.Contains(start, start + length)));

    [Fact]
    public void Within_says_which_minutes_are_open() => Each((times, oracle, start, length) =>
    {
        var window = new Interval(start, start + length);
        Assert.Equal(oracle.Within(window), times.Within(window));
    });

    [Fact]
    public void NextStart_is_the_first_of_all_minutes() => Each((times, oracle, start, length) =>
    {
        var expected = oracle.Within(new Interval(start, start + Duration.FromDays(15) + length)).Where(o => o.Duration >= length).Select(o => (Instant?)o.Start).FirstOrDefault();
        Assert.Equal(expected, times.NextStart(start, length));
    });

    [Fact]
    public void PreviousStart_is_the_last_of_all_minutes() => Each((times, oracle, start, length) =>
    {
        var expected = oracle.Within(new Interval(start - Duration.FromDays(15), start + length)).Where(o => o.Duration >= length).Select(o => (Instant?)(o.End - length)).LastOrDefault();
        Assert.Equal(expected, times.PreviousStart(start, length));
    });

    private static void Each(Action<OpeningTimes, OpenMinutes, Instant, Duration> question) => s_weeks.Sample(
        week =>
        {
            var zone = DateTimeZoneProviders.Tzdb[week.Zone];
            var times = new OpeningTimes(week.Hours, zone);
            var oracle = new OpenMinutes(week.Hours, new WallClock(zone, week.Middle - Duration.FromDays(20), 44 * 1440));
            foreach (var (start, length) in week.Questions)
                question(times, oracle, week.Middle + Duration.FromMinutes(start), Duration.FromMinutes(length));
        },
        iter: Runs.Usually(100),
        print: week => $"{week.Zone} {week.Middle} {string.Join(", ", week.Hours)}");
}
