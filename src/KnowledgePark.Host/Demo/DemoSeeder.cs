using KnowledgePark.Facilities;
using KnowledgePark.Host.Demo.Plans;
using KnowledgePark.Storage;
using NodaTime;

namespace KnowledgePark.Host.Demo;

/// <summary>
/// Fills a store with the demo park. The park's own record comes last: a store that has it is complete. A store that was left half-filled is
/// completed as of the day on which it was begun, because what is there already was made for that day.
/// </summary>
/// <remarks>
/// Example: begun on the 4th, killed after 900 bookings, started again on the 5th. The maintenance that was written first says 'the 4th'; the
/// records are made once more for the 4th, what exists is passed over, the rest is added, then the park.
/// </remarks>
/// <param name="store">What is filled.</param>
/// <param name="plans">Draws the floors; null: they stay without a plan.</param>
internal sealed class DemoSeeder(IParkStore store, DemoPlans? plans = null)
{
    private const int AtOnce = 64;

    /// <summary>What can be done with a store.</summary>
    public enum State
    {
        /// <summary>It holds nothing, or what an interrupted run has left of the demo park.</summary>
        Fillable,

        /// <summary>It holds a park.</summary>
        HasPark,

        /// <summary>It holds no park, but places that are not the demo's. Nothing is added to those.</summary>
        HasOtherPlaces,
    }

    public async Task<State> LookAsync(CancellationToken ct)
    {
        if (await store.CountAsync<Park>(all => all.Take(1), ct) > 0)
            return State.HasPark;
        return await store.CountAsync<Building>(all => all.Where(b => b.ParkId != DemoPark.ParkId).Take(1), ct) > 0 ? State.HasOtherPlaces : State.Fillable;
    }

    /// <summary>Writes all of the demo park that is not there; answers the park that the store then holds.</summary>
    public async Task<DemoPark> SeedAsync(LocalDate today, CancellationToken ct)
    {
        var demo = DemoPark.Of(await BeginAsync(today, ct));
        await CreateAsync([.. demo.Organisations, .. demo.People, .. demo.Places.Select(p => p.Building)], ct);
        await CreateAsync([.. demo.Memberships, .. demo.Assignments, .. demo.Closures, .. demo.Places.SelectMany(p => p.Floors), .. demo.Places.SelectMany(p => p.Equipment)], ct);
        await CreateAsync([.. demo.Places.SelectMany(p => p.Sections), .. demo.Spaces], ct);
        await Parallel.ForEachAsync(demo.Places, ct, async (place, stop) =>
        {
            var lane = new BookingLane(store, place.Building.Id, demo.MadeAt, _ => { });
            await lane.WriteAsync(demo.Bookings.Where(b => b.BuildingId == place.Building.Id), stop);
        });
        if (plans is not null)
            await plans.DrawAsync(demo, ct);
        await CreateAsync([demo.Park], ct);
        return demo;
    }

    /// <summary>Writes the mark of this day, unless there is one; answers the day of the mark.</summary>
    private async Task<LocalDate> BeginAsync(LocalDate today, CancellationToken ct)
    {
        var mark = DemoClosures.Create(today, DemoPark.Zone).Single(c => c.Id == DemoClosures.MarkId);
        await CreateAsync([mark], ct);
        var stored = await store.FindAsync<Closure>(((IRecord)mark).Partition, mark.Id, ct);
        return DemoClosures.DayOf(stored ?? mark, DemoPark.Zone);
    }

    /// <summary>Each in a set of its own, many at once; what exists stays as it is.</summary>
    private async Task CreateAsync(IReadOnlyList<IRecord> records, CancellationToken ct)
    {
        foreach (var some in records.Chunk(AtOnce))
            await Task.WhenAll(some.Select(record => store.CommitAsync(new ChangeSet(Change.Create(record)), ct)));
    }
}
