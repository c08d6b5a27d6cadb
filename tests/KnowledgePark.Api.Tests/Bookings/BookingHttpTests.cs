using System.Net;
using NodaTime;

namespace KnowledgePark.Api.Tests.Bookings;

/// <summary>The main job over HTTP: book, be refused, move, cancel, hold.</summary>
public sealed class BookingHttpTests(TestPark park) : IClassFixture<TestPark>
{
    private const string Bookings = "/odata/bookings";

    [Fact]
    public async Task A_booking_is_created_with_location_and_etag()
    {
        var made = (await park.BookAsync("room-1", "09:00", "10:00", "2026-12-01", id: "first", attendees: 4)).Is(HttpStatusCode.Created);
        Assert.EndsWith("/odata/bookings('first')", made.Headers["Location"], StringComparison.Ordinal);
        Assert.Matches("^W/\"\\d+\"$", made.ETag);
        Assert.Equal("2026-12-01T07:00:00Z", made.Json.GetProperty("start").GetString());
        Assert.Equal("confirmed", made.Json.GetProperty("status").GetString());
        var read = (await park.GetAsync($"{Bookings}/first")).Is(HttpStatusCode.OK);
        Assert.Equal(made.ETag, read.ETag);
        Assert.Equal(made.Json.GetProperty("title").GetString(), read.Json.GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_taken_space_is_409_with_the_nearest_free_time()
    {
        (await park.BookAsync("room-1", "09:00", "10:00", "2026-12-02")).Is(HttpStatusCode.Created);
        var refused = (await park.BookAsync("room-1", "09:30", "10:30", "2026-12-02")).Is(HttpStatusCode.Conflict);
        Assert.Equal("space-taken", refused.Code);
        var nearest = refused.Json.GetProperty("error").GetProperty("@park.nearest");
        Assert.Equal("2026-12-02T08:00:00Z", nearest.GetProperty("start").GetString());
        (await park.BookAsync("room-1", "10:00", "11:00", "2026-12-02")).Is(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Touching_bookings_do_not_conflict_but_setup_and_takedown_do()
    {
        (await park.BookAsync("lab", "10:00", "11:00", "2026-12-02")).Is(HttpStatusCode.Created);
        (await park.BookAsync("lab", "11:30", "12:30", "2026-12-02")).Is(HttpStatusCode.Conflict); // 30 min takedown + 15 min setup
        (await park.BookAsync("lab", "11:45", "12:45", "2026-12-02")).Is(HttpStatusCode.Created);
        (await park.BookAsync("lab", "09:00", "09:30", "2026-12-02")).Is(HttpStatusCode.Conflict);
        (await park.BookAsync("lab", "08:30", "09:15", "2026-12-02")).Is(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_divisible_hall_and_its_parts_exclude_each_other()
    {
        (await park.BookAsync("hall-ab", "09:00", "10:00", "2026-12-03")).Is(HttpStatusCode.Created);
        (await park.BookAsync("cell-c", "09:00", "10:00", "2026-12-03")).Is(HttpStatusCode.Created);
        (await park.BookAsync("cell-b", "09:00", "10:00", "2026-12-03")).Is(HttpStatusCode.Conflict);
        (await park.BookAsync("hall", "09:30", "10:30", "2026-12-03")).Is(HttpStatusCode.Conflict);
        var hall = (await park.BookAsync("hall", "10:00", "11:00", "2026-12-03")).Is(HttpStatusCode.Created);
        Assert.Equal(3, hall.Json.GetProperty("allocations").GetArrayLength());
        Assert.Equal("hall", hall.Json.GetProperty("spaceIds")[0].GetString());
    }

    [Fact]
    public async Task Every_broken_rule_is_named_with_its_value()
    {
        var refused = (await park.PostAsync(Bookings, new
        {
            title = "All wrong",
            organisationId = "acme",
            start = "2026-11-26T06:07:00+02:00",
            end = "2026-11-28T06:00:00+02:00",
            attendees = 25,
            spaceIds = new[] { "room-3", "attic" },
        })).Is(HttpStatusCode.UnprocessableEntity);
        foreach (var code in new[] { "not-reservable", "over-capacity", "too-long", "off-slot-grid", "closed", "outside-opening-hours" })
            Assert.Contains(code, refused.Codes);
        var capacity = refused.Json.GetProperty("error").GetProperty("details").EnumerateArray().First(d => d.GetProperty("code").GetString() == "over-capacity");
        Assert.Equal("25", capacity.GetProperty("@park.value").GetString());
        Assert.Equal("20", capacity.GetProperty("@park.limit").GetString());
        Assert.Equal("room-3", capacity.GetProperty("@park.spaceId").GetString());
    }

    [Fact]
    public async Task Too_many_people_are_offered_a_larger_room()
    {
        var refused = (await park.BookAsync("room-1", "15:00", "16:00", "2026-12-04", attendees: 10)).Is(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("room-2", refused.Json.GetProperty("error").GetProperty("@park.nearest").GetProperty("spaceIds")[0].GetString());
    }

    [Fact]
    public async Task The_same_request_twice_books_once_and_answers_the_same()
    {
        var first = (await park.BookAsync("room-2", "09:00", "10:00", "2026-12-05", id: "twice")).Is(HttpStatusCode.Created);
        var second = (await park.BookAsync("room-2", "09:00", "10:00", "2026-12-05", id: "twice")).Is(HttpStatusCode.Created);
        Assert.Equal(first.Body, second.Body);
        Assert.Equal(first.ETag, second.ETag);
        var other = (await park.BookAsync("room-2", "12:00", "13:00", "2026-12-05", id: "twice")).Is(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("id-already-used", other.Code);
    }

    [Fact]
    public async Task A_repeatability_request_id_makes_a_retry_safe()
    {
        var header = ("Repeatability-Request-ID", "7f1b6f2e-57d0-4c39-9d0c-111111111111");
        var body = TestPark.Body(["room-2"], "15:00", "16:00", "2026-12-05");
        var first = (await park.PostAsync(Bookings, body, header)).Is(HttpStatusCode.Created);
        var second = (await park.PostAsync(Bookings, body, header)).Is(HttpStatusCode.Created);
        Assert.Equal(first.Body, second.Body);
        Assert.Equal("accepted", second.Headers["Repeatability-Result"]);
    }

    [Fact]
    public async Task Moving_needs_the_version_and_decides_again()
    {
        var made = (await park.BookAsync("room-2", "09:00", "10:00", "2026-12-06", id: "mover")).Is(HttpStatusCode.Created);
        (await park.BookAsync("room-2", "11:00", "12:00", "2026-12-06")).Is(HttpStatusCode.Created);
        var to = new { start = "2026-12-06T10:30:00+02:00", end = "2026-12-06T11:30:00+02:00" };
        (await park.PatchAsync($"{Bookings}/mover", to, ifMatch: null)).Is((HttpStatusCode)428);
        (await park.PatchAsync($"{Bookings}/mover", to, ifMatch: "W/\"1\"")).Is(HttpStatusCode.PreconditionFailed);
        (await park.PatchAsync($"{Bookings}/mover", to, made.ETag)).Is(HttpStatusCode.Conflict);
        var moved = (await park.PatchAsync($"{Bookings}/mover", new { start = "2026-12-06T09:30:00+02:00", end = "2026-12-06T10:30:00+02:00" }, made.ETag)).Is(HttpStatusCode.OK);
        Assert.Equal("2026-12-06T07:30:00Z", moved.Json.GetProperty("start").GetString());
        Assert.Equal(1, moved.Json.GetProperty("sequence").GetInt32());
        (await park.BookAsync("room-2", "09:00", "09:30", "2026-12-06")).Is(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_cancelled_booking_stays_on_record_and_frees_its_space()
    {
        (await park.BookAsync("room-2", "09:00", "10:00", "2026-12-07", id: "ill")).Is(HttpStatusCode.Created);
        var cancelled = (await park.PostAsync($"{Bookings}/ill/cancel", new { reason = "ill" })).Is(HttpStatusCode.OK);
        Assert.Equal("cancelled", cancelled.Json.GetProperty("status").GetString());
        Assert.Equal("ill", cancelled.Json.GetProperty("cancelReason").GetString());
        var again = (await park.PostAsync($"{Bookings}('ill')/cancel", null)).Is(HttpStatusCode.OK);
        Assert.Equal(cancelled.ETag, again.ETag);
        (await park.BookAsync("room-2", "09:00", "10:00", "2026-12-07")).Is(HttpStatusCode.Created);
        (await park.PatchAsync($"{Bookings}/ill", new { title = "x" })).Is(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Delete_cancels()
    {
        (await park.BookAsync("room-2", "11:00", "12:00", "2026-12-07", id: "away")).Is(HttpStatusCode.Created);
        (await park.SendAsync(HttpMethod.Delete, $"{Bookings}/away", null)).Is((HttpStatusCode)428);
        (await park.SendAsync(HttpMethod.Delete, $"{Bookings}/away", null, ("If-Match", "*"))).Is(HttpStatusCode.NoContent);
        Assert.Equal("cancelled", (await park.GetAsync($"{Bookings}/away")).Json.GetProperty("status").GetString());
    }

    [Fact]
    public async Task A_hold_takes_its_space_until_it_expires_or_is_confirmed()
    {
        (await park.BookAsync("room-3", "09:00", "10:00", "2026-12-08", id: "hold-1", heldUntil: Soon(10))).Is(HttpStatusCode.Created);
        (await park.BookAsync("room-3", "11:00", "12:00", "2026-12-08", id: "hold-2", heldUntil: Soon(10))).Is(HttpStatusCode.Created);
        (await park.BookAsync("room-3", "09:30", "10:30", "2026-12-08")).Is(HttpStatusCode.Conflict);
        Assert.Equal("confirmed", (await park.PostAsync($"{Bookings}/hold-2/confirm", null)).Is(HttpStatusCode.OK).Json.GetProperty("status").GetString());
        park.Clock.Advance(Duration.FromMinutes(11));
        (await park.PostAsync($"{Bookings}/hold-1/confirm", null)).Is(HttpStatusCode.UnprocessableEntity);
        (await park.BookAsync("room-3", "09:30", "10:30", "2026-12-08")).Is(HttpStatusCode.Created);
        Assert.Equal("expired", (await park.GetAsync($"{Bookings}/hold-1")).Json.GetProperty("status").GetString());
        (await park.BookAsync("room-3", "11:30", "12:30", "2026-12-08")).Is(HttpStatusCode.Conflict);
        await park.AssertCleanAsync();
    }

    [Fact]
    public async Task Several_spaces_are_booked_together_or_not_at_all()
    {
        (await park.BookAsync("room-2", "14:00", "15:00", "2026-12-09")).Is(HttpStatusCode.Created);
        var both = TestPark.Body(["room-1", "room-2"], "14:00", "15:00", "2026-12-09");
        (await park.PostAsync(Bookings, both)).Is(HttpStatusCode.Conflict);
        (await park.BookAsync("room-1", "14:00", "15:00", "2026-12-09")).Is(HttpStatusCode.Created);
        (await park.PostAsync(Bookings, TestPark.Body(["room-1", "desk-1"], "16:00", "17:00", "2026-12-09"))).Is(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task A_closure_made_now_is_kept_to_at_once()
    {
        (await park.PostAsync("/odata/closures", new { id = "flood", buildingId = "alpha", spaceId = "room-1", reason = "Flood", kind = "safety", start = "2026-12-10T00:00:00+02:00", end = "2026-12-11T00:00:00+02:00" })).Is(HttpStatusCode.Created);
        var refused = (await park.BookAsync("room-1", "09:00", "10:00", "2026-12-10")).Is(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("closed", refused.Code);
        Assert.Contains("Flood", refused.Body, StringComparison.Ordinal);
        (await park.SendAsync(HttpMethod.Delete, "/odata/closures/flood", null, ("If-Match", "*"))).Is(HttpStatusCode.NoContent);
        (await park.BookAsync("room-1", "09:00", "10:00", "2026-12-10")).Is(HttpStatusCode.Created);
    }

    private string Soon(int minutes) => park.Clock.GetCurrentInstant().Plus(Duration.FromMinutes(minutes)).ToString();
}
