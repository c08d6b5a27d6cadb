using System.Collections.Concurrent;
using NodaTime;
using NodaTime.TimeZones;

namespace KnowledgePark.Facilities;

/// <summary>
/// Weekly opening hours, laid on the time line of a zone. Two openings that touch are one: a place that is open 00:00–24:00
/// every day never closes.
/// </summary>
/// <remarks>
/// On the day of a skipped hour, an edge inside the gap moves to the end of the gap. On the day of a doubled hour, a place opens at the
/// first and closes at the second occurrence. Example: Sofia, 26 October 2025, 03:30 comes twice; 'opens 03:30' is 00:30Z, 'closes 03:30' is 01:30Z.
/// </remarks>
internal sealed class OpeningTimes
{
    private const int MaxRememberedDays = 4000;

    private static readonly ZoneLocalMappingResolver s_opening = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);
    private static readonly ZoneLocalMappingResolver s_closing = Resolvers.CreateMappingResolver(Resolvers.ReturnLater, Resolvers.ReturnStartOfIntervalAfter);

    private readonly ILookup<IsoDayOfWeek, OpeningHours> _hours;
    private readonly ConcurrentDictionary<LocalDate, Interval[]> _days = new();

    public OpeningTimes(IEnumerable<OpeningHours> hours, DateTimeZone zone)
    {
        Zone = zone;
        _hours = hours.OrderBy(h => h.Opens).ToLookup(h => h.IsoDay);
        IsAlways = _hours.Count == 0;
    }

    public DateTimeZone Zone { get; }

    public bool IsAlways { get; }

    /// <summary>True if the place is open throughout.</summary>
    public bool Contains(Instant start, Instant end)
    {
        if (IsAlways)
            return true;
        var last = DateOf(end);
        var reached = start;
        for (var date = DateOf(start); date <= last; date = date.PlusDays(1))
        {
            foreach (var open in OnDay(date))
            {
                if (open.Start <= reached && open.End > reached)
                    reached = open.End;
                if (reached >= end)
                    return true;
            }
        }

        return false;
    }

    /// <summary>The earliest start at or after an instant from which the place is open for a length, within 15 days; null if there is none.</summary>
    public Instant? NextStart(Instant notBefore, Duration length) => Search(notBefore, length, 1);

    /// <summary>The latest start at or before an instant from which the place is open for a length, within 15 days; null if there is none.</summary>
    public Instant? PreviousStart(Instant notAfter, Duration length) => Search(notAfter, length, -1);

    /// <summary>The open intervals that overlap a window, merged, in order.</summary>
    public IEnumerable<Interval> Within(Interval window)
    {
        if (IsAlways)
        {
            yield return window;
            yield break;
        }

        Interval? pending = null;
        var last = DateOf(window.End);
        for (var date = DateOf(window.Start).PlusDays(-1); date <= last; date = date.PlusDays(1))
        {
            foreach (var open in OnDay(date))
            {
                var start = Instant.Max(open.Start, window.Start);
                var end = Instant.Min(open.End, window.End);
                if (start >= end)
                    continue;
                if (pending is { } p && p.End >= start)
                    pending = new Interval(p.Start, Instant.Max(p.End, end));
                else
                {
                    if (pending is { } done)
                        yield return done;
                    pending = new Interval(start, end);
                }
            }
        }

        if (pending is { } rest)
            yield return rest;
    }

    private const int SearchDays = 15;

    private Instant? Search(Instant from, Duration length, int direction)
    {
        if (IsAlways)
            return from;
        var window = direction > 0
            ? new Interval(from, from + Duration.FromDays(SearchDays) + length)
            : new Interval(from - Duration.FromDays(SearchDays), from + length);
        Instant? best = null;
        foreach (var open in Within(window))
        {
            if (open.Duration < length)
                continue;
            if (direction > 0)
                return open.Start;
            best = Instant.Min(from, open.End - length);
        }

        return best;
    }

    private LocalDate DateOf(Instant instant) => instant.InZone(Zone).Date;

    private Interval[] OnDay(LocalDate date)
    {
        if (_days.TryGetValue(date, out var known))
            return known;
        if (_days.Count >= MaxRememberedDays)
            _days.Clear();
        var made = _hours[date.DayOfWeek].Select(h => Lay(h, date)).Where(i => i.Duration > Duration.Zero).ToArray();
        _days[date] = made;
        return made;
    }

    private Interval Lay(OpeningHours hours, LocalDate date)
    {
        var opens = Zone.ResolveLocal(date.At(LocalTime.FromTicksSinceMidnight(hours.Opens.Ticks)), s_opening).ToInstant();
        var closes = hours.ClosesAtMidnight
            ? Zone.ResolveLocal(date.PlusDays(1).AtMidnight(), s_opening).ToInstant() // Not AtStartOfDay: it throws where a zone skipped that day.
            : Zone.ResolveLocal(date.At(LocalTime.FromTicksSinceMidnight(hours.Closes.Ticks)), s_closing).ToInstant();
        return closes > opens ? new Interval(opens, closes) : new Interval(opens, opens);
    }
}
