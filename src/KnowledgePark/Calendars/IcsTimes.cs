using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace KnowledgePark.Calendars;

/// <summary>The forms of time of RFC 5545, 3.3.5 and 3.3.14.</summary>
internal static class IcsTimes
{
    private static readonly LocalDateTimePattern s_local = LocalDateTimePattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss");

    private static readonly InstantPattern s_utc = InstantPattern.CreateWithInvariantCulture("uuuuMMdd'T'HHmmss'Z'");

    public static string Local(LocalDateTime time) => s_local.Format(time);

    public static string Utc(Instant time) => s_utc.Format(time);

    public static string Utc(DateTimeOffset time) => Utc(Instant.FromDateTimeOffset(time));

    /// <summary>+0200; with seconds only where a zone has them.</summary>
    public static string Offset(Offset offset)
    {
        var seconds = Math.Abs(offset.Seconds);
        var rest = seconds % 60 == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"{seconds % 60:00}");
        return string.Create(CultureInfo.InvariantCulture, $"{(offset.Seconds < 0 ? '-' : '+')}{seconds / 3600:00}{seconds / 60 % 60:00}{rest}");
    }
}
