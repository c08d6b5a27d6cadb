using KnowledgePark.Facilities;

namespace KnowledgePark.Host.Demo.Places;

/// <summary>Opening hours and policies, written short.</summary>
internal static class Hours
{
    public static readonly DayOfWeek[] Weekdays = [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];
    public static readonly DayOfWeek[] Saturday = [DayOfWeek.Saturday];
    public static readonly DayOfWeek[] Weekend = [DayOfWeek.Saturday, DayOfWeek.Sunday];
    public static readonly DayOfWeek[] EveryDay = [.. Weekdays, .. Weekend];

    /// <summary>On some days from one local hour to another; 24 is the end of the day.</summary>
    public static IReadOnlyList<OpeningHours> On(DayOfWeek[] days, double opens, double closes) => OpeningHours.On(days, At(opens), At(closes));

    /// <summary>Steps and lengths, in minutes.</summary>
    public static BookingPolicy Steps(int grid, int shortest, int longest) => new()
    {
        SlotGrid = TimeSpan.FromMinutes(grid),
        MinLength = TimeSpan.FromMinutes(shortest),
        MaxLength = TimeSpan.FromMinutes(longest),
    };

    /// <summary>The policy with time to prepare and to clear, in minutes.</summary>
    public static BookingPolicy Buffered(this BookingPolicy policy, int setup, int takedown) => policy with
    {
        Setup = TimeSpan.FromMinutes(setup),
        Takedown = TimeSpan.FromMinutes(takedown),
    };

    private static TimeOnly At(double hour) => TimeOnly.FromTimeSpan(TimeSpan.FromHours(hour % 24));
}
