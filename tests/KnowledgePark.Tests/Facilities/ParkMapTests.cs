using KnowledgePark.Facilities;
using NodaTime;

namespace KnowledgePark.Tests.Facilities;

/// <summary>What a space inherits from its building and park.</summary>
public sealed class ParkMapTests
{
    [Fact]
    public void Each_value_of_a_policy_comes_from_the_nearest_place_that_states_it()
    {
        var park = A.Park() with { Policy = new BookingPolicy { MinNotice = Times.Minutes(1), MaxLength = Times.Minutes(100), Setup = Times.Minutes(10) } };
        var building = A.Building() with { Policy = new BookingPolicy { MinNotice = Times.Minutes(2), MaxLength = Times.Minutes(200) } };
        var rules = A.Rules(A.Space() with { Policy = new BookingPolicy { MinNotice = Times.Minutes(3) } }, park, building);
        Assert.Equal(
            (Duration.FromMinutes(3), Duration.FromMinutes(200), Duration.FromMinutes(10), Duration.FromMinutes(15), Duration.FromDays(366)),
            (rules.MinNotice, rules.MaxLength, rules.Setup, rules.SlotGrid, rules.Horizon));
    }

    [Fact]
    public void A_stated_zero_is_stated()
    {
        var building = A.Building() with { Policy = new BookingPolicy { Setup = Times.Minutes(30) } };
        Assert.Equal(Duration.Zero, A.Rules(A.Space() with { Policy = new BookingPolicy { Setup = TimeSpan.Zero } }, building).Setup);
    }

    [Theory]
    [InlineData(null, "Europe/Sofia")]
    [InlineData("Australia/Lord_Howe", "Australia/Lord_Howe")]
    [InlineData("Nowhere/Land", "UTC")]
    public void The_zone_is_the_buildings_or_the_parks(string? zone, string expected) =>
        Assert.Equal(expected, A.Map(A.Building() with { TimeZone = zone }).ZoneOf("b").Id);

    [Fact]
    public void A_cell_knows_the_halls_that_it_belongs_to()
    {
        var map = A.Map(A.Space("c1"), A.Space("c2"), A.Hall("left", "c1", "c2"), A.Hall("hall", "c1", "c2", "c3"), A.Space("c3"));
        Assert.Equal(["hall", "left"], map.WholesOf("c1"));
        Assert.Equal(["hall"], map.WholesOf("c3"));
        Assert.Empty(map.WholesOf("hall"));
        Assert.Equal(["c1", "c2", "c3"], map.LeavesOf("hall"));
        Assert.Equal(["c1"], map.LeavesOf("c1"));
        Assert.Empty(map.LeavesOf("nowhere"));
    }

    [Fact]
    public async Task The_directory_takes_in_what_another_process_wrote()
    {
        using var park = await TestPark.With(A.Space());
        var other = new ParkDirectory(park.Store);
        await other.RefreshAsync(TestPark.Ct);
        var before = other.Map;
        await other.RefreshAsync(TestPark.Ct);
        Assert.Same(before, other.Map); // Nothing changed: what was worked out stays.
        await park.PutAsync(A.Space("hub"));
        await park.PutAsync(park.Directory.Map.Spaces["lab"] with { Capacity = 77 });
        await park.Register.RemoveAsync(park.Directory.Map.Spaces["hub"], TestPark.Ct);
        await other.RefreshAsync(TestPark.Ct);
        Assert.Equal(77, Assert.Single(other.Map.Spaces.Values).Capacity);
        other.Dispose();
    }
}
