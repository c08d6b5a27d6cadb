using KnowledgePark.Api.Calendars;
using KnowledgePark.Calendars;
using KnowledgePark.Facilities;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace KnowledgePark.Api.Tests.Calendars;

/// <summary>What the edge remembers of feeds, below HTTP.</summary>
public sealed class FeedsTests : IAsyncLifetime
{
    private const string Server = "http://localhost";

    private readonly TestPark _park = new();

    private FeedPlace Lab => FeedPlace.OfSpace(_park.Services.GetRequiredService<ParkDirectory>().Map, "lab")!; // The small park has it.

    public ValueTask InitializeAsync() => _park.InitializeAsync();

    public ValueTask DisposeAsync() => _park.DisposeAsync();

    [Fact]
    public async Task Whether_a_feed_has_changed_is_known_without_a_look_at_any_booking()
    {
        await _park.BookAsync("lab", "10:00", "11:00", heldUntil: "2026-11-23T10:30:00+02:00");
        var store = new CountingStore(_park.Store);
        using var feeds = new Feeds(new FeedReader(store), _park.Clock);
        var held = await feeds.CurrentAsync(Lab, Server, TestPark.Ct);
        var reads = store.BookingReads;
        _park.Clock.AdvanceMinutes(29);
        var still = await feeds.CurrentAsync(Lab, Server, TestPark.Ct);
        _park.Clock.AdvanceMinutes(1);
        var expired = await feeds.CurrentAsync(Lab, Server, TestPark.Ct);
        Assert.Equal(held.Revision, still.Revision);
        Assert.NotEqual(held.Revision, expired.Revision);
        Assert.Equal(reads, store.BookingReads);
    }

    [Fact]
    public async Task Two_processes_give_the_same_octets_and_the_same_tag()
    {
        await _park.BookAsync("lab", "10:00", "11:00");
        using var one = new Feeds(new FeedReader(_park.Store), _park.Clock);
        using var other = new Feeds(new FeedReader(_park.Store), _park.Clock);
        var first = await one.CurrentAsync(Lab, Server, TestPark.Ct);
        _park.Clock.Advance(Duration.FromHours(3));
        var second = await other.CurrentAsync(Lab, Server, TestPark.Ct);
        Assert.Equal(first.Revision, second.Revision);
        Assert.Equal(first.Octets?.Plain, second.Octets?.Plain);
    }

    [Fact]
    public async Task Readers_who_come_at_once_wait_for_one_rendering()
    {
        await _park.BookAsync("lab", "10:00", "11:00");
        var store = new CountingStore(_park.Store);
        using var feeds = new Feeds(new FeedReader(store), _park.Clock);
        await feeds.CurrentAsync(Lab, Server, TestPark.Ct);
        var reads = store.BookingReads;
        await _park.BookAsync("lab", "12:00", "13:00");
        var seen = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => feeds.CurrentAsync(Lab, Server, TestPark.Ct))));
        Assert.Single(seen.Select(f => f.Revision.Digest).Distinct());
        Assert.Equal(2 * reads, store.BookingReads);
    }
}
