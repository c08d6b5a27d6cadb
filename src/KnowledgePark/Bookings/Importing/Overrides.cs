using NodaTime;

namespace KnowledgePark.Bookings.Importing;

/// <summary>The events of one UID that each replace one date of its rule (RECURRENCE-ID; RFC 5545, 3.8.4.4).</summary>
internal sealed class Overrides
{
    private readonly List<IcsEvent> _events = [];
    private readonly List<(IcsEvent, string Code, string Reason)> _refused = [];

    public Overrides(IcsEvent first) => _events.Add(first);

    /// <summary>Those that cannot be placed; known after <see cref="By"/>.</summary>
    public IReadOnlyList<(IcsEvent Event, string Code, string Reason)> Refused => _refused;

    /// <summary>From this date on an override means all later ones too; null: none does. Known after <see cref="By"/>.</summary>
    public Instant? RangeFrom { get; private set; }

    public void Add(IcsEvent theEvent) => _events.Add(theEvent);

    /// <summary>The overrides by the date that they replace; of several for one date, the last version.</summary>
    /// <param name="zones">The zones of the file.</param>
    /// <param name="master">What they override; null: it is not in the file, or cannot be read.</param>
    /// <param name="slots">The dates of the master.</param>
    public Dictionary<Instant, Override> By(IcsZones zones, EventSpan? master, IReadOnlyDictionary<Instant, Instant>? slots)
    {
        var found = new Dictionary<Instant, Override>();
        foreach (var theEvent in _events)
        {
            string code = ImportCodes.Malformed, fault = "";
            if (EventSpan.Time(theEvent, "RECURRENCE-ID", zones, ref code, ref fault) is not { } replaces || EventSpan.Of(theEvent, zones, out code, out fault) is not { } span)
            {
                _refused.Add((theEvent, code, fault));
                continue;
            }

            var slot = SlotOf(theEvent, replaces, master, slots);
            if (string.Equals(theEvent.First("RECURRENCE-ID")?.Parameter("RANGE"), "THISANDFUTURE", StringComparison.OrdinalIgnoreCase) && !(RangeFrom <= slot))
                RangeFrom = slot;
            if (!found.TryGetValue(slot, out var known))
            {
                found[slot] = new Override(theEvent, span);
                continue;
            }

            var isNewer = known.Event.Sequence <= theEvent.Sequence;
            _refused.Add((isNewer ? known.Event : theEvent, ImportCodes.DuplicateUid, "another event of the file overrides the same date and is not older"));
            if (isNewer)
                found[slot] = new Override(theEvent, span);
        }

        return found;
    }

    /// <summary>A floating time is in the master's zone; a date alone means the master's occurrence of that date.</summary>
    private static Instant SlotOf(IcsEvent theEvent, EventTime replaces, EventSpan? master, IReadOnlyDictionary<Instant, Instant>? slots)
    {
        if (master is null)
            return replaces.Instant;
        if (replaces.IsDate && !master.Start.IsDate && slots is not null)
        {
            foreach (var slot in slots.Keys)
            {
                if (slot.InZone(master.Start.Zone).Date == replaces.Local.Date)
                    return slot;
            }
        }

        var isFloating = replaces.Zone != DateTimeZone.Utc && theEvent.First("RECURRENCE-ID")?.Parameter("TZID") is null;
        return isFloating ? master.Start.At(replaces.Local) : replaces.Instant;
    }

    /// <summary>An event in the place of one date.</summary>
    internal sealed record Override(IcsEvent Event, EventSpan Span);
}
