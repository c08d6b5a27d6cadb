using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using KnowledgePark.Storage;
using KnowledgePark.Tenants;
using NodaTime;

namespace KnowledgePark.Host.Demo.Tiers;

/// <summary>Fills an empty store with a park of some size. Spaces are written side by side, each space's bookings one set after the other.</summary>
internal sealed class TierSeeder(IParkStore store)
{
    /// <summary>
    /// So many change sets wait for the store at once. Each commit touches pages all over the indexes, so the more bookings it carries, the
    /// fewer pages are written twice: 600,000 bookings took 54 s of processor time with 48 at once, 38 s with 256.
    /// </summary>
    private const int AtOnce = 256;

    /// <summary>True if the store holds nothing at all that a park is made of.</summary>
    public async Task<bool> IsEmptyAsync(CancellationToken ct) =>
        await NoneAsync<Park>(ct) && await NoneAsync<Building>(ct) && await NoneAsync<Organisation>(ct) && await NoneAsync<Booking>(ct);

    /// <summary>Writes the places, then the bookings, then the park's own record, without which no program takes the store for complete.</summary>
    /// <param name="tier">How large.</param>
    /// <param name="today">The day around which the bookings lie.</param>
    /// <param name="written">Is told, from several threads, how many bookings have just been written.</param>
    /// <param name="ct">Leaves the store half-filled.</param>
    public async Task SeedAsync(Tier tier, LocalDate today, Action<int> written, CancellationToken ct)
    {
        var park = new TierPark(tier, today);
        var side = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct };
        await Parallel.ForEachAsync(park.Organisations(), side, async (organisation, stop) => await CreateAsync([organisation], stop));
        await Parallel.ForEachAsync(Enumerable.Range(1, park.Buildings), side, async (building, stop) =>
        {
            var place = park.Place(building);
            await CreateAsync([place.Building, .. place.Floors, .. place.Spaces], stop);
        });
        await Parallel.ForEachAsync(Enumerable.Range(1, tier.Spaces), side, async (space, stop) =>
        {
            var lane = new BookingLane(store, TierPark.BuildingIdOf(space), park.MadeAt, written);
            await lane.WriteAsync(park.BookingsOf(space), stop);
        });
        await CreateAsync([park.Park], ct);
    }

    private async Task<bool> NoneAsync<T>(CancellationToken ct) where T : class, IRecord => await store.CountAsync<T>(all => all.Take(1), ct) == 0;

    private async Task CreateAsync(IReadOnlyList<IRecord> records, CancellationToken ct)
    {
        if (await store.CommitAsync(new ChangeSet([.. records.Select(Change.Create)]), ct) is CommitResult.Conflict conflict)
            throw new StoreUnavailableException($"'{conflict.Record.Id}' is in the store already: somebody else writes to it. Stop the other program, and fill an empty folder.");
    }
}
