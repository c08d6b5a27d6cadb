using KnowledgePark.Availability;
using KnowledgePark.Facilities;
using NodaTime;

namespace KnowledgePark.Tests.Availability;

/// <summary>Which spaces are free, in which order, and why the others are not.</summary>
public sealed class AvailabilityFinderTests
{
    private static readonly AvailabilityRequest s_morning = new() { Window = Times.Between("09:00", "12:00"), Length = Duration.FromHours(1) };

    [Fact]
    public async Task The_earliest_start_comes_first_then_the_fewest_empty_seats_then_the_fewest_features()
    {
        using var park = await TestPark.With(
            A.Space("large"), A.Space("equipped") with { Capacity = 4, Features = ["projector"] }, A.Space("plain") with { Capacity = 4 },
            A.Space("later") with { Capacity = 1 });
        await park.BookAsync(A.Booking().In("later"));
        var found = await FindAsync(park, s_morning);
        Assert.Equal(["plain", "equipped", "large", "later"], found.Spaces.Select(s => s.SpaceId));
        Assert.Equal(Times.At("10:00").ToDateTimeOffset(), found.Spaces[3].Start);
        Assert.Equal(Times.At("11:00").ToDateTimeOffset(), found.Spaces[3].End);
    }

    [Fact]
    public async Task Only_as_many_as_wanted_are_listed_but_all_are_counted()
    {
        using var park = await TestPark.With([.. Enumerable.Range(0, 7).Select(i => A.Space($"s{i}"))]);
        var found = await FindAsync(park, s_morning with { Top = 3 });
        Assert.Equal((7, 7, 3), (found.Considered, found.Free, found.Spaces.Count));
    }

    [Fact]
    public async Task What_is_not_listed_or_not_of_the_kind_or_elsewhere_is_not_considered()
    {
        using var park = await TestPark.With(
            A.Space("hidden") with { IsListed = false }, A.Space("office") with { Kind = SpaceKind.Office }, A.Building("b2"),
            A.Space("far") with { BuildingId = "b2" }, A.Space("right"));
        var request = s_morning with { Kinds = [SpaceKind.MeetingRoom] };
        Assert.Equal(["far", "right"], (await FindAsync(park, request)).Spaces.Select(s => s.SpaceId).Order());
        var found = await FindAsync(park, request with { BuildingId = "b" });
        Assert.Equal(["right"], found.Spaces.Select(s => s.SpaceId));
        Assert.Equal(1, found.Considered);
        Assert.Equal(0, (await FindAsync(park, request with { BuildingId = "nowhere" })).Considered);
    }

    [Fact]
    public async Task The_capacity_is_that_of_the_layout()
    {
        using var park = await TestPark.With(A.Space() with { Capacity = 20, Capacities = [new LayoutCapacity(SpaceLayout.Boardroom, 8)] });
        Assert.Equal(8, Assert.Single((await FindAsync(park, s_morning with { Layout = SpaceLayout.Boardroom, People = 8 })).Spaces).Capacity);
        var tooMany = await FindAsync(park, s_morning with { Layout = SpaceLayout.Boardroom, People = 9 });
        Assert.Equal("over-capacity", Assert.Single(Assert.Single(tooMany.NearMisses).Reasons).Code);
        var other = await FindAsync(park, s_morning with { Layout = SpaceLayout.Banquet });
        Assert.Equal("layout-not-offered", Assert.Single(Assert.Single(other.NearMisses).Reasons).Code);
    }

    [Fact]
    public async Task A_missing_feature_is_a_reason_of_its_own()
    {
        using var park = await TestPark.With(A.Space() with { Features = ["projector"] });
        Assert.Single((await FindAsync(park, s_morning with { Features = ["Projector"] })).Spaces);
        var found = await FindAsync(park, s_morning with { Features = ["projector", "fume-hood"] });
        Assert.Equal("lacks-feature", Assert.Single(Assert.Single(found.NearMisses).Reasons).Code);
    }

