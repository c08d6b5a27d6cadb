using System.Collections.Immutable;
using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using KnowledgePark.Tenants;
using NodaTime;

namespace KnowledgePark.Api.Tests.Demo;

/// <summary>Maps of made-up parks, and what the rules say about their bookings.</summary>
internal static class Maps
{
    public static ParkMap Of(
        Park park, IEnumerable<Building> buildings, IEnumerable<Space> spaces, IEnumerable<Closure> closures, IEnumerable<Organisation> organisations,
        IEnumerable<Floor>? floors = null, IEnumerable<Section>? sections = null) => new(
            ImmutableDictionary<string, Park>.Empty.Add(park.Id, park),
            buildings.ToImmutableDictionary(b => b.Id),
            (floors ?? []).ToImmutableDictionary(f => f.Id),
            (sections ?? []).ToImmutableDictionary(s => s.Id),
            spaces.ToImmutableDictionary(s => s.Id),
            closures.ToImmutableDictionary(c => c.Id),
            organisations.ToImmutableDictionary(o => o.Id));

    /// <summary>Asks for the standing bookings one after the other, each at the moment it was made and beside those made before it.</summary>
    public static IReadOnlyList<string> Refusals(ParkMap map, IEnumerable<Booking> bookings)
    {
        var refusals = new List<string>();
        var taken = new Dictionary<string, List<Busy>>();
        foreach (var booking in bookings.Where(b => b.Status is BookingStatus.Confirmed or BookingStatus.Held).OrderBy(b => b.CreatedAt))
        {
            var madeAt = Instant.FromDateTimeOffset(booking.CreatedAt);
            var draft = BookingDraft.Of(RequestFor(booking), map, madeAt);
            refusals.AddRange(draft.Faults.Select(f => $"{booking.Id}: {f.Message}"));
            if (draft.Use is not { } use)
                continue;
            var timetable = new Timetable();
            foreach (var leaf in use.LeafIds.Where(taken.ContainsKey))
                timetable.Set(leaf, taken[leaf].OrderBy(b => b.From).ToArray());
            refusals.AddRange(Decision.Refusals(use, timetable, madeAt, null).Select(r => $"{booking.Id}: {r.Message}"));
            if (!use.Allocations().SequenceEqual(booking.Allocations))
                refusals.Add($"{booking.Id}: takes something else than the rules would");
            foreach (var allocation in booking.Allocations)
            {
                if (!taken.TryGetValue(allocation.SpaceId, out var list))
                    taken[allocation.SpaceId] = list = [];
                list.Add(new Busy(allocation.SpaceId, allocation.Blocked.Start, allocation.Blocked.End, booking.Id, null));
            }
        }

        return refusals;
    }

    private static BookingRequest RequestFor(Booking booking) => new()
    {
        Id = booking.Id,
        Title = booking.Title,
        OrganisationId = booking.OrganisationId,
        Start = booking.Use.Start,
        End = booking.Use.End,
        Attendees = booking.Attendees,
        Layout = booking.Layout,
        SpaceIds = booking.SpaceIds,
        HeldUntil = booking.HeldUntil is { } until ? Instant.FromDateTimeOffset(until) : null,
    };
}
