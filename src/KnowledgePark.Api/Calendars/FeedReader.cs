using KnowledgePark.Bookings;
using KnowledgePark.Calendars;
using KnowledgePark.Storage;
using NodaTime;

namespace KnowledgePark.Api.Calendars;

/// <summary>Reads what a feed is made of: the guards, which say whether it has changed, and the bookings.</summary>
internal sealed class FeedReader(IParkStore store)
{
    private const int Most = BusyFeed.MaxEntries + 1;
    private const int Chunk = 500;

    /// <summary>The guards of the place's leaves; a leaf that was never booked has none.</summary>
    public async Task<IReadOnlyList<Guard>> GuardsAsync(FeedPlace place, CancellationToken ct)
    {
        var building = place.BuildingId;
        if (place.LeafIds is not { } leaves)
            return await store.QueryAsync<Guard>(all => all.Where(g => g.BuildingId == building), ct);
        if (leaves.Count == 1)
            return await store.FindAsync<Guard>(building, leaves[0], ct) is { } guard ? [guard] : [];
        return await store.QueryAsync<Guard>(all => all.Where(g => g.BuildingId == building && leaves.Contains(g.Id)), ct);
    }

    /// <summary>
    /// The bookings of the place in the window, with one more than fits so that the feed knows it is full. What takes a space is found by its
    /// allocations, however long it is; a cancelled booking has none, and is left out if it would have started before the window.
    /// </summary>
    public async Task<IReadOnlyList<Booking>> BookingsAsync(FeedPlace place, FeedWindow window, CancellationToken ct)
    {
        const int Most = BusyFeed.MaxEntries + 1;
        var (from, today, to) = (window.From.ToDateTimeOffset(), window.Today.ToDateTimeOffset(), window.To.ToDateTimeOffset());
        var ahead = await store.QueryAsync<Booking>(
            all => Ended(place, all).Where(b => b.Start >= from && b.Start < to && b.End > today).OrderBy(b => b.Start).ThenBy(b => b.Id).Take(Most), ct);
        var past = await store.QueryAsync<Booking>(
            all => Ended(place, all).Where(b => b.Start >= from && b.Start < today && b.End <= today)
                .OrderByDescending(b => b.Start).ThenByDescending(b => b.Id).Take(Most), ct);
        var standing = place.LeafIds is null ? await RunningAsync(place, window, ct) : await TakingAsync(place, window, ct);
        return [.. ahead, .. past, .. standing];
    }

    /// <summary>A building's bookings are found by their start, so only those that run across the window's first instant are missing.</summary>
    private async Task<IReadOnlyList<Booking>> RunningAsync(FeedPlace place, FeedWindow window, CancellationToken ct)
    {
        var from = window.From.ToDateTimeOffset();
        var running = await store.BusyAsync(place.BuildingId, null, new Interval(window.From, window.From + Duration.FromTicks(1)), ct);
        var ids = running.Select(r => r.BookingId).Distinct().ToList();
        return ids.Count == 0
            ? []
            : await store.QueryAsync<Booking>(all => all.Where(b => b.BuildingId == place.BuildingId && ids.Contains(b.Id) && b.Start < from), ct);
    }

    /// <summary>The bookings that take a space. A filter on their allocations would walk all bookings of the building.</summary>
    private async Task<IReadOnlyList<Booking>> TakingAsync(FeedPlace place, FeedWindow window, CancellationToken ct)
    {
        var taking = await store.BusyAsync(place.BuildingId, place.LeafIds, new Interval(window.From, window.To), ct);
        var found = new List<Booking>();
        foreach (var ids in taking.Select(b => b.BookingId).Distinct().Chunk(1000))
            found.AddRange(await store.QueryAsync<Booking>(all => all.Where(b => ids.Contains(b.Id)), ct));
        // Setup and takedown reach beyond the use: what only they bring into the window is not shown.
        return [.. found.Where(b => b.Start < window.To.ToDateTimeOffset() && b.End > window.From.ToDateTimeOffset())];
    }

    /// <summary>Of a building: all its bookings. Of a space: those that take nothing any more.</summary>
    private static IQueryable<Booking> Ended(FeedPlace place, IQueryable<Booking> all)
    {
        var building = place.BuildingId;
        var ofBuilding = all.Where(b => b.BuildingId == building);
        if (place.LeafIds is null)
            return ofBuilding;
        var spaces = place.SpaceIds.ToList();
        return ofBuilding.Where(b => (b.Status == BookingStatus.Cancelled || b.Status == BookingStatus.Expired) && b.SpaceIds.Any(s => spaces.Contains(s)));
    }
}
