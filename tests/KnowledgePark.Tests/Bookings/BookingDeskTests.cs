using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using NodaTime;

namespace KnowledgePark.Tests.Bookings;

/// <summary>Making bookings: what is stored, what is refused before any calendar is read, and repeats.</summary>
public sealed class BookingDeskTests
{
    private static readonly BookingPolicy s_buffers = new() { Setup = Times.Minutes(30), Takedown = Times.Minutes(15) };

    [Fact]
    public async Task A_booking_is_stored_with_what_it_takes()
    {
        using var park = await TestPark.With(A.Space() with { Policy = s_buffers });
        var made = (await park.BookAsync(A.Booking().WithId("first") with { Title = " Meeting " })).Made();
        var stored = await park.StoredAsync("first");
        Assert.Equal(made.Version, stored.Version);
        Assert.Equal("Meeting", stored.Title);
        Assert.Equal(BookingStatus.Confirmed, stored.Status);
        Assert.Equal(A.Now.ToDateTimeOffset(), stored.CreatedAt);
        Assert.Equal(Times.Between("08:30", "10:15"), Assert.Single(stored.Allocations).Blocked);
        await park.AssertSoundAsync();
    }

    [Fact]
    public async Task A_booking_without_an_id_gets_one_and_is_never_a_repeat()
    {
        using var park = await TestPark.With(A.Space());
        Assert.Equal("booked", (await park.BookAsync(A.Booking())).Codes());
        Assert.Equal("space-taken", (await park.BookAsync(A.Booking())).Codes());
    }

    [Fact]
    public async Task Neighbours_touch_with_the_buffers_of_each()
    {
        // The lab is prepared for 30 minutes and cleared for 15: after 09:00–10:00 the next use starts at 10:45.
        using var park = await TestPark.With(A.Space() with { Policy = s_buffers });
        Assert.Equal("booked", (await park.BookAsync(A.Booking())).Codes());
        Assert.Equal("space-taken", (await park.BookAsync(A.Booking().From("10:30"))).Codes());
        Assert.Equal("booked", (await park.BookAsync(A.Booking().From("10:45"))).Codes());
        Assert.Equal("space-taken", (await park.BookAsync(A.Booking().From("07:30"))).Codes());
        Assert.Equal("booked", (await park.BookAsync(A.Booking().From("07:15"))).Codes());
        await park.AssertSoundAsync();
    }

    [Fact]
    public async Task A_hall_and_its_parts_take_what_they_share()
    {
        using var park = await TestPark.With(
            A.Space("c1"), A.Space("c2"), A.Space("c3"), A.Hall("hall", "c1", "c2", "c3"), A.Hall("left", "c1", "c2"), A.Hall("right", "c2", "c3"));
        Assert.Equal("booked", (await park.BookAsync(A.Booking().In("left"))).Codes());
        Assert.Equal("space-taken", (await park.BookAsync(A.Booking().In("hall"))).Codes());
        Assert.Equal("space-taken", (await park.BookAsync(A.Booking().In("right"))).Codes());
        Assert.Equal("space-taken", (await park.BookAsync(A.Booking().In("c1"))).Codes());
        Assert.Equal("booked", (await park.BookAsync(A.Booking().In("c3"))).Codes());
        await park.AssertSoundAsync();
    }

    [Fact]
    public async Task Spaces_that_share_cells_are_booked_together_and_take_each_cell_once()
    {
        using var park = await TestPark.With(A.Space("c1"), A.Space("c2"), A.Hall("hall", "c1", "c2"));
        var made = (await park.BookAsync(A.Booking().In("hall", "c1", "hall"))).Made();
        Assert.Equal(["hall", "c1"], made.SpaceIds);
        Assert.Equal(["c1", "c2"], made.Allocations.Select(a => a.SpaceId));
        await park.AssertSoundAsync();
    }

    [Fact]
    public async Task Every_broken_rule_of_every_space_is_named()
    {
        using var park = await TestPark.With(
            A.Space("lab") with { Capacity = 2 }, A.Space("hub") with { Mode = SpaceMode.DropIn, OpeningHours = A.Hours("12:00", "13:00") });
        await park.BookAsync(A.Booking().In("lab"));
        var refused = Assert.IsType<BookingOutcome.Refused>(await park.BookAsync(A.Booking().In("lab", "hub").From("09:05") with { Attendees = 4 }));
        Assert.Equal(
            ["lab over-capacity", "lab off-slot-grid", "lab space-taken", "hub not-reservable", "hub off-slot-grid", "hub outside-opening-hours"],
            refused.Reasons.Select(r => $"{r.SpaceId} {r.Code}"));
    }

    [Theory]
    [MemberData(nameof(SenselessRequests))]
    public async Task A_request_that_makes_no_sense_by_itself_is_refused(string code, string target, Func<BookingRequest, BookingRequest> spoil)
    {
        using var park = await TestPark.With(
            A.Space(), A.Building("b2"), A.Space("far") with { BuildingId = "b2" }, A.Organisation("gone") with { IsActive = false });
        var refused = Assert.IsType<BookingOutcome.Refused>(await park.BookAsync(spoil(A.Booking())));
        var reason = Assert.Single(refused.Reasons);
        Assert.Equal((code, target), (reason.Code, reason.Target));
        Assert.Equal(0, await park.Store.CountAsync<Booking>(all => all, TestPark.Ct));
    }

