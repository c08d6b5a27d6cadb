using KnowledgePark.Access;
using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using KnowledgePark.Storage;
using NodaTime;

namespace KnowledgePark.Availability;

/// <summary>Reads when many spaces are busy: times only, no titles, no organisations.</summary>
public sealed class ScheduleReader(IParkStore store, ParkDirectory directory, IClock clock)
{
    /// <summary>The most spaces in one question.</summary>
    public const int MaxSpaces = 1000;

    /// <summary>The widest window.</summary>
    public static readonly Duration MaxWindow = Duration.FromDays(62);

    /// <summary>The schedules of the spaces, in the order in which they were asked for; unknown ids, and those that the caller does not see, are left out.</summary>
    public async Task<IReadOnlyList<Schedule>> ReadAsync(Caller caller, IReadOnlyList<string> spaceIds, Interval window, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var map = directory.Map;
        var visibility = Visibility.Of(caller, map);
        var spaces = spaceIds.Select(id => map.TryRulesOf(id, out var rules) && visibility.Shows(rules.Space) ? rules : null).OfType<SpaceRules>().ToList();
        var leaves = spaces.SelectMany(s => s.Leaves).Select(l => l.Id).ToHashSet();
        var buildings = spaces.Select(s => s.Space.BuildingId).Distinct().Take(2).ToList();
        var timetable = Timetable.OfSorted(await store.BusyAsync(buildings is [var only] ? only : null, leaves, window, ct));
        return [.. spaces.Select(s => new Schedule(s.Space.Id, Items(s, window, timetable, now)))];
    }

    private static List<ScheduleItem> Items(SpaceRules space, Interval window, Timetable timetable, Instant now)
    {
        var items = new List<ScheduleItem>();
        foreach (var leaf in space.Leaves)
        {
            foreach (var busy in timetable.Overlapping(leaf.Id, window))
            {
                if (busy.IsLive(now))
                    items.Add(new ScheduleItem(busy.HeldUntil is null ? ScheduleStatus.Busy : ScheduleStatus.Held, busy.From.ToDateTimeOffset(), busy.To.ToDateTimeOffset()));
            }
        }

        foreach (var closing in space.Closings.Where(c => c.Start < window.End && c.End > window.Start))
            items.Add(new ScheduleItem(ScheduleStatus.Closed, closing.Start.ToDateTimeOffset(), closing.End.ToDateTimeOffset()));
        return space.Leaves.Count == 1 && space.Closings.Count == 0 ? items : [.. items.Distinct().OrderBy(i => i.Start).ThenBy(i => i.End)];
    }
}
