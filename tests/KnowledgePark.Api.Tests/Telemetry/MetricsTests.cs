using System.Net;
using KnowledgePark.Bookings;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KnowledgePark.Api.Tests.Telemetry;

/// <summary>Every metric moves by what happens over HTTP, and by nothing else.</summary>
[Collection(Alone.Name)]
public sealed class MetricsTests : IAsyncLifetime
{
    private const string Bookings = "knowledgepark.bookings";
    private const string Feeds = "knowledgepark.feeds.requests";
    private const string OData = "knowledgepark.odata.requests";

    private WatchedPark _watched = null!; // Set before each test.

    private TestPark Park => _watched.Park;

    public async ValueTask InitializeAsync() => _watched = await WatchedPark.StartAsync(
        address => [$"--OTEL_EXPORTER_OTLP_ENDPOINT={address}", "--OTEL_EXPORTER_OTLP_PROTOCOL=http/protobuf"]);

    public ValueTask DisposeAsync() => _watched.DisposeAsync();

    [Fact]
    public async Task A_booking_is_made_moved_changed_and_cancelled()
    {
        await MovesAsync([(Bookings, "kind=made", 1)], async () => (await Park.BookAsync("lab", "09:00", "10:00", id: "one")).Is(HttpStatusCode.Created));
        await MovesAsync([(Bookings, "kind=moved", 1)], async () => (await Park.PatchAsync("/odata/bookings/one", new { end = "2026-11-24T11:00:00+02:00" })).Is(HttpStatusCode.OK));
        await MovesAsync([(Bookings, "kind=moved", 1)], async () => (await Park.PatchAsync("/odata/bookings/one", new { spaceIds = new[] { "room-1" } })).Is(HttpStatusCode.OK));
        await MovesAsync([(Bookings, "kind=changed", 1)], async () => (await Park.PatchAsync("/odata/bookings/one", new { title = "Other" })).Is(HttpStatusCode.OK));
        await MovesAsync([(Bookings, "kind=cancelled", 1)], async () => (await Park.PostAsync("/odata/bookings/one/cancel", null)).Is(HttpStatusCode.OK));
        await MovesAsync([(Bookings, "kind=cancelled", 0)], async () => (await Park.PostAsync("/odata/bookings/one/cancel", null)).Is(HttpStatusCode.OK));
    }

    [Fact]
    public async Task A_hold_is_held_and_confirmed_or_expires()
    {
        await MovesAsync([(Bookings, "kind=held", 1), (Bookings, "kind=made", 0)], () => Park.BookAsync("room-1", "09:00", "10:00", id: "kept", heldUntil: "2026-11-23T12:00:00+02:00"));
        await MovesAsync([(Bookings, "kind=confirmed", 1)], async () => (await Park.PostAsync("/odata/bookings/kept/confirm", null)).Is(HttpStatusCode.OK));
        await MovesAsync([(Bookings, "kind=held", 1)], () => Park.BookAsync("room-2", "09:00", "10:00", heldUntil: "2026-11-23T12:00:00+02:00"));
        Park.Clock.AdvanceHours(3);
        await MovesAsync([(Bookings, "kind=made", 1), (Bookings, "kind=expired", 1)], async () => (await Park.BookAsync("room-2", "09:00", "10:00")).Is(HttpStatusCode.Created));
        await Park.BookAsync("room-3", "14:00", "15:00", day: "2026-11-25", heldUntil: "2026-11-23T14:00:00+02:00");
        Park.Clock.AdvanceHours(3);
        await MovesAsync([(Bookings, "kind=expired", 1)], () => Park.Services.GetRequiredService<BookingDesk>().ReleaseExpiredHoldsAsync(TestPark.Ct));
    }

    [Fact]
    public async Task A_refusal_counts_every_broken_rule()
    {
        await Park.BookAsync("room-1", "09:00", "10:00");
        await MovesAsync(
            [("knowledgepark.bookings.refusals", "code=space-taken", 1), ("knowledgepark.bookings.refusals", "code=over-capacity", 1), (Bookings, "kind=made", 0), (OData, "outcome=over-capacity set=bookings", 1)],
            async () => (await Park.BookAsync("room-1", "09:30", "10:30", attendees: 99)).Is(HttpStatusCode.UnprocessableEntity));
    }