    [Fact]
    public async Task A_space_that_is_full_in_the_window_is_a_near_miss()
    {
        using var park = await TestPark.With(A.Space());
        await park.BookAsync(A.Booking().From("09:30").To("11:30"));
        var found = await FindAsync(park, s_morning);
        var miss = Assert.Single(found.NearMisses);
        Assert.Equal(("lab", "space-taken"), (miss.SpaceId, Assert.Single(miss.Reasons).Code));
        Assert.Empty(found.Spaces);
    }

    [Fact]
    public async Task Without_a_length_the_whole_window_must_be_free()
    {
        using var park = await TestPark.With(A.Space());
        await park.BookAsync(A.Booking().From("12:00"));
        Assert.Single((await FindAsync(park, s_morning with { Length = null })).Spaces);
        await park.BookAsync(A.Booking().From("11:45").To("12:00"));
        Assert.Empty((await FindAsync(park, s_morning with { Length = null })).Spaces);
    }

    [Fact]
    public async Task A_length_beyond_the_window_fits_nowhere()
    {
        using var park = await TestPark.With(A.Space());
        var found = await FindAsync(park, s_morning with { Length = Duration.FromHours(4) });
        Assert.Empty(found.Spaces);
        Assert.NotEmpty(Assert.Single(found.NearMisses).Reasons);
    }

    [Fact]
    public async Task A_neighbours_takedown_reaches_into_the_window()
    {
        using var park = await TestPark.With(A.Space() with { Policy = new BookingPolicy { Takedown = TimeSpan.FromDays(7), MaxLength = TimeSpan.FromDays(9) } });
        await park.BookAsync(A.Booking().From("2026-11-16T13:00").To("2026-11-16T14:00"));
        Assert.Empty((await FindAsync(park, s_morning)).Spaces); // Cleared until the 23rd, 14:00.
    }

    [Theory]
    [InlineData("2027-03-28T02:30+02", "2027-03-28T04:30+03", "2027-03-28T02:30+02", "one hour of elapsed time, although the clock shows two")]
    [InlineData("2026-10-25T03:00+03", "2026-10-25T04:00+02", "2026-10-25T03:00+03", "the doubled hour, first")]
    public async Task A_window_around_a_change_of_the_clock_is_as_long_as_it_lasts(string from, string to, string start, string why)
    {
        using var park = await TestPark.With(new MemoryStore(), Times.At(from) - Duration.FromDays(2), A.Space() with { OpeningHours = A.Hours("02:00", "06:00") });
        var request = new AvailabilityRequest { Window = Times.Between(from, to), Length = Duration.FromHours(1) };
        var offered = Assert.Single((await FindAsync(park, request)).Spaces);
        Assert.True(Times.At(start).ToDateTimeOffset() == offered.Start, why);
        Assert.Equal("booked", (await park.BookAsync(A.Booking().From(Instant.FromDateTimeOffset(offered.Start)))).Codes());
    }

    [Fact]
    public async Task The_two_halves_of_the_doubled_hour_are_two_slots()
    {
        using var park = await TestPark.With(new MemoryStore(), Times.At("2026-10-20T09:00"), A.Space());
        Assert.Equal("booked", (await park.BookAsync(A.Booking().From("2026-10-25T03:00+03").For(Duration.FromHours(1)))).Codes());
        Assert.Equal("space-taken", (await park.BookAsync(A.Booking().From("2026-10-25T03:45+03").For(Duration.FromHours(1)))).Codes());
        Assert.Equal("booked", (await park.BookAsync(A.Booking().From("2026-10-25T03:00+02").For(Duration.FromHours(1)))).Codes());
    }

    private static Task<FoundSpaces> FindAsync(TestPark park, AvailabilityRequest request) => park.Finder.FindAsync(request, TestPark.Ct);
}
