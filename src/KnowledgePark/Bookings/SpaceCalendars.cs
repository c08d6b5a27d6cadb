using System.Collections.Concurrent;
using KnowledgePark.Storage;
using NodaTime;

namespace KnowledgePark.Bookings;

/// <summary>
/// Remembers the calendars of leaf spaces between decisions. A remembered calendar may be out of date when another process writes:
/// accepting on it is safe, because the commit fails if the guard has moved; before refusing on it, <see cref="AreCurrentAsync"/> is asked.
/// </summary>
internal sealed class SpaceCalendars(IParkStore store)
{
    private const int MaxRemembered = 20_000;

    /// <summary>How far before the asked time a calendar is loaded, so that the next question is likely answered too.</summary>
    private static readonly Duration s_margin = Duration.FromDays(2);

    private static readonly Instant s_farEnd = Instant.FromUtc(9000, 1, 1, 0, 0);

    private readonly ConcurrentDictionary<string, SpaceCalendar> _known = new();

    /// <summary>The calendar of a leaf from an instant or earlier on, remembered or read.</summary>
    public async Task<SpaceCalendar> LoadAsync(string buildingId, string leafId, Instant from, CancellationToken ct)
    {
        if (_known.TryGetValue(leafId, out var known) && known.From <= from)
            return known;
        // The guard first: a booking that commits in between makes the guard older than the list, so that our commit conflicts.
        var guard = await store.FindAsync<Guard>(buildingId, leafId, ct) ?? new Guard { Id = leafId, BuildingId = buildingId };
        var start = from - s_margin;
        var busy = await store.BusyAsync(buildingId, [leafId], new Interval(start, s_farEnd), ct);
        var calendar = new SpaceCalendar(guard, start, [.. busy]);
        Remember(calendar);
        return calendar;
    }

    /// <summary>True if nobody has written to the guards of these calendars since they were read. Those that are outdated are forgotten.</summary>
    public async Task<bool> AreCurrentAsync(IEnumerable<SpaceCalendar> calendars, CancellationToken ct)
    {
        var current = true;
        foreach (var calendar in calendars)
        {
            var guard = await store.FindAsync<Guard>(calendar.Guard.BuildingId, calendar.Guard.Id, ct);
            if ((guard?.Version ?? "") == calendar.Guard.Version)
                continue;
            Forget(calendar.Guard.Id);
            current = false;
        }

        return current;
    }

    public void Remember(SpaceCalendar calendar)
    {
        if (_known.Count >= MaxRemembered)
            _known.Clear();
        _known[calendar.Guard.Id] = calendar;
    }

    public void Forget(string leafId) => _known.TryRemove(leafId, out _);
}
