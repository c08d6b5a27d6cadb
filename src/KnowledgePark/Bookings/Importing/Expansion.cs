using NodaTime;

namespace KnowledgePark.Bookings.Importing;

/// <summary>
/// All dates of a calendar file: rules, RDATE, EXDATE and overrides, each in its own zone. Pure; what cannot be expanded is a line that says why.
/// </summary>
internal sealed class Expansion
{
    /// <summary>The most occurrences of a file: more are split into several files.</summary>
    public const int MaxOccurrences = 20_000;

    private readonly IcsZones _zones;
    private readonly ImportWindow _window;
    private readonly List<Occurrence> _occurrences = [];
    private readonly List<ImportLine> _lines = [];

    private Expansion(IcsZones zones, ImportWindow window)
    {
        _zones = zones;
        _window = window;
    }

    /// <summary>By start, then by position in the file.</summary>
    public IReadOnlyList<Occurrence> Occurrences => _occurrences;

    /// <summary>Events that were refused, and rules that reach beyond the window.</summary>
    public IReadOnlyList<ImportLine> Lines => _lines;

    /// <summary>How many EXDATEs matched nothing.</summary>
    public int IdleExclusions { get; private set; }

    /// <summary>True if there are more than <see cref="MaxOccurrences"/>; then it is not complete.</summary>
    public bool IsTooLarge { get; private set; }

    /// <summary>Expands a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="zone">The zone of times that name none.</param>
    /// <param name="window">Where rules are expanded.</param>
    /// <param name="ct">Ends a run that takes too long.</param>
    public static Expansion Of(CalendarFile file, DateTimeZone zone, ImportWindow window, CancellationToken ct)
    {
        var expansion = new Expansion(new IcsZones(zone, file.ZoneIds), window);
        var masters = new Dictionary<string, IcsEvent>();
        var overrides = new Dictionary<string, Overrides>();
        foreach (var theEvent in file.Events)
        {
            if (theEvent.First("RECURRENCE-ID") is null)
                expansion.TakeMaster(masters, theEvent);
            else if (overrides.TryGetValue(theEvent.Uid, out var known))
                known.Add(theEvent);
            else
                overrides[theEvent.Uid] = new Overrides(theEvent);
        }

        foreach (var master in masters.Values.OrderBy(m => m.Number))
        {
            ct.ThrowIfCancellationRequested();
            overrides.Remove(master.Uid, out var own);
            expansion.Expand(master, own, ct);
            if (expansion.IsTooLarge)
                return expansion;
        }

        foreach (var orphans in overrides.Values)
            expansion.Expand(null, orphans, ct);
        expansion._occurrences.Sort((a, b) => a.Start.CompareTo(b.Start) is var byStart and not 0 ? byStart : a.Event.CompareTo(b.Event));
        return expansion;
    }

    /// <summary>Of several events of one UID the last version counts (RFC 5545, 3.8.7.4).</summary>
    private void TakeMaster(Dictionary<string, IcsEvent> masters, IcsEvent theEvent)
    {
        if (masters.TryGetValue(theEvent.Uid, out var known))
        {
            var older = known.Sequence <= theEvent.Sequence ? known : theEvent;
            Refuse(older, ImportCodes.DuplicateUid, "another event of the file has the same UID and is not older");
            if (older == theEvent)
                return;
        }

        masters[theEvent.Uid] = theEvent;
    }

    private void Expand(IcsEvent? master, Overrides? overrides, CancellationToken ct)
    {
        var dates = master is null ? null : EventDates.Of(master, _zones, _window, ct);
        var span = dates?.Span;
        var replaced = overrides?.By(_zones, span, dates?.Slots) ?? [];
        foreach (var (refused, code, reason) in overrides?.Refused ?? [])
            Refuse(refused, code, reason);
        if (dates is not null)
        {
            IdleExclusions += dates.IdleExclusions;
            _lines.AddRange(dates.Lines);
            foreach (var (slot, end) in dates.Slots)
            {
                if (!replaced.ContainsKey(slot))
                    Add(master!, slot, slot, end, overrides?.RangeFrom <= slot); // Dates have a master.
            }
        }

        foreach (var (slot, other) in replaced)
            Add(other.Event, slot, other.Span.Start.Instant, other.Span.EndOf(other.Span.Start.Local), overrides!.RangeFrom <= slot); // They came from it.
    }

    private void Add(IcsEvent theEvent, Instant slot, Instant start, Instant end, bool isInRange)
    {
        if (_occurrences.Count == MaxOccurrences)
        {
            IsTooLarge = true;
            return;
        }

        var (title, room) = theEvent.Said;
        var (code, reason) = isInRange
            ? (ImportCodes.RangeOverride, "an override changes this and all later dates (THISANDFUTURE), which is not followed; export the series as two")
            : theEvent.Barrier;
        _occurrences.Add(new Occurrence
        {
            Event = theEvent.Number,
            Uid = theEvent.Uid,
            Slot = slot,
            Start = start,
            End = end,
            Title = title,
            Room = room,
            Code = code,
            Reason = reason,
        });
    }

    private void Refuse(IcsEvent theEvent, string code, string reason) => _lines.Add(EventText.Line(theEvent, ImportResult.EventRejected, code, reason));
}
