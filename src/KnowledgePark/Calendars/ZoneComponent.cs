using NodaTime;

namespace KnowledgePark.Calendars;

/// <summary>
/// Writes a VTIMEZONE (RFC 5545, 3.6.5) from NodaTime's zones. A change that comes every year on the same weekday of the same month is stated
/// as RRULE, which is all that Outlook on the web reads; any other, such as Casablanca's, day by day as RDATE. Either is checked against
/// every change of the years stated, so it cannot say anything else than NodaTime within them.
/// </summary>
internal static class ZoneComponent
{
    /// <summary>Years stated on both sides of what is shown.</summary>
    private const int Margin = 5;

    public static void Write(ContentLines lines, DateTimeZone zone, LocalDate first, LocalDate last)
    {
        var (firstYear, lastYear) = (first.Year - Margin, last.Year + Margin);
        var changes = Changes(zone, firstYear, lastYear);
        var groups = changes.GroupBy(c => (c.From, c.To, c.Name))
            .Select(same => (First: same.First(), Onsets: same.Select(c => c.Onset).ToList()))
            .Select(g => (g.First, g.Onsets, Rule: YearlyRule(g.Onsets, firstYear, lastYear)))
            .ToList();
        lines.Line("BEGIN", "VTIMEZONE");
        lines.Line("TZID", zone.Id);
        if (groups.Count == 0 || groups.Any(g => g.Rule is null))
            Observance(lines, Initial(zone, firstYear), null);
        foreach (var (change, onsets, rule) in groups)
            Observance(lines, change, rule ?? Dates(onsets));
        lines.Line("END", "VTIMEZONE");
    }

    /// <summary>What holds before the first change stated.</summary>
    private static Change Initial(DateTimeZone zone, int firstYear)
    {
        var start = zone.GetZoneInterval(Instant.FromUtc(firstYear, 1, 1, 0, 0));
        return new Change(new LocalDateTime(firstYear, 1, 1, 0, 0), start.WallOffset, start.WallOffset, start.Name);
    }

    private static List<Change> Changes(DateTimeZone zone, int firstYear, int lastYear)
    {
        var years = new Interval(Instant.FromUtc(firstYear, 1, 1, 0, 0), Instant.FromUtc(lastYear + 1, 1, 1, 0, 0));
        var intervals = zone.GetZoneIntervals(years).ToList();
        return
        [
            .. intervals.Zip(intervals.Skip(1))
                .Where(pair => pair.First.WallOffset != pair.Second.WallOffset)
                .Select(pair => new Change(pair.Second.Start.WithOffset(pair.First.WallOffset).LocalDateTime, pair.First.WallOffset, pair.Second.WallOffset, pair.Second.Name)),
        ];
    }

    /// <summary>The rule that gives exactly these onsets, one a year; null if there is none.</summary>
    private static (string Name, string Value)? YearlyRule(List<LocalDateTime> onsets, int firstYear, int lastYear)
    {
        var first = onsets[0];
        var isYearly = onsets.Select(o => o.Year).SequenceEqual(Enumerable.Range(firstYear, lastYear - firstYear + 1))
            && onsets.All(o => o.Month == first.Month && o.TimeOfDay == first.TimeOfDay && o.DayOfWeek == first.DayOfWeek);
        if (!isYearly)
            return null;
        var weekday = first.DayOfWeek.ToString()[..2].ToUpperInvariant();
        if (onsets.All(o => o.Day + 7 > CalendarSystem.Iso.GetDaysInMonth(o.Year, o.Month)))
            return ("RRULE", $"FREQ=YEARLY;BYMONTH={first.Month};BYDAY=-1{weekday}");
        var nth = Nth(first);
        return onsets.All(o => Nth(o) == nth) ? ("RRULE", $"FREQ=YEARLY;BYMONTH={first.Month};BYDAY={nth}{weekday}") : null;

        static int Nth(LocalDateTime onset) => ((onset.Day - 1) / 7) + 1;
    }

    private static (string Name, string Value)? Dates(List<LocalDateTime> onsets) =>
        onsets.Count == 1 ? null : ("RDATE", string.Join(',', onsets.Skip(1).Select(IcsTimes.Local)));

    private static void Observance(ContentLines lines, Change first, (string Name, string Value)? repeat)
    {
        var kind = first.To > first.From ? "DAYLIGHT" : "STANDARD";
        lines.Line("BEGIN", kind);
        lines.Line("DTSTART", IcsTimes.Local(first.Onset));
        if (repeat is { } stated)
            lines.Line(stated.Name, stated.Value);
        lines.Line("TZOFFSETFROM", IcsTimes.Offset(first.From));
        lines.Line("TZOFFSETTO", IcsTimes.Offset(first.To));
        lines.Text("TZNAME", first.Name);
        lines.Line("END", kind);
    }

    /// <summary>The clock is turned: at this local time of the offset before it.</summary>
    private readonly record struct Change(LocalDateTime Onset, Offset From, Offset To, string Name);
}
