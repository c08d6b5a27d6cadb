using KnowledgePark.Bookings;
using KnowledgePark.Bookings.Rules;
using KnowledgePark.Facilities;
using KnowledgePark.Storage;
using NodaTime;

namespace KnowledgePark.Availability;

/// <summary>
/// Finds free spaces with the very rules that decide bookings: whatever it offers, <see cref="BookingDesk"/> accepts, as long as nobody is quicker.
/// </summary>
public sealed class AvailabilityFinder(IParkStore store, ParkDirectory directory, IClock clock)
{
    /// <summary>The code of a wanted feature that a space does not have.</summary>
    public const string LacksFeature = "lacks-feature";

    private const int MaxNearMisses = 10;

    /// <summary>The longest setup and takedown that a policy may state.</summary>
    private static readonly Duration s_maxBuffer = Duration.FromDays(7);

    /// <summary>The free spaces for a request, best first: the earliest start, then the fewest empty seats, then the fewest unasked features.</summary>
    public async Task<FoundSpaces> FindAsync(AvailabilityRequest request, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var map = directory.Map;
        var candidates = Candidates(request, map);
        var buffer = candidates.Count == 0 ? Duration.Zero : Duration.Min(s_maxBuffer, candidates.Max(c => Duration.Max(c.Setup, c.Takedown)));
        var window = new Interval(request.Window.Start - buffer, request.Window.End + buffer);
        IReadOnlyCollection<string>? leaves = request.BuildingId is null ? null : candidates.SelectMany(c => c.Leaves).Select(l => l.Id).ToHashSet();
        var timetable = Timetable.OfSorted(await store.BusyAsync(request.BuildingId, leaves, window, ct));

        var free = new List<AvailableSpace>();
        var out_ = new List<SpaceRules>();
        foreach (var space in candidates)
        {
            if (FeaturesMissing(space, request).Any() || FreeStart(space, request, timetable, now) is not { } start)
                out_.Add(space);
            else
                free.Add(Offer(space, request, start));
        }

        var best = free
            .OrderBy(s => s.Start).ThenBy(s => s.Capacity).ThenBy(s => s.Features.Count).ThenBy(s => s.SpaceId, StringComparer.Ordinal)
            .Take(request.Top);
        return new FoundSpaces(candidates.Count, free.Count, [.. best], NearMisses(out_, request, timetable, now));
    }

    private static List<SpaceRules> Candidates(AvailabilityRequest request, ParkMap map)
    {
        var spaces = request.BuildingId is { } building ? map.SpacesOf(building) : map.Spaces.Values;
        var candidates = new List<SpaceRules>();
        foreach (var space in spaces)
        {
            if (space.IsListed && (request.Kinds.Count == 0 || request.Kinds.Contains(space.Kind)) && map.TryRulesOf(space.Id, out var rules))
                candidates.Add(rules);
        }

        return candidates;
    }

    private static Instant? FreeStart(SpaceRules space, AvailabilityRequest request, Timetable timetable, Instant now)
    {
        var window = request.Window;
        if (request.Length is not { } length)
        {
            var ask = new Ask(space, window.Start, window.Duration, request.People, request.Layout, now, timetable);
            return Decision.Accepts(ask) ? window.Start : null;
        }

        return SlotSearch.First(UseOf(space, request, length), window.Start, window.End - length, timetable, now);
    }

    private static Use UseOf(SpaceRules space, AvailabilityRequest request, Duration length) =>
        new([space], request.Window.Start, length, request.People, request.Layout);

    private static AvailableSpace Offer(SpaceRules rules, AvailabilityRequest request, Instant start)
    {
        var space = rules.Space;
        var end = start + (request.Length ?? request.Window.Duration);
        return new AvailableSpace(
            space.Id, space.BuildingId, space.Name, space.Kind, space.CapacityFor(request.Layout) ?? space.Capacity, space.Features,
            start.ToDateTimeOffset(), end.ToDateTimeOffset());
    }

    private static IEnumerable<string> FeaturesMissing(SpaceRules space, AvailabilityRequest request)
    {
        foreach (var feature in request.Features)
        {
            if (!space.Space.Features.Contains(feature, StringComparer.OrdinalIgnoreCase))
                yield return feature;
        }
    }

    /// <summary>The spaces that are out for a single reason come first; of those, the smallest that is large enough.</summary>
    private static IReadOnlyList<NearMiss> NearMisses(List<SpaceRules> spaces, AvailabilityRequest request, Timetable timetable, Instant now)
    {
        var length = request.Length ?? request.Window.Duration;
        return [.. spaces
            .Where(s => s.Space.Mode == SpaceMode.Reservable)
            .Select(s => (Space: s, Missing: FeaturesMissing(s, request).Count(), Faults: Decision.CountFaults(UseOf(s, request, length), timetable, now)))
            .OrderBy(s => s.Missing + s.Faults).ThenBy(s => Math.Abs(s.Space.Space.Capacity - (request.People ?? 1))).ThenBy(s => s.Space.Space.Id, StringComparer.Ordinal)
            .Take(MaxNearMisses)
            .Select(s => new NearMiss(s.Space.Space.Id, s.Space.Space.BuildingId, s.Space.Space.Name, Reasons(s.Space, request, length, timetable, now)))];
    }

    private static IReadOnlyList<NearMissReason> Reasons(SpaceRules space, AvailabilityRequest request, Duration length, Timetable timetable, Instant now)
    {
        var reasons = FeaturesMissing(space, request)
            .Select(f => new NearMissReason(LacksFeature, $"{space.Space.Name} has no {f}."))
            .Concat(Decision.Refusals(UseOf(space, request, length), timetable, now, null)
                // Where the time is open, only what no time can mend is a reason; the rest is said in one sentence below.
                .Where(r => request.Length is null || r.Target != "start")
                .Select(r => new NearMissReason(r.Code, r.Message)))
            .ToList();
        if (reasons.Count == 0)
            reasons.Add(new NearMissReason(RefusalCodes.SpaceTaken, $"{space.Space.Name} has no free {length.InWords()} in this window."));
        return reasons;
    }
}
