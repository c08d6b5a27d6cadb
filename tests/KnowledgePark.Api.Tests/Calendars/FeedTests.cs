using System.Net;
using Ical.Net;
using KnowledgePark.Bookings;
using KnowledgePark.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace KnowledgePark.Api.Tests.Calendars;

/// <summary>What a feed shows, over HTTP and from the real store.</summary>
public sealed class FeedTests : IAsyncLifetime
{
    private readonly TestPark _park = new();

    public ValueTask InitializeAsync() => _park.InitializeAsync();

    public ValueTask DisposeAsync() => _park.DisposeAsync();

    [Fact]
    public async Task A_feed_shows_that_a_space_is_taken_and_not_by_whom()
    {
        await _park.BookAsync("lab", "10:00", "11:00");
        var feed = (await _park.GetAsync("/calendars/spaces/lab.ics")).Is(HttpStatusCode.OK);
        Assert.Equal("text/calendar; charset=utf-8", feed.Headers["Content-Type"]);
        var entry = Assert.Single(Read(feed).Events);
        Assert.Equal(("Busy", "Wet lab"), (entry.Summary, entry.Location));
        Assert.Equal(new DateTime(2026, 11, 24, 8, 0, 0, DateTimeKind.Utc), entry.Start?.AsUtc);
        Assert.Equal(new DateTime(2026, 11, 24, 9, 0, 0, DateTimeKind.Utc), entry.End?.AsUtc);
        Assert.DoesNotContain("Weekly", feed.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("acme", feed.Body, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task A_hall_and_its_cells_show_each_other_s_bookings()
    {
        await _park.BookAsync("hall", "10:00", "11:00");
        await _park.BookAsync("cell-c", "12:00", "13:00");
        Assert.Equal(["Great hall", "cell-c"], await LocationsAsync("spaces/hall"));
        Assert.Equal(["Great hall"], await LocationsAsync("spaces/cell-a"));
        Assert.Equal(["Great hall", "cell-c"], await LocationsAsync("spaces/cell-c"));
        Assert.Equal(["Great hall"], await LocationsAsync("spaces/hall-ab"));
        Assert.Empty(await LocationsAsync("spaces/room-1"));
    }

    [Fact]
    public async Task A_cancelled_booking_stays_in_every_feed_that_had_it()
    {
        await _park.BookAsync("hall-ab", "10:00", "11:00", id: "gala");
        await _park.PostAsync("/odata/bookings('gala')/cancel", new { reason = "Nobody comes" });
        foreach (var feed in (string[])["spaces/hall-ab", "spaces/hall", "spaces/cell-a", "spaces/cell-b", "buildings/alpha"])
        {
            var entry = Assert.Single(Read(await _park.GetAsync($"/calendars/{feed}.ics")).Events);
            Assert.Equal(("Cancelled: Busy", "CANCELLED", "TRANSPARENT"), (entry.Summary, entry.Status, entry.Transparency));
        }

        Assert.Empty(await LocationsAsync("spaces/cell-c"));
    }

    [Fact]
    public async Task A_building_s_feed_names_the_spaces_and_not_the_unlisted()
    {
        await _park.PostAsync("/odata/bookings", TestPark.Body(["room-1", "room-2"], "10:00", "11:00"));
        await _park.BookAsync("secret", "10:00", "11:00");
        var feed = await _park.GetAsync("/calendars/buildings/alpha.ics");
        Assert.Equal("Room 1, Room 2", Assert.Single(Read(feed).Events).Location);
        Assert.DoesNotContain("Secret", feed.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_entry_has_the_same_UID_in_every_feed()
    {
        await _park.BookAsync("hall", "10:00", "11:00");
        var uids = new HashSet<string?>();
        foreach (var feed in (string[])["spaces/hall", "spaces/cell-a", "buildings/alpha"])
            uids.Add(Assert.Single(Read(await _park.GetAsync($"/calendars/{feed}.ics")).Events).Uid);
        Assert.Single(uids);
    }

    [Fact]
    public async Task A_hold_is_off_the_moment_it_expires_and_stays_off_once_written_down()
    {
        await _park.BookAsync("lab", "10:00", "11:00", heldUntil: "2026-11-23T10:30:00+02:00");
        var held = await _park.GetAsync("/calendars/spaces/lab.ics");
        _park.Clock.AdvanceMinutes(30);
        var expired = await _park.GetAsync("/calendars/spaces/lab.ics", ("If-None-Match", held.ETag));
        await _park.Services.GetRequiredService<BookingDesk>().ReleaseExpiredHoldsAsync(TestPark.Ct);
        var written = await _park.GetAsync("/calendars/spaces/lab.ics");
        Assert.Equal("TENTATIVE", Assert.Single(Read(held).Events).Status);
        Assert.Equal(HttpStatusCode.OK, expired.Status);
        Assert.Equal("Expired: Held", Assert.Single(Read(expired).Events).Summary);
        Assert.Equal("Expired: Held", Assert.Single(Read(written).Events).Summary);
        Assert.Equal(Assert.Single(Read(expired).Events).Sequence, Assert.Single(Read(written).Events).Sequence);
    }

    [Fact]
    public async Task What_has_run_for_longer_than_the_window_is_shown()
    {
        await _park.Store.CommitAsync(new ChangeSet(Change.Create(Stored("stay", "2025-06-01", "2026-12-24"))), TestPark.Ct);
        Assert.Equal(["Wet lab"], await LocationsAsync("spaces/lab"));
        Assert.Equal(["Wet lab"], await LocationsAsync("buildings/alpha"));
        Assert.Empty(await LocationsAsync("spaces/room-1"));
    }

    private static Booking Stored(string id, string start, string end)
    {
        var (from, to) = (At(start), At(end));
        return new Booking
        {
            Id = id,
            BuildingId = "alpha",
            OrganisationId = "acme",
            Title = "Stay",
            SpaceIds = ["lab"],
            Start = from,
            End = to,
            CreatedAt = from,
            UpdatedAt = from,
            Allocations = [new Allocation { SpaceId = "lab", From = from, To = to }],
        };

        static DateTimeOffset At(string date) => new(DateOnly.ParseExact(date, "O"), new TimeOnly(8, 0), TimeSpan.Zero);
    }

    private static Calendar Read(Answer feed) => Calendar.Load(feed.Body) ?? throw new InvalidOperationException("Not a calendar.");

    private async Task<IReadOnlyList<string?>> LocationsAsync(string feed) =>
        [.. Read((await _park.GetAsync($"/calendars/{feed}.ics")).Is(HttpStatusCode.OK)).Events.Select(e => e.Location)];
}
