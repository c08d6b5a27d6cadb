using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace KnowledgePark.Tests;

/// <summary>Times as a test writes them down.</summary>
internal static class Times
{
    /// <summary>The day on which a test plays unless it says otherwise: a Monday.</summary>
    public static readonly LocalDate Day = new(2026, 11, 23);

    public static readonly DateTimeZone Sofia = DateTimeZoneProviders.Tzdb["Europe/Sofia"];

    private static readonly OffsetDateTimePattern s_offset = OffsetDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mmo<G>");
    private static readonly LocalDateTimePattern s_local = LocalDateTimePattern.CreateWithInvariantCulture("uuuu-MM-dd'T'HH:mm");

    /// <summary>
    /// "09:00" is the local time of <see cref="Day"/> in Sofia, "2026-11-24T09:00" of another day, "2026-10-25T03:30+03" an instant of any zone.
    /// "24:00" is the end of the day.
    /// </summary>
    public static Instant At(string text)
    {
        if (text == "24:00")
            return Sofia.AtStartOfDay(Day.PlusDays(1)).ToInstant();
        if (s_offset.Parse(text) is { Success: true } offset)
            return offset.Value.ToInstant();
        var local = s_local.Parse(text) is { Success: true } dated ? dated.Value : Day.At(LocalTime.FromTimeOnly(Local(text)));
        return Sofia.AtStrictly(local).ToInstant();
    }

    public static TimeOnly Local(string text) => TimeOnly.ParseExact(text, "HH:mm", CultureInfo.InvariantCulture);

    public static Interval Between(string from, string to) => new(At(from), At(to));

    public static TimeSpan Minutes(int minutes) => TimeSpan.FromMinutes(minutes);
}
