using System.Text;
using Ical.Net.CalendarComponents;
using Ical.Net.DataTypes;
using KnowledgePark.Calendars;
using NodaTime;
using NodaTime.Text;

namespace KnowledgePark.Tests.Calendars;

public class ZoneComponentTests
{
    private static readonly LocalDateTimePattern s_time = LocalDateTimePattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss");
    private static readonly OffsetPattern s_offset = OffsetPattern.CreateWithInvariantCulture("+HHmm");

    [Fact]
    public void Sofia_has_two_rules() => Assert.Equal(
        """
        BEGIN:VTIMEZONE
        TZID:Europe/Sofia
        BEGIN:DAYLIGHT
        DTSTART:20210328T030000
        RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
        TZOFFSETFROM:+0200
        TZOFFSETTO:+0300
        TZNAME:EEST
        END:DAYLIGHT
        BEGIN:STANDARD
        DTSTART:20211031T040000
        RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
        TZOFFSETFROM:+0300
        TZOFFSETTO:+0200
        TZNAME:EET
        END:STANDARD
        END:VTIMEZONE

        """,
        Component("Europe/Sofia").ReplaceLineEndings("\n"));

    [Theory]
    [InlineData("America/New_York", "FREQ=YEARLY;BYMONTH=3;BYDAY=2SU")]
    [InlineData("Europe/Dublin", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU")]
    [InlineData("Europe/London", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU")]
    public void A_change_of_every_year_is_a_rule(string zone, string rule) => Assert.Contains($"RRULE:{rule}\r\n", Component(zone), StringComparison.Ordinal);

    [Fact]
    public void A_change_that_follows_the_moon_is_stated_day_by_day() => Assert.Contains("RDATE:", Component("Africa/Casablanca"), StringComparison.Ordinal);

    [Fact]
    public void A_zone_that_never_changes_has_one_observance()
    {
        var component = Component("Asia/Tokyo");
        Assert.Contains("TZOFFSETTO:+0900\r\n", component, StringComparison.Ordinal);
        Assert.DoesNotContain("RRULE", component, StringComparison.Ordinal);
    }

    /// <summary>Ical.Net expands the rules. Both offsets are constant between changes, so agreeing around every change is agreeing always.</summary>
    [Fact]
    public void The_component_of_every_zone_agrees_with_NodaTime()
    {
        var shown = new NodaTime.Interval(Instant.FromUtc(2026, 1, 1, 0, 0), Instant.FromUtc(2028, 1, 1, 0, 0));
        foreach (var id in DateTimeZoneProviders.Tzdb.Ids)
        {
            var zone = DateTimeZoneProviders.Tzdb[id];
            var onsets = Onsets(Component(id)).OrderBy(o => o.At).ToList();
            var changes = zone.GetZoneIntervals(shown).Where(z => z.HasStart).Select(z => z.Start).Concat(onsets.Select(o => o.At)).Where(shown.Contains);
            foreach (var at in changes.SelectMany(c => new[] { c - NodaTime.Duration.Epsilon, c }).Append(shown.Start).Append(shown.End))
                Assert.True(zone.GetUtcOffset(at) == onsets.Last(o => o.At <= at).To, $"{id} at {at}");
        }
    }

    private static string Component(string zone)
    {
        var lines = new ContentLines();
        ZoneComponent.Write(lines, DateTimeZoneProviders.Tzdb[zone], new LocalDate(2026, 10, 24), new LocalDate(2027, 5, 22));
        return Encoding.UTF8.GetString(lines.Written);
    }

    private static IEnumerable<(Instant At, Offset To)> Onsets(string component)
    {
        var values = new Dictionary<string, string>();
        foreach (var line in Sample.Lines(component))
        {
            var (name, value) = (line[..line.IndexOf(':', StringComparison.Ordinal)], line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]);
            if (name == "BEGIN")
                values.Clear();
            values[name] = value;
            if (name != "END" || value == "VTIMEZONE")
                continue;
            var from = s_offset.Parse(values["TZOFFSETFROM"]).Value;
            var to = s_offset.Parse(values["TZOFFSETTO"]).Value;
            foreach (var onset in Locals(values))
                yield return (onset.WithOffset(from).ToInstant(), to);
        }
    }

    private static IEnumerable<LocalDateTime> Locals(Dictionary<string, string> values)
    {
        var first = s_time.Parse(values["DTSTART"]).Value;
        if (!values.TryGetValue("RRULE", out var rule))
            return [first, .. values.GetValueOrDefault("RDATE")?.Split(',').Select(d => s_time.Parse(d).Value) ?? []];
        var start = new CalDateTime(first.ToDateTimeUnspecified());
        var repeating = new CalendarEvent { Start = start, RecurrenceRule = new RecurrenceRule(rule) };
        return repeating.GetOccurrences(start).Take(9).Select(o => LocalDateTime.FromDateTime(o.Period.StartTime.Value));
    }
}
