using NodaTime;

namespace KnowledgePark.Calendars;

/// <summary>What time a feed covers. It moves once a day, at local midnight, so that a feed changes only when a booking does or a day begins.</summary>
/// <param name="Day">The local date that it was made for.</param>
/// <param name="From">30 days before the day begins. What has ended by then is not shown.</param>
/// <param name="Today">The day begins.</param>
/// <param name="To">180 days after the day begins. What starts at or after it is not shown.</param>
/// <param name="CancelledFrom">7 days before the day begins. What was cancelled or has expired and would have ended by then is not shown.</param>
public sealed record FeedWindow(LocalDate Day, Instant From, Instant Today, Instant To, Instant CancelledFrom)
{
    /// <summary>The window of the local day that an instant lies in.</summary>
    public static FeedWindow At(Instant now, DateTimeZone zone)
    {
        var day = now.InZone(zone).Date;
        return new FeedWindow(day, Start(-30), Start(0), Start(180), Start(-7));

        Instant Start(int days) => zone.AtStartOfDay(day.PlusDays(days)).ToInstant();
    }
}
