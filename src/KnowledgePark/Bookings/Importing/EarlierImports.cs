using KnowledgePark.Storage;

namespace KnowledgePark.Bookings.Importing;

/// <summary>What earlier imports booked in a building, known by the ids.</summary>
internal sealed class EarlierImports
{
    private const int Chunk = 5000;

    private readonly Dictionary<string, Dictionary<string, Booking>> _byEvent = [];

    /// <summary>The bookings of an event, by id.</summary>
    public IReadOnlyDictionary<string, Booking> Of(string eventPrefix) =>
        _byEvent.TryGetValue(eventPrefix, out var bookings) ? bookings : new Dictionary<string, Booking>();

    public static async Task<EarlierImports> LoadAsync(IParkStore store, string buildingId, CancellationToken ct)
    {
        var earlier = new EarlierImports();
        for (var last = Occurrence.FirstId; ;)
        {
            var from = last;
            var some = await store.QueryAsync<Booking>(
                all => all.Where(b => b.BuildingId == buildingId && string.Compare(b.Id, from) > 0 && string.Compare(b.Id, Occurrence.AfterLastId) < 0)
                    .OrderBy(b => b.Id).Take(Chunk), ct);
            foreach (var booking in some)
            {
                var prefix = booking.Id[..(booking.Id.LastIndexOf('-') + 1)];
                if (!earlier._byEvent.TryGetValue(prefix, out var bookings))
                    earlier._byEvent[prefix] = bookings = [];
                bookings[booking.Id] = booking;
            }

            if (some.Count < Chunk)
                return earlier;
            last = some[^1].Id;
        }
    }
}
