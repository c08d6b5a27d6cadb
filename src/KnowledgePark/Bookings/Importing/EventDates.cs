using NodaTime;

namespace KnowledgePark.Bookings.Importing;

/// <summary>The dates of one event, without its overrides: DTSTART, RRULE and RDATE, less EXDATE.</summary>
internal sealed class EventDates
{
    /// <summary>The most dates of one event: three years of days.</summary>
    public const int MaxDates = 1100;

    private readonly IcsEvent _event;
    private readonly IcsZones _zones;
    private readonly Interval _window;
    private readonly SortedDictionary<Instant, Instant> _slots = [];
    private readonly List<ImportLine> _lines = [];

    private EventDates(IcsEvent theEvent, IcsZones zones, ImportWindow window)
    {
        (_event, _zones, _window) = (theEvent, zones, window.In(zones.Local));
    }

    /// <summary>Null: the event cannot be placed in time.</summary>
    public EventSpan? Span { get; private set; }

    /// <summary>Start and end of each date, ascending.</summary>
    public IReadOnlyDictionary<Instant, Instant> Slots => _slots;

    /// <summary>Why there are no dates, or what was left out.</summary>
    public IReadOnlyList<ImportLine> Lines => _lines;

    /// <summary>How many EXDATEs matched nothing.</summary>
    public int IdleExclusions { get; private set; }

    public static EventDates Of(IcsEvent theEvent, IcsZones zones, ImportWindow window, CancellationToken ct)
    {
        var dates = new EventDates(theEvent, zones, window);
        dates.Span = EventSpan.Of(theEvent, zones, out var code, out var fault);
        if (dates.Span is not { } span)
        {
            dates.Refuse(code, fault);
            return dates;
        }

        dates._slots[span.Start.Instant] = span.EndOf(span.Start.Local);
        if (dates.TakeRules(span, ct) && dates.TakeExtra(span))
            dates.Exclude(span);
        return dates;
    }

    private bool TakeRules(EventSpan span, CancellationToken ct)
    {
        if (_event.First("EXRULE") is not null)
            return Refuse(ImportCodes.RuleRefused, "EXRULE is not followed (RFC 5545 gave it up)");
        if (_event.First("RRULE") is not null && span.Start.Local.Year < 1900)
            return Refuse(ImportCodes.RuleRefused, "it repeats since before 1900");
        foreach (var property in _event.All("RRULE").DistinctBy(p => p.Value))
        {
            if (RepeatRule.Of(property.Value, span.Start, out var fault) is not { } rule)
                return Refuse(ImportCodes.RuleRefused, $"its rule is refused: {fault}");
            var before = 0;
            foreach (var local in rule.From(span.Start.Local))
            {
                ct.ThrowIfCancellationRequested();
                var slot = span.Start.At(local);
                if (slot >= _window.End)
                {
                    if (rule.Ends)
                        LeaveOut("its dates from {0} on are left out; state a later --until to take them", _window.End);
                    break;
                }

                if (slot < _window.Start && slot != span.Start.Instant)
                    before++;
                else if (!TryAdd(slot, span.EndOf(local)))
                    return false;
            }

            if (before > 0)
                LeaveOut($"{before} of its dates before {{0}} are left out; rules are expanded over three years", _window.Start);
        }

        return true;
    }

    private bool TakeExtra(EventSpan span)
    {
        foreach (var (value, zone) in ValuesOf("RDATE", span))
        {
            var parts = value.Split('/');
            if (EventTime.Of(parts[0], zone) is not { Local.Year: >= 2 and <= 9990 } time)
                return Refuse(ImportCodes.Malformed, "one of its RDATEs is no date or time");
            var slot = time.IsDate && !span.Start.IsDate ? span.Start.At(time.Local.Date + span.Start.Local.TimeOfDay) : time.Instant;
            var end = parts.Length == 1 ? span.EndOf(slot.InZone(span.Start.Zone).LocalDateTime)
                : EventTime.Of(parts[1], zone)?.Instant ?? IcsLength.Of(parts[1])?.EndOf(time, time.Local);
            if (end is not { } ends || ends <= slot)
                return Refuse(ImportCodes.Malformed, "the period of one of its RDATEs does not end after it starts");
            if (!TryAdd(slot, ends))
                return false;
        }

        return true;
    }

    /// <summary>A date alone excludes what begins on that date; a time, what begins at it.</summary>
    private void Exclude(EventSpan span)
    {
        if (_event.First("EXDATE") is null)
            return;
        var byDate = _slots.Keys.ToLookup(s => s.InZone(span.Start.Zone).Date);
        foreach (var (value, zone) in ValuesOf("EXDATE", span))
        {
            var excluded = EventTime.Of(value, zone);
            IEnumerable<Instant> hit = excluded is not { } time ? [] : time.IsDate && !span.Start.IsDate ? byDate[time.Local.Date] : [time.Instant];
            var removed = 0;
            foreach (var slot in hit)
                removed += _slots.Remove(slot) ? 1 : 0;
            IdleExclusions += removed == 0 ? 1 : 0;
        }
    }

    /// <summary>The values of a list of dates; those without a zone are in the event's.</summary>
    private IEnumerable<(string Value, DateTimeZone Zone)> ValuesOf(string name, EventSpan span) =>
        from property in _event.All(name)
        let zone = property.Parameter("TZID") is null ? span.Start.Zone : _zones.Of(property) ?? span.Start.Zone
        from value in property.Value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        select (value, zone);

    private bool TryAdd(Instant slot, Instant end)
    {
        _slots[slot] = end;
        return _slots.Count <= MaxDates || Refuse(ImportCodes.RuleRefused, $"it has more than {MaxDates} dates");
    }

    private void LeaveOut(string words, Instant from) => _lines.Add(EventText.Line(
        _event, ImportResult.LeftOut, ImportCodes.OutsideWindow,
        string.Format(System.Globalization.CultureInfo.InvariantCulture, words, from.InZone(_zones.Local).Date.ToString("uuuu-MM-dd", null))));

    /// <summary>An event is refused as a whole: half of its dates would look like all of them.</summary>
    private bool Refuse(string code, string reason)
    {
        _slots.Clear();
        _lines.Add(EventText.Line(_event, ImportResult.EventRejected, code, reason));
        return false;
    }
}
