using KnowledgePark.Bookings.Rules;
using NodaTime;

namespace KnowledgePark.Bookings.Importing;

/// <summary>
/// When an event begins, and how long each of its occurrences is: a DTEND sets the elapsed time, a DURATION or whole days keep the wall clock (RFC
/// 5545, 3.8.5.3).
/// </summary>
internal sealed record EventSpan(EventTime Start, IcsLength? Nominal, Duration Exact)
{
    /// <summary>The longest occurrence; a booking cannot be longer either.</summary>
    private static readonly Duration s_longest = Duration.FromDays(366);

    public Instant EndOf(LocalDateTime from) => Nominal is { } nominal ? nominal.EndOf(Start, from) : Start.At(from) + Exact;

    /// <summary>Null: the event cannot be placed in time, and code and fault say why.</summary>
    public static EventSpan? Of(IcsEvent theEvent, IcsZones zones, out string code, out string fault)
    {
        code = ImportCodes.Malformed;
        fault = "";
        if (Time(theEvent, "DTSTART", zones, ref code, ref fault) is not { } start)
        {
            if (fault.Length == 0)
                fault = "it has no DTSTART";
            return null;
        }

        var end = Time(theEvent, "DTEND", zones, ref code, ref fault);
        var length = theEvent.First("DURATION") is { } duration ? IcsLength.Of(duration.Value) : null;
        if (fault.Length > 0)
            return null;
        if (end is null && length is null && theEvent.First("DURATION") is { } unread)
        {
            fault = $"DURATION '{Shown(unread.Value)}' is not understood";
            return null;
        }

        var span = end switch
        {
            { IsDate: true } day when start.IsDate => new EventSpan(start, new IcsLength(Period.DaysBetween(start.Local.Date, day.Local.Date), Duration.Zero), default),
            { } time => new EventSpan(start, null, time.Instant - start.Instant),
            null => new EventSpan(start, length ?? new IcsLength(start.IsDate ? 1 : 0, Duration.Zero), default),
        };
        var whole = span.EndOf(start.Local) - start.Instant;
        (code, fault) = whole <= Duration.Zero ? (RefusalCodes.EndNotAfterStart, "it does not end after it starts")
            : whole > s_longest ? (RefusalCodes.TooLong, $"it lasts {whole.InWords()}, more than 366 d")
            : ("", "");
        return fault.Length == 0 ? span : null;
    }

    /// <summary>The time of a property; null if there is none, or if the fault says why it cannot be read.</summary>
    public static EventTime? Time(IcsEvent theEvent, string name, IcsZones zones, ref string code, ref string fault)
    {
        if (theEvent.First(name) is not { } property)
            return null;
        if (zones.Of(property) is not { } zone)
        {
            code = ImportCodes.UnknownZone;
            fault = $"the zone '{Shown(property.Parameter("TZID") ?? "")}' of its {name} is unknown";
            return null;
        }

        // The years at either end of time leave no room to add a day in.
        var time = EventTime.Of(property.Value, zone);
        if (time is null or { Local.Year: < 2 or > 9990 })
            fault = $"{name} '{Shown(property.Value)}' is no date or time";
        return fault.Length == 0 ? time : null;
    }

    private static string Shown(string text) => text.Length <= 40 ? text : string.Concat(text.AsSpan(0, 39), "…");
}
