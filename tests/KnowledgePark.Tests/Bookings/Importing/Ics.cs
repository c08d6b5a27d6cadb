using System.Text;
using KnowledgePark.Bookings.Importing;
using NodaTime;

namespace KnowledgePark.Tests.Bookings.Importing;

/// <summary>Calendars of a few lines.</summary>
internal static class Ics
{
    public static readonly DateTimeZone Sofia = DateTimeZoneProviders.Tzdb["Europe/Sofia"];

    /// <summary>A file of events, each given by its lines.</summary>
    public static CalendarFile File(params string[] events) => Read(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + string.Concat(events.Select(e => $"BEGIN:VEVENT\r\n{e.ReplaceLineEndings("\r\n")}\r\nEND:VEVENT\r\n")) + "END:VCALENDAR\r\n");

    public static CalendarFile Read(string text)
    {
        var file = CalendarFile.Read(Encoding.UTF8.GetBytes(text), out var fault);
        Assert.Equal("", fault);
        return file!; // No fault.
    }

    /// <summary>Expanded in Sofia, to the end of 2028 at most.</summary>
    public static Expansion Expand(params string[] events) => Expand(File(events));

    public static Expansion Expand(CalendarFile file, DateTimeZone? zone = null) =>
        Expansion.Of(file, zone ?? Sofia, ImportWindow.Until(new LocalDate(2028, 12, 31)), TestContext.Current.CancellationToken);

    /// <summary>Start and end in UTC, as '0329T0100-0200'.</summary>
    public static string[] Times(this Expansion expansion) =>
        [.. expansion.Occurrences.Select(o => $"{o.Start.ToString("MMdd'T'HHmm", null)}-{o.End.ToString("HHmm", null)}")];
}
