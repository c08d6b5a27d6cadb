using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using KnowledgePark.Host.Demo.Places;
using NodaTime;

namespace KnowledgePark.Host.Demo;

/// <summary>
/// Takes the wishes that can be fulfilled and refuses the others. Its idea of what can be is narrower than that of the rules of booking
/// (no use over midnight except where it is always open, none in a doubled hour); a test asks the rules about everything that it took.
/// </summary>
internal sealed class DemoDiary
{
    private readonly Dictionary<string, Space> _spaces;
    private readonly Dictionary<string, Building> _buildings;
    private readonly Dictionary<string, List<Interval>> _taken = [];
    private readonly IReadOnlyList<Closure> _closures;
    private readonly BookingPolicy _parkPolicy;

    public DemoDiary(Park park, IReadOnlyList<PlaceTable> places, IReadOnlyList<Closure> closures)
    {
        _parkPolicy = park.Policy;
        _closures = closures;
        _buildings = places.Select(p => p.Building).ToDictionary(b => b.Id);
        Spaces = [.. places.SelectMany(p => p.Spaces)];
        _spaces = Spaces.ToDictionary(s => s.Id);
    }

    public IReadOnlyList<Space> Spaces { get; }

    public Space Space(string id) => _spaces[id];

    /// <summary>What holds for a space; nothing in it is left open.</summary>
    public BookingPolicy PolicyOf(Space space) =>
        space.Policy.OrElse(_buildings[space.BuildingId].Policy).OrElse(_parkPolicy).OrElse(BookingPolicy.LastResort);

    /// <summary>The booking that fulfils the wish, without an id and a date of making; null if it cannot be.</summary>
    public Booking? Take(Wish wish)
    {
        if (At(wish.Start) is not { } start || At(wish.End) is not { } end || !wish.Spaces.All(s => Allows(s, wish, start, end)))
            return null;
        var blocked = wish.Spaces.SelectMany(s => Blocked(s, start, end)).ToList();
        if (blocked.Any(b => Taken(b.Leaf).Any(t => t.Start < b.Time.End && b.Time.Start < t.End)))
            return null;
        foreach (var (leaf, time) in blocked)
            Taken(leaf).Add(time);
        return new Booking
        {
            Id = "",
            BuildingId = wish.Spaces[0].BuildingId,
            OrganisationId = wish.OrganisationId,
            Title = wish.Title,
            Start = start.ToDateTimeOffset(),
            End = end.ToDateTimeOffset(),
            Attendees = wish.People,
            Layout = wish.Layout,
            SpaceIds = [.. wish.Spaces.Select(s => s.Id)],
            Allocations = [.. blocked.OrderBy(b => b.Leaf, StringComparer.Ordinal).Select(b => new Allocation
            {
                SpaceId = b.Leaf, From = b.Time.Start.ToDateTimeOffset(), To = b.Time.End.ToDateTimeOffset(),
            })],
            CreatedAt = start.ToDateTimeOffset(),
            UpdatedAt = start.ToDateTimeOffset(),
        };
    }

    /// <summary>What the booking took is free again.</summary>
    public void Free(Booking booking)
    {
        foreach (var allocation in booking.Allocations)
            Taken(allocation.SpaceId).RemoveAll(t => t.Start == Instant.FromDateTimeOffset(allocation.From));
    }

    private bool Allows(Space space, Wish wish, Instant start, Instant end)
    {
        var policy = PolicyOf(space);
        var length = (end - start).ToTimeSpan();
        // A policy with the last resort behind it states every value.
        var grid = policy.SlotGrid!.Value.Ticks;
        return space.Mode == SpaceMode.Reservable
            && length >= policy.MinLength && length <= policy.MaxLength
            && wish.Start.TickOfDay % grid == 0 && wish.End.TickOfDay % grid == 0
            && (wish.People ?? 1) <= CapacityIn(space, wish.Layout)
            && IsOpen(space, wish.Start, wish.End)
            && !_closures.Any(c => Closes(c, space) && c.Start < end.ToDateTimeOffset() && start.ToDateTimeOffset() < c.End);
    }

    private bool IsOpen(Space space, LocalDateTime start, LocalDateTime end)
    {
        var hours = space.OpeningHours.Count > 0 ? space.OpeningHours : _buildings[space.BuildingId].OpeningHours;
        if (hours.Count == 0)
            return true;
        var isToMidnight = end == start.Date.PlusDays(1).AtMidnight();
        return (isToMidnight || end.Date == start.Date) && hours.Any(h =>
            (int)h.Day == (int)start.DayOfWeek % 7
            && h.Opens.Ticks <= start.TickOfDay
            && (h.Closes == TimeOnly.MinValue || (!isToMidnight && h.Closes.Ticks >= end.TickOfDay)));
    }

    private static bool Closes(Closure closure, Space space) =>
        closure.BuildingId is null
        || (closure.BuildingId == space.BuildingId && (closure.SpaceId is null || closure.SpaceId == space.Id || space.CellIds.Contains(closure.SpaceId)));

    private static int CapacityIn(Space space, SpaceLayout? layout) =>
        layout is null ? space.Capacity : space.Capacities.FirstOrDefault(c => c.Layout == layout)?.People ?? 0;

    private IEnumerable<(string Leaf, Interval Time)> Blocked(Space space, Instant start, Instant end)
    {
        var policy = PolicyOf(space);
        var time = new Interval(start - Duration.FromTimeSpan(policy.Setup!.Value), end + Duration.FromTimeSpan(policy.Takedown!.Value));
        return (space.CellIds.Count == 0 ? [space.Id] : space.CellIds).Select(leaf => (leaf, time));
    }

    private List<Interval> Taken(string leaf)
    {
        if (!_taken.TryGetValue(leaf, out var taken))
            _taken[leaf] = taken = [];
        return taken;
    }

    /// <summary>Null in a skipped or doubled hour.</summary>
    private static Instant? At(LocalDateTime local) =>
        DemoPark.Zone.MapLocal(local) is { Count: 1 } mapping ? mapping.Single().ToInstant() : null;
}
