using NodaTime;

namespace KnowledgePark.Bookings;

/// <summary>
/// Finds the next or previous start that every rule accepts, by jumping: each rule that says no says how far to go. A room that is
/// taken 9–12 on a day that opens at 8 is asked at 9:00, jumps to 12:00, and is done. Every jump goes on by a booking, an opening or a step of
/// the grid, so a search ends; it must not end earlier, or a free slot behind a thousand short bookings would never be found.
/// </summary>
internal static class SlotSearch
{
    /// <summary>The earliest acceptable start in [from, until]; null if there is none.</summary>
    public static Instant? First(Use use, Instant from, Instant until, Timetable timetable, Instant now, Booking? own = null)
    {
        var start = from;
        while (start <= until)
        {
            if (Decision.FaultOf(use, start, timetable, now, own) is not { } fault)
                return start;
            if (fault.Later is not { } later || later <= start)
                return null;
            start = later;
        }

        return null;
    }

    /// <summary>The latest acceptable start in [until, from]; null if there is none.</summary>
    public static Instant? Last(Use use, Instant from, Instant until, Timetable timetable, Instant now, Booking? own = null)
    {
        var start = from;
        while (start >= until)
        {
            if (Decision.FaultOf(use, start, timetable, now, own) is not { } fault)
                return start;
            if (fault.Earlier is not { } earlier || earlier >= start)
                return null;
            start = earlier;
        }

        return null;
    }
}
