using System.Text.Json;
using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using KnowledgePark.Host.Demo;
using KnowledgePark.Host.Demo.Tiers;
using KnowledgePark.Host.Stores;
using KnowledgePark.Host.Verbs;
using NodaTime;
using NodaTime.Testing;

namespace KnowledgePark.Api.Tests.Demo;

public class TierTests
{
    private static readonly Tier s_small = new("small", 70, 160);
    private static readonly LocalDate s_today = new(2026, 11, 23);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("S", 500, 60_000)]
    [InlineData("m", 4_000, 600_000)]
    [InlineData("L", 20_000, 3_000_000)]
    public void Tiers_are_as_large_as_promised(string name, int spaces, int bookings)
    {
        var tier = Tier.Named(name);
        Assert.Equal((spaces, bookings), (tier?.Spaces, tier?.Bookings));
    }

    [Fact]
    public async Task A_seeded_store_is_as_large_as_its_tier_and_has_no_fault()
    {
        using var temp = new TempStore();
        var written = 0;
        await new TierSeeder(temp.Store).SeedAsync(s_small, s_today, some => Interlocked.Add(ref written, some), Ct);
        var report = await temp.CleanReportAsync(Ct);
        Assert.Equal((s_small.Bookings, s_small.Bookings, s_small.Spaces, 2), (written, report.Bookings, report.Spaces, report.Buildings));
        Assert.Equal(1, await temp.CountAsync<Park>(Ct));
    }

    [Fact]
    public void The_rules_accept_every_booking_at_the_moment_it_was_made()
    {
        var park = new TierPark(s_small, s_today);
        var places = Enumerable.Range(1, park.Buildings).Select(park.Place).ToList();
        var map = Maps.Of(park.Park, places.Select(p => p.Building), places.SelectMany(p => p.Spaces), [], park.Organisations());
        Assert.Empty(Maps.Refusals(map, Enumerable.Range(1, s_small.Spaces).SelectMany(park.BookingsOf)));
    }

    [Fact]
    public void The_same_day_gives_the_same_bookings() => Assert.Equal(
        JsonSerializer.Serialize(new TierPark(s_small, s_today).BookingsOf(7)), JsonSerializer.Serialize(new TierPark(s_small, s_today).BookingsOf(7)));

    [Fact]
    public void Bookings_are_spread_over_the_year_around_the_day()
    {
        var starts = new TierPark(s_small, s_today).BookingsOf(1).Select(b => Instant.FromDateTimeOffset(b.Start).InZone(DemoPark.Zone).Date).ToList();
        Assert.InRange(Period.DaysBetween(s_today, starts[0]), -120, -110);
        Assert.InRange(Period.DaysBetween(s_today, starts[^1]), 235, 245);
    }

    [Fact]
    public async Task The_verb_refuses_a_store_that_is_not_empty()
    {
        using var temp = new TempStore();
        var clock = FakeClock.FromUtc(2026, 11, 23, 9, 0, 0);
        var tiny = new Tier("tiny", 2, 3);
        var first = new StringWriter();
        var second = new StringWriter();
        Assert.Equal(0, await SeedVerb.RunAsync(tiny, StoreChoice.InFolder(temp.Folder), clock, first, Ct));
        Assert.Equal(1, await SeedVerb.RunAsync(tiny, StoreChoice.InFolder(temp.Folder), clock, second, Ct));
        Assert.Contains("2 spaces, 6 bookings", first.ToString(), StringComparison.Ordinal);
        Assert.Contains("not empty", second.ToString(), StringComparison.Ordinal);
        Assert.Equal(6, await temp.CountAsync<Booking>(Ct));
        Assert.Equal(2, await temp.CountAsync<Space>(Ct));
    }
}