    [Fact]
    public async Task Who_comes_second_tries_again_and_gives_up_after_eight_times()
    {
        _watched.Store.Conflicts = 1;
        await MovesAsync(
            [("knowledgepark.bookings.conflicts", "", 1), ("knowledgepark.bookings.retries", "", 1), (Bookings, "kind=made", 1), ("knowledgepark.bookings.too_busy", "", 0)],
            async () => (await Park.BookAsync("room-1", "09:00", "10:00")).Is(HttpStatusCode.Created));
        _watched.Store.Conflicts = 8;
        await MovesAsync(
            [("knowledgepark.bookings.conflicts", "", 8), ("knowledgepark.bookings.too_busy", "", 1), (Bookings, "kind=made", 0), (OData, "outcome=too-busy set=bookings", 1)],
            async () => (await Park.BookAsync("room-2", "09:00", "10:00")).Is(HttpStatusCode.ServiceUnavailable));
    }

    [Fact]
    public async Task What_was_agreed_elsewhere_counts_as_imported()
    {
        var request = new BookingRequest { Title = "Lecture", OrganisationId = "acme", Start = Instant.FromUtc(2026, 11, 25, 8, 0), End = Instant.FromUtc(2026, 11, 25, 9, 0), SpaceIds = ["lab"] };
        await MovesAsync([(Bookings, "kind=imported", 1), (Bookings, "kind=made", 0)], () => Park.Services.GetRequiredService<BookingDesk>().ImportAsync(KnowledgePark.Access.Caller.Server, request, TestPark.Ct));
    }

    [Fact]
    public async Task A_feed_is_written_once_and_then_unchanged()
    {
        const string Lab = "/calendars/spaces/lab.ics";
        var feed = await Park.GetAsync(Lab);
        await MovesAsync([(Feeds, "answer=sent kind=space", 1), ("knowledgepark.feeds.renders", "", 0)], () => Park.GetAsync(Lab));
        await MovesAsync([(Feeds, "answer=unchanged kind=space", 1), (Feeds, "answer=sent kind=space", 0)], () => Park.GetAsync(Lab, ("If-None-Match", feed.ETag)));
        await Park.BookAsync("lab", "09:00", "10:00");
        await MovesAsync([(Feeds, "answer=sent kind=space", 1), ("knowledgepark.feeds.renders", "", 1)], () => Park.GetAsync(Lab, ("If-None-Match", feed.ETag)));
        await MovesAsync([(Feeds, "answer=refused kind=building", 1)], () => Park.GetAsync("/calendars/buildings/nowhere.ics"));
        _watched.Store.Fails = true;
        await MovesAsync([(Feeds, "answer=refused kind=building", 1)], () => Park.GetAsync("/calendars/buildings/alpha.ics"));
        _watched.Store.Fails = false;
    }

    [Fact]
    public async Task An_OData_request_counts_by_its_set_and_outcome()
    {
        await MovesAsync([(OData, "outcome=ok set=spaces", 1)], () => Park.GetAsync("/odata/spaces?$top=1"));
        await MovesAsync([(OData, "outcome=ok set=spaces", 1)], () => Park.GetAsync("/odata/spaces('lab')/name"));
        await MovesAsync([(OData, "outcome=not-found set=bookings", 1)], () => Park.GetAsync("/odata/bookings/nobody"));
        await MovesAsync([(OData, "outcome=ok set=none", 1)], () => Park.GetAsync("/odata/$metadata"));
        await MovesAsync([(OData, "outcome=not-found set=none", 1)], () => Park.GetAsync("/odata/nothing-like-it"));
        _watched.Store.Fails = true;
        await MovesAsync([(OData, "outcome=store-unavailable set=people", 1)], () => Park.GetAsync("/odata/people"));
        _watched.Store.Fails = false;
    }

    /// <summary>Asserts by how much counters move while something happens.</summary>
    private async Task MovesAsync((string Counter, string Tags, long By)[] expected, Func<Task> happens)
    {
        var before = Counts();
        await happens();
        var after = Counts();
        // The answer may be here before the server has counted it.
        for (var wait = 0; wait < 200 && expected.Where((e, i) => after[i] - before[i] < e.By).Any(); wait++)
        {
            await Task.Delay(25, TestPark.Ct);
            after = Counts();
        }

        Assert.Equal(expected.Select(e => $"{e.Counter} {e.Tags} +{e.By}"), expected.Select((e, i) => $"{e.Counter} {e.Tags} +{after[i] - before[i]}"));

        List<long> Counts() => [.. expected.Select(e => _watched.Count(e.Counter, e.Tags))];
    }
}
