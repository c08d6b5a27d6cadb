using System.Globalization;
using NodaTime;
using NodaTime.TimeZones;

namespace KnowledgePark.Bookings.Importing;

/// <summary>
/// A DATE or DATE-TIME of a calendar: wall-clock time and its zone. In a skipped hour it means the time before the gap carried on (02:30
/// becomes 03:30), in a doubled hour the first (RFC 5545, 3.3.5).
/// </summary>
internal readonly record struct EventTime(LocalDateTime Local, DateTimeZone Zone, bool IsDate)
{
    public Instant Instant => At(Local);

    /// <summary>The instant of another wall-clock time of the same kind.</summary>
    public Instant At(LocalDateTime local) =>
        IsDate ? Zone.AtStartOfDay(local.Date).ToInstant() : Zone.ResolveLocal(local, Resolvers.LenientResolver).ToInstant();

    /// <summary>Reads '20200203', '20200203T110000' or '20200203T110000Z'; a time without zone is in <paramref name="zone"/>. Null: it is none of these.</summary>
    public static EventTime? Of(string value, DateTimeZone zone)
    {
        value = value.Trim();
        if (value.Length == 8 && Date(value) is { } date)
            return new EventTime(date.AtMidnight(), zone, IsDate: true);
        if (value.Length is not (15 or 16) || value[8] is not ('T' or 't') || (value.Length == 16 && value[15] is not ('Z' or 'z'))
            || Date(value[..8]) is not { } day || Number(value[9..11]) is not (<= 23 and var hour)
            || Number(value[11..13]) is not (<= 59 and var minute) || Number(value[13..15]) is not (<= 60 and var second))
            return null;
        // The 60th second is a leap second, which no clock of ours shows.
        var local = day.At(new LocalTime(hour, minute, Math.Min(second, 59)));
        return new EventTime(local, value.Length == 16 ? DateTimeZone.Utc : zone, IsDate: false);
    }

    private static LocalDate? Date(string digits) =>
        Number(digits[..4]) is >= 1 and var year && Number(digits[4..6]) is >= 1 and <= 12 and var month
        && Number(digits[6..8]) is >= 1 and var day && day <= CalendarSystem.Iso.GetDaysInMonth(year, month)
            ? new LocalDate(year, month, day)
            : null;

    private static int? Number(string digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
