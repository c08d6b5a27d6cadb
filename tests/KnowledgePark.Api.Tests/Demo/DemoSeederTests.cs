using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using KnowledgePark.Host.Demo;
using KnowledgePark.Storage;
using KnowledgePark.Tenants;
using NodaTime;

namespace KnowledgePark.Api.Tests.Demo;

public class DemoSeederTests
{
    private static readonly LocalDate s_today = new(2026, 11, 23);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_seeded_store_holds_the_whole_park_and_has_no_fault()
    {
        using var temp = new TempStore();
        var demo = await new DemoSeeder(temp.Store).SeedAsync(s_today, Ct);
        await AssertCompleteAsync(temp, demo);
        Assert.Equal(DemoSeeder.State.HasPark, await new DemoSeeder(temp.Store).LookAsync(Ct));
    }

    [Theory]
    [InlineData(nameof(Organisation), 1)]
    [InlineData(nameof(Person), 30)]
    [InlineData(nameof(Floor), 5)]
    [InlineData(nameof(Space), 50)]
    [InlineData(nameof(Booking), 1)]
    [InlineData(nameof(Booking), 12)]
    [InlineData(nameof(Park), 1)]
    public async Task A_seed_that_was_interrupted_is_completed_as_of_its_own_day(string type, int commit)
    {
        using var temp = new TempStore();
        await Assert.ThrowsAsync<StoreUnavailableException>(() => new DemoSeeder(new FailingStore(temp.Store, type, commit)).SeedAsync(s_today, Ct));
        var seeder = new DemoSeeder(temp.Store);
        Assert.Equal(DemoSeeder.State.Fillable, await seeder.LookAsync(Ct));

        await seeder.SeedAsync(s_today.PlusDays(1), Ct);

        await AssertCompleteAsync(temp, DemoPark.Of(s_today));
    }

    [Fact]
    public async Task Two_that_seed_at_once_make_one_park()
    {
        using var temp = new TempStore();
        await Task.WhenAll(new DemoSeeder(temp.Store).SeedAsync(s_today, Ct), new DemoSeeder(temp.Store).SeedAsync(s_today, Ct));
        await AssertCompleteAsync(temp, DemoPark.Of(s_today));
    }

    [Fact]
    public async Task Other_places_are_left_alone()
    {
        using var temp = new TempStore();
        await temp.Store.CommitAsync(new ChangeSet(Change.Create(new Building { Id = "b", ParkId = "another", Name = "Another" })), Ct);
        Assert.Equal(DemoSeeder.State.HasOtherPlaces, await new DemoSeeder(temp.Store).LookAsync(Ct));
    }

    private static async Task AssertCompleteAsync(TempStore temp, DemoPark demo)
    {
        var report = await temp.CleanReportAsync(Ct);
        Assert.Equal((demo.Bookings.Count, demo.Spaces.Count(), demo.Places.Count), (report.Bookings, report.Spaces, report.Buildings));
        Assert.Equal(demo.Bookings.Sum(b => b.Allocations.Count), report.Allocations);
        Assert.Equal(1, await temp.CountAsync<Park>(Ct));
        Assert.Equal(demo.Organisations.Count, await temp.CountAsync<Organisation>(Ct));
        Assert.Equal(demo.People.Count, await temp.CountAsync<Person>(Ct));
        Assert.Equal(demo.Memberships.Count, await temp.CountAsync<Membership>(Ct));
        Assert.Equal(demo.Closures.Count, await temp.CountAsync<Closure>(Ct));
        var last = demo.Bookings[^1];
        Assert.Equal(last.Title, (await temp.Store.FindAsync<Booking>(last.BuildingId, last.Id, Ct))?.Title);
    }
}
