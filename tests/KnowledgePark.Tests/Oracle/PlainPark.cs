using System.Collections.Concurrent;
using KnowledgePark.Facilities;
using NodaTime;

namespace KnowledgePark.Tests.Oracle;

/// <summary>
/// The booking rules the plain way: a list of bookings, and every rule as a sentence over it. Shares no code with the product's rules,
/// timetable, opening times or search. Spaces state every value of their policy; times are whole minutes.
/// </summary>
internal sealed class PlainPark
{
    private static readonly ConcurrentDictionary<(string Zone, Interval Range), WallClock> s_clocks = new();

    private readonly Dictionary<string, Space> _spaces;
    private readonly IReadOnlyList<Closure> _closures;
    private readonly DateTimeZone _zone;
    private readonly Dictionary<string, OpenMinutes> _open;

    /// <param name="spaces">The spaces of one building.</param>
    /// <param name="closures">The closures.</param>
    /// <param name="zone">The zone of the building.</param>
    /// <param name="range">Uses are asked for within this time.</param>
    public PlainPark(IEnumerable<Space> spaces, IReadOnlyList<Closure> closures, DateTimeZone zone, Interval range)
    {
        _spaces = spaces.ToDictionary(s => s.Id);
        _closures = closures;
        _zone = zone;
        var clock = s_clocks.GetOrAdd((zone.Id, range), _ => new WallClock(zone, range.Start, (int)range.Duration.TotalMinutes));
        _open = _spaces.Values.ToDictionary(s => s.Id, s => new OpenMinutes(s.OpeningHours, clock));
    }

    public List<PlainBooking> Bookings { get; } = [];

    public IEnumerable<string> LeavesOf(string space) => _spaces[space].CellIds.Count == 0 ? [space] : _spaces[space].CellIds;

    /// <summary>The broken rules as "space code", in order of the words; empty if the use is accepted.</summary>
    public IReadOnlyList<string> Faults(IEnumerable<string> spaceIds, Interval use, Instant now, int? people = null, PlainBooking? own = null) =>
        [.. spaceIds.Distinct().SelectMany(id => FaultsOf(_spaces[id], use, now, people, own).Select(code => $"{id} {code}")).Order(StringComparer.Ordinal)];

    public bool Accepts(string space, Interval use, Instant now, int? people = null, PlainBooking? own = null) =>
        !FaultsOf(_spaces[space], use, now, people, own).Any();

    /// <summary>Writes down what a use takes.</summary>
    public IReadOnlyList<(string Leaf, Interval Time)> Take(IEnumerable<string> spaceIds, Interval use) =>
        [.. from id in spaceIds.Distinct()
            from leaf in LeavesOf(id)
            group Blocked(_spaces[id], use) by leaf into times
            select (times.Key, new Interval(times.Min(t => t.Start), times.Max(t => t.End)))];

    /// <summary>What of a leaf is taken within a window, by start.</summary>
    public IEnumerable<(Interval Time, bool IsHeld)> Busy(string leaf, Interval window, Instant now) =>
        from booking in Bookings
        where booking.Stands(now)
        from taken in booking.Taken
        where taken.Leaf == leaf && Overlap(taken.Time, window)
        orderby taken.Time.Start
        select (taken.Time, booking.HeldUntil is not null);

    public IEnumerable<Interval> ClosuresOf(string space) => _closures
        .Where(c => c.BuildingId is null || c.SpaceId is null || c.SpaceId == space || LeavesOf(space).Contains(c.SpaceId))
        .Select(c => new Interval(Instant.FromDateTimeOffset(c.Start), Instant.FromDateTimeOffset(c.End)));

    private IEnumerable<string> FaultsOf(Space space, Interval use, Instant now, int? people, PlainBooking? own)
    {
        var policy = space.Policy;
        if (space.Mode != SpaceMode.Reservable || LeavesOf(space.Id).Any(l => _spaces[l].Mode == SpaceMode.Unavailable))
            yield return "not-reservable";
        if (people > space.Capacity)
            yield return "over-capacity";
        if (use.Duration < D(policy.MinLength))
            yield return "too-short";
        if (use.Duration > D(policy.MaxLength))
            yield return "too-long";
        var keepsItsStart = own?.Use.Start == use.Start && use.End > now;
        if (use.Start < now + D(policy.MinNotice) && !keepsItsStart)
            yield return "too-little-notice";
        if (use.End > now + D(policy.Horizon))
            yield return "beyond-horizon";
        if (PastStep(use.Start, policy) != 0 || PastStep(use.End, policy) != 0)
            yield return "off-slot-grid";
        if (ClosuresOf(space.Id).Any(c => Overlap(c, use)))
            yield return "closed";
        if (!_open[space.Id].IsOpen(use.Start, use.End))
            yield return "outside-opening-hours";
        var blocked = Blocked(space, use);
        if (Bookings.Any(b => b != own && b.Stands(now) && b.Taken.Any(t => Overlap(t.Time, blocked) && LeavesOf(space.Id).Contains(t.Leaf))))
            yield return "space-taken";
    }

    private double PastStep(Instant instant, BookingPolicy policy) =>
        (instant + Duration.FromSeconds(_zone.GetUtcOffset(instant).Seconds) - NodaConstants.UnixEpoch).TotalMinutes % D(policy.SlotGrid).TotalMinutes;

    private static Interval Blocked(Space space, Interval use) => new(use.Start - D(space.Policy.Setup), use.End + D(space.Policy.Takedown));

    private static bool Overlap(Interval one, Interval other) => one.Start < other.End && other.Start < one.End;

    private static Duration D(TimeSpan? stated) => Duration.FromTimeSpan(stated ?? throw new ArgumentException("State every value."));
}
