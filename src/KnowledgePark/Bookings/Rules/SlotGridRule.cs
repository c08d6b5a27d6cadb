using NodaTime;

namespace KnowledgePark.Bookings.Rules;

/// <summary>
/// The use starts and ends at whole multiples of the grid after local midnight, by the wall clock: on the day of a doubled hour 10:00 is
/// on an hourly grid although eleven hours have passed.
/// </summary>
internal sealed class SlotGridRule : IRule
{
    public Fault? Check(in Ask ask)
    {
        var grid = ask.Space.SlotGrid.BclCompatibleTicks;
        if (grid <= 0)
            return null;
        var start = Past(ask.Start, ask.Space.Zone, grid);
        if (start > 0)
            return Steps(ask, Duration.FromTicks(grid - start), Duration.FromTicks(start));
        var end = Past(ask.End, ask.Space.Zone, grid);
        if (end == 0)
            return null;
        var same = ask.Space.Zone.GetZoneInterval(ask.Start);
        if (ask.Length.BclCompatibleTicks % grid == 0 || (same.HasEnd && same.End <= ask.End))
            return Steps(ask, ask.Space.SlotGrid, ask.Space.SlotGrid);
        // Only a use in which the clock changes can be on the grid: on the day of a skipped hour, 00:00 to 04:00 are three hours.
        return new Fault(
            same.HasEnd ? same.End - ask.Length : null,
            same.HasStart ? same.Start - Duration.FromTicks(1) : null);
    }

    public Refusal Explain(in Ask ask, Fault fault)
    {
        var isStart = Past(ask.Start, ask.Space.Zone, ask.Space.SlotGrid.BclCompatibleTicks) > 0;
        var wrong = ask.Local(isStart ? ask.Start : ask.End);
        return new Refusal(
            RefusalCodes.OffSlotGrid, $"{ask.Space.Space.Name} is booked in steps of {ask.Space.SlotGrid.InWords()} from midnight; {wrong} is not on a step.",
            isStart ? "start" : "end", ask.Space.Space.Id, wrong, ask.Space.SlotGrid.ToIso());
    }

    /// <summary>
    /// The neighbouring steps, but never across a change of the clock: when 03:00 becomes 04:00, a step of four hours lies right behind it and
    /// not four hours after midnight. The search lands there and asks again.
    /// </summary>
    private static Fault Steps(in Ask ask, Duration toLater, Duration toEarlier)
    {
        var same = ask.Space.Zone.GetZoneInterval(ask.Start);
        var (later, earlier) = (ask.Start + toLater, ask.Start - toEarlier);
        return new Fault(
            same.HasEnd ? Instant.Min(later, same.End) : later,
            same.HasStart ? Instant.Max(earlier, same.Start - Duration.FromTicks(1)) : earlier);
    }

    /// <summary>How many ticks past a step the wall clock stands.</summary>
    private static long Past(Instant instant, DateTimeZone zone, long grid)
    {
        var sinceMidnight = instant.Plus(Duration.FromTicks(zone.GetUtcOffset(instant).Ticks)).ToUnixTimeTicks() % NodaConstants.TicksPerDay;
        return (sinceMidnight < 0 ? sinceMidnight + NodaConstants.TicksPerDay : sinceMidnight) % grid;
    }
}
