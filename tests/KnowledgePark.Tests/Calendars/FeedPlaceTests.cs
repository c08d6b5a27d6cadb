using KnowledgePark.Bookings;
using KnowledgePark.Calendars;
using KnowledgePark.Facilities;
using KnowledgePark.Storage;

namespace KnowledgePark.Tests.Calendars;

public class FeedPlaceTests
{
    private static readonly IRecord[] s_hall = [Sample.Space("hall", "Hall", "c1", "c2"), Sample.Space("c1", "Cell 1"), Sample.Space("c2", "Cell 2"), Sample.Space("lab", "Lab")];

    [Fact]
    public void A_hall_and_its_cells_share_their_bookings()
    {
        Assert.Equal(["c1", "c2"], Place("hall").LeafIds);
        Assert.Equal(["c1", "c2", "hall"], Place("hall").SpaceIds.Order());
        Assert.Equal(["c1"], Place("c1").LeafIds);
        Assert.Equal(["c1", "hall"], Place("c1").SpaceIds.Order());
    }

    [Theory]
    [InlineData("c1", "hall", "Hall")]
    [InlineData("hall", "c1", "Cell 1")]
    [InlineData("c1", "c1,lab", "Cell 1")]
    public void A_space_s_feed_names_what_concerns_it(string feed, string booked, string location) =>
        Assert.Equal(location, Location(Place(feed), booked));

    [Fact]
    public void A_building_s_feed_names_all_spaces_of_a_booking() => Assert.Equal("Lab, Cell 1", Location(Building(s_hall), "lab,c1"));

    [Fact]
    public void There_is_no_feed_of_a_space_that_is_not_listed() => Assert.Null(FeedPlace.OfSpace(Sample.Map(Unlisted("lab")), "lab"));

    [Fact]
    public void There_is_no_feed_of_what_does_not_exist()
    {
        Assert.Null(FeedPlace.OfSpace(Sample.Map(), "lab"));
        Assert.Null(FeedPlace.OfBuilding(Sample.Map(), "nowhere"));
    }

    [Fact]
    public void A_building_s_feed_does_not_show_a_space_that_is_not_listed()
    {
        var feed = Sample.Render(Building(Unlisted("lab")), Sample.Booking());
        Assert.DoesNotContain("VEVENT", feed, StringComparison.Ordinal);
        Assert.DoesNotContain("Unlisted", feed, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unlisted_hall_is_called_by_the_listed_cells_it_takes() =>
        Assert.Equal("Cell 1, Cell 2", Location(Building([.. s_hall, Sample.Space("hall", "Unlisted", "c1", "c2") with { IsListed = false }]), "hall"));

    [Fact]
    public void The_digest_moves_with_every_name_shown()
    {
        string[] digests =
        [
            Place("c1").Digest, Place("c1", Sample.Space("c1", "Renamed")).Digest, Place("c1", Sample.Space("hall", "Renamed", "c1", "c2")).Digest,
            Place("c1", new Building { Id = "b", ParkId = "p", Name = "Renamed" }).Digest, Place("c1", new Park { Id = "p", Name = "Renamed", TimeZone = "Europe/Sofia" }).Digest,
            Place("c1", new Park { Id = "p", Name = "Sofia Tech Park", TimeZone = "Europe/London" }).Digest, Place("c1", Sample.Space("hall", "Hall", "c1", "c2") with { IsListed = false }).Digest,
        ];
        Assert.Equal(digests.Length, digests.Distinct().Count());
    }

    [Fact]
    public void The_digest_stays_when_nothing_shown_changes() =>
        Assert.Equal(Place("c1").Digest, Place("c1", Sample.Space("lab", "Renamed"), Sample.Space("c1", "Cell 1") with { Capacity = 99 }).Digest);

    private static Space Unlisted(string id) => Sample.Space(id, "Unlisted") with { IsListed = false };

    private static FeedPlace Place(string id, params IRecord[] changed) =>
        FeedPlace.OfSpace(Sample.Map([.. s_hall, .. changed]), id) ?? throw new ArgumentException("No such space.", nameof(id));

    private static FeedPlace Building(params IRecord[] records) =>
        FeedPlace.OfBuilding(Sample.Map(records), "b") ?? throw new ArgumentException("No such building.", nameof(records));

    private static string? Location(FeedPlace place, string booked) => place.LocationOf(Sample.Booking() with { SpaceIds = booked.Split(',') });
}