    public static TheoryData<string, string, Func<BookingRequest, BookingRequest>> SenselessRequests => new()
    {
        { "invalid-id", "id", r => r.WithId("no spaces") },
        { "invalid-id", "id", r => r.WithId("") },
        { "invalid-id", "id", r => r.WithId(new string('x', 65)) },
        { "title-missing", "title", r => r with { Title = " " } },
        { "title-too-long", "title", r => r with { Title = new string('x', 201) } },
        { "attendees-not-positive", "attendees", r => r with { Attendees = 0 } },
        { "attendees-not-positive", "attendees", r => r with { Attendees = int.MinValue } },
        { "end-not-after-start", "end", r => r.For(Duration.Zero) },
        { "end-not-after-start", "end", r => r.For(-Duration.FromHours(1)) },
        { "too-little-notice", "start", r => r.From(Instant.FromUtc(1899, 12, 31, 23, 59)) },
        { "too-little-notice", "start", r => r.From(Instant.FromUtc(1, 1, 1, 0, 0)) },
        { "beyond-horizon", "end", r => r.From(Instant.FromUtc(2200, 1, 1, 0, 0)) },
        { "beyond-horizon", "end", r => r.From(Instant.FromUtc(9999, 12, 31, 0, 0)) },
        { "too-long", "end", r => r.For(Duration.FromDays(366) + Duration.FromMinutes(1)) },
        { "too-long", "end", r => r.For(Duration.FromDays(60_000)) },
        { "unknown-organisation", "organisationId", r => r with { OrganisationId = "nobody" } },
        { "unknown-organisation", "organisationId", r => r with { OrganisationId = "gone" } },
        { "unknown-space", "spaceIds", r => r.In("nowhere") },
        { "unknown-space", "spaceIds", r => r.In("lab", "nowhere") },
        { "no-space", "spaceIds", r => r.In() },
        { "too-many-spaces", "spaceIds", r => r.In([.. Enumerable.Repeat("lab", 21)]) },
        { "spaces-of-several-buildings", "spaceIds", r => r.In("lab", "far") },
        { "hold-out-of-range", "heldUntil", r => r.HeldUntil(A.Now) },
        { "hold-out-of-range", "heldUntil", r => r.HeldUntil(A.Now + Duration.FromHours(24) + Duration.FromSeconds(1)) },
    };

    [Fact]
    public async Task What_takes_too_many_cells_for_one_commit_is_refused()
    {
        var cells = Enumerable.Range(0, 100).Select(i => A.Space($"c{i}")).ToArray();
        using var park = await TestPark.With(
            [.. cells, A.Hall("one", [.. cells[..50].Select(c => c.Id)]), A.Hall("two", [.. cells[50..].Select(c => c.Id)])]);
        Assert.Equal("too-many-spaces", (await park.BookAsync(A.Booking().In("one", "two"))).Codes());
        Assert.Equal("booked", (await park.BookAsync(A.Booking().In("one"))).Codes());
        await park.AssertSoundAsync();
    }

    [Fact]
    public async Task An_imported_booking_may_lie_in_the_past_and_off_the_grid_but_takes_nothing_twice()
    {
        using var park = await TestPark.With(A.Space() with { OpeningHours = A.Hours("08:00", "20:00") });
        var lecture = A.Booking().From("2025-03-03T10:05").For(Duration.FromMinutes(7));
        Assert.Equal("booked", (await park.Desk.ImportAsync(lecture, TestPark.Ct)).Codes());
        Assert.Equal("space-taken", (await park.Desk.ImportAsync(lecture, TestPark.Ct)).Codes());
        Assert.Equal("outside-opening-hours", (await park.Desk.ImportAsync(lecture.From("2025-03-03T07:00"), TestPark.Ct)).Codes());
        await park.AssertSoundAsync();
    }

    [Fact]
    public async Task A_booking_that_began_before_what_the_desk_remembers_still_stands_in_the_way()
    {
        using var park = await TestPark.With(A.Space() with { Policy = new BookingPolicy { MaxLength = TimeSpan.FromDays(60) } });
        Assert.Equal("booked", (await park.BookAsync(A.Booking().From("2026-11-20T00:00").To("2026-12-20T00:00"))).Codes());
        Assert.Equal("space-taken", (await (await park.AnotherDeskAsync()).BookAsync(A.Booking().From("2026-12-19T23:00"), TestPark.Ct)).Codes());
    }

    [Fact]
    public async Task A_desk_that_remembers_a_calendar_from_later_on_reads_what_was_before()
    {
        using var park = await TestPark.With(A.Space());
        Assert.Equal("booked", (await park.BookAsync(A.Booking())).Codes());
        var other = await park.AnotherDeskAsync();
        Assert.Equal("booked", (await other.BookAsync(A.Booking().From("2027-03-01T09:00"), TestPark.Ct)).Codes());
        Assert.Equal("space-taken", (await other.BookAsync(A.Booking(), TestPark.Ct)).Codes());
    }
}
