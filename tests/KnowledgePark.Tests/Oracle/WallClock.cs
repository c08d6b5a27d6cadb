using NodaTime;

namespace KnowledgePark.Tests.Oracle;

/// <summary>What the clock on the wall shows in each minute of a stretch of time, and of three days before and after it.</summary>
internal sealed class WallClock
{
    public WallClock(DateTimeZone zone, Instant first, int minutes)
    {
        First = first - Duration.FromDays(3);
        var start = (int)(First - NodaConstants.UnixEpoch).TotalMinutes;
        Minutes = new Shown[minutes + 6 * 1440];
        for (var i = 0; i < Minutes.Length; i++)
        {
            var local = start + i + zone.GetUtcOffset(First + Duration.FromMinutes(i)).Seconds / 60;
            Minutes[i] = new Shown(local / 1440, local % 1440);
        }
    }

    public Instant First { get; }

    /// <summary>Days since 1970-01-01 and minutes since midnight, by the wall.</summary>
    public Shown[] Minutes { get; }

    public readonly record struct Shown(int Date, int Minute)
    {
        /// <summary>1970-01-01 was a Thursday.</summary>
        public DayOfWeek Day => (DayOfWeek)((Date + 4) % 7);
    }
}
