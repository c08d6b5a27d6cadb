using System.Globalization;
using KnowledgePark.Bookings;
using NodaTime;

namespace KnowledgePark.Calendars;

/// <summary>
/// Writes a booking as a VEVENT (RFC 5545, 3.6.1) that anyone may read: when and where, never what or who. The use is shown, not the setup and
/// takedown around it. Everything comes from the booking, so the same booking gives the same octets: DTSTAMP is its last change, not now.
/// </summary>
internal static class BusyEntry
{
    /// <summary>The booking as calendars see it at an instant.</summary>
    private readonly record struct Face(string Summary, string Status, string Transparency, string BusyStatus);

    public static void Write(ContentLines lines, Booking booking, string location, DateTimeZone zone, Instant now)
    {
        // A hold that has expired but not been written down yet looks as it will once it is.
        var isUnwritten = booking.HasExpired(now);
        var changed = IcsTimes.Utc(isUnwritten && booking.HeldUntil is { } until ? until : booking.UpdatedAt);
        var sequence = isUnwritten ? booking.Sequence + 1 : booking.Sequence;
        var face = FaceOf(isUnwritten ? BookingStatus.Expired : booking.Status);
        lines.Line("BEGIN", "VEVENT");
        lines.Line("UID", EntryUid.Of(booking.Id));
        lines.Line("DTSTAMP", changed);
        lines.Line("CREATED", IcsTimes.Utc(booking.CreatedAt));
        lines.Line("LAST-MODIFIED", changed);
        lines.Line("SEQUENCE", sequence.ToString(CultureInfo.InvariantCulture));
        WriteTimes(lines, booking, zone);
        lines.Text("SUMMARY", face.Summary);
        lines.Text("LOCATION", location);
        lines.Line("STATUS", face.Status);
        lines.Line("TRANSP", face.Transparency);
        lines.Line("X-MICROSOFT-CDO-BUSYSTATUS", face.BusyStatus);
        lines.Line("CLASS", "PUBLIC");
        lines.Line("END", "VEVENT");
    }

    private static Face FaceOf(BookingStatus status) => status switch
    {
        BookingStatus.Confirmed => new Face("Busy", "CONFIRMED", "OPAQUE", "BUSY"),
        BookingStatus.Held => new Face("Held", "TENTATIVE", "OPAQUE", "TENTATIVE"),
        BookingStatus.Cancelled => new Face("Cancelled: Busy", "CANCELLED", "TRANSPARENT", "FREE"),
        BookingStatus.Expired => new Face("Expired: Held", "CANCELLED", "TRANSPARENT", "FREE"),
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "No calendar has a word for this."),
    };

    /// <summary>
    /// Local time and zone. A local time of a doubled hour means its first occurrence (RFC 5545, 3.3.5); a use that starts or ends in the
    /// second can be said in UTC only. Parts of a second, which calendars do not have, are counted as used.
    /// </summary>
    private static void WriteTimes(ContentLines lines, Booking booking, DateTimeZone zone)
    {
        var start = IcsSecond(booking.Use.Start);
        var end = IcsSecond(booking.Use.End + Duration.FromSeconds(1) - Duration.Epsilon);
        if (IsSecondOccurrence(start, zone) || IsSecondOccurrence(end, zone))
        {
            lines.Line("DTSTART", IcsTimes.Utc(start));
            lines.Line("DTEND", IcsTimes.Utc(end));
            return;
        }

        lines.Line($"DTSTART;TZID={zone.Id}", IcsTimes.Local(start.InZone(zone).LocalDateTime));
        lines.Line($"DTEND;TZID={zone.Id}", IcsTimes.Local(end.InZone(zone).LocalDateTime));
    }

    private static Instant IcsSecond(Instant time) => Instant.FromUnixTimeSeconds(time.ToUnixTimeSeconds());

    private static bool IsSecondOccurrence(Instant time, DateTimeZone zone) =>
        zone.MapLocal(time.InZone(zone).LocalDateTime) is { Count: 2 } both && both.Last().ToInstant() == time;
}
