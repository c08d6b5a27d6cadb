using NodaTime;

namespace KnowledgePark.Bookings.Importing;

/// <summary>The local dates over which rules are expanded, both included. Single dates are taken wherever they lie.</summary>
public sealed record ImportWindow
{
    private const int Years = 3;

    private static readonly string[] s_dated = ["DTSTART", "DTEND", "RECURRENCE-ID", "RDATE", "EXDATE"];

    /// <summary>The first date of the window: three years before its last.</summary>
    public required LocalDate First { get; init; }

    /// <summary>The last date of the window.</summary>
    public required LocalDate Last { get; init; }

    /// <summary>Three years that end on a date.</summary>
    public static ImportWindow Until(LocalDate last) => new() { First = last.PlusYears(-Years), Last = last };

    /// <summary>Three years that end a year after the last date in the file, and no later than three years from today.</summary>
    internal static ImportWindow Of(CalendarFile file, LocalDate today)
    {
        LocalDate? last = null;
        foreach (var property in file.Events.SelectMany(e => e.Properties))
        {
            foreach (var value in ValuesOf(property))
            {
                if (EventTime.Of(value, DateTimeZone.Utc) is { } time && !(time.Local.Date <= last) && time.Local.Year < 9000)
                    last = time.Local.Date;
            }
        }

        return Until(LocalDate.Min((last ?? today).PlusYears(1), today.PlusYears(Years)));
    }

    internal Interval In(DateTimeZone zone) => new(zone.AtStartOfDay(First).ToInstant(), zone.AtStartOfDay(Last.PlusDays(1)).ToInstant());

    private static IEnumerable<string> ValuesOf(IcsProperty property) =>
        s_dated.Contains(property.Name) ? property.Value.Split(',', '/')
        : property.Name == "RRULE" && property.Value.IndexOf("UNTIL=", StringComparison.OrdinalIgnoreCase) is >= 0 and var at
            ? property.Value[(at + "UNTIL=".Length)..].Split(';').Take(1)
            : [];
}
