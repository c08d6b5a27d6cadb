using System.Collections.Concurrent;
using KnowledgePark.Bookings;
using KnowledgePark.Calendars;
using Microsoft.Extensions.Caching.Memory;
using NodaTime;

namespace KnowledgePark.Api.Calendars;

/// <summary>
/// The feeds in their present revision. Whether one has changed is known from its guards and from the holds that the last look at its bookings
/// found: only a new revision reads bookings. Octets are kept by revision, up to a bound.
/// </summary>
internal sealed class Feeds(FeedReader reader, IClock clock) : IDisposable
{
    private const long MaxKeptBytes = 64 * 1024 * 1024;
    private const int MaxStates = 20_000;
    private const int MaxTries = 3;

    private static readonly TimeSpan s_unused = TimeSpan.FromHours(2);

    private readonly MemoryCache _octets = new(new MemoryCacheOptions { SizeLimit = MaxKeptBytes });
    private readonly ConcurrentDictionary<string, FeedState> _states = new();
    private Instant _since = clock.GetCurrentInstant();

    /// <summary>The feed as it is now.</summary>
    public async Task<Feed> CurrentAsync(FeedPlace place, string server, CancellationToken ct)
    {
        var now = clock.GetCurrentInstant();
        var state = StateOf(server + place.Path, now);
        var written = FeedRevision.Of(place, server, FeedWindow.At(now, place.Zone), await reader.GuardsAsync(place, ct));
        if (state.RevisionOf(written, now) is { } revision)
            return new Feed(place, server, revision, state.See(revision, _since, now), now, Kept(revision));
        return await RenderAsync(place, server, state, now, ct);
    }

    /// <summary>The feed with its octets, in the same revision or, if it has moved on meanwhile, in the next.</summary>
    public async Task<Feed> WithOctetsAsync(Feed feed, CancellationToken ct) =>
        feed.Octets is null ? await RenderAsync(feed.Place, feed.Server, StateOf(feed.Key, feed.Now), feed.Now, ct) : feed;

    public void Dispose() => _octets.Dispose();

    private async Task<Feed> RenderAsync(FeedPlace place, string server, FeedState state, Instant asked, CancellationToken ct)
    {
        await state.Rendering.WaitAsync(ct);
        try
        {
            var octets = await RenderAsync(place, server, state, ct);
            return new Feed(place, server, octets.Revision, state.See(octets.Revision, _since, asked), asked, octets);
        }
        finally
        {
            state.Rendering.Release();
        }
    }

    /// <summary>
    /// Guards, bookings, guards again: where both looks at the guards agree, the bookings are those of that revision. Where writers never pause, the
    /// octets are newer than their revision, so that the next request renders again; they are not kept.
    /// </summary>
    private async Task<RenderedFeed> RenderAsync(FeedPlace place, string server, FeedState state, CancellationToken ct)
    {
        for (var attempt = 1; ; attempt++)
        {
            var now = clock.GetCurrentInstant();
            var window = FeedWindow.At(now, place.Zone);
            var written = FeedRevision.Of(place, server, window, await reader.GuardsAsync(place, ct));
            if (state.RevisionOf(written, now) is { } known && Kept(known) is { } kept)
                return kept; // Another request rendered it while this one waited.
            var bookings = await reader.BookingsAsync(place, window, ct);
            var isSettled = FeedRevision.Of(place, server, window, await reader.GuardsAsync(place, ct)).Digest == written.Digest;
            if (!isSettled && attempt < MaxTries)
                continue;
            var holds = HoldsIn(bookings);
            var revision = written.After(holds, now);
            FeedMeter.Rendered();
            var octets = new RenderedFeed(revision, BusyFeed.Render(place, server, window, revision.Changed, bookings, now));
            if (isSettled)
            {
                state.Remember(written, holds);
                _octets.Set(revision.Digest, octets, new MemoryCacheEntryOptions { Size = octets.Size, SlidingExpiration = s_unused });
            }

            return octets;
        }
    }

    private static List<Instant> HoldsIn(IEnumerable<Booking> bookings) =>
        [.. bookings.Where(b => b.Status == BookingStatus.Held).Select(b => b.HeldUntil).OfType<DateTimeOffset>().Select(Instant.FromDateTimeOffset)];

    private RenderedFeed? Kept(FeedRevision revision) => _octets.Get<RenderedFeed>(revision.Digest);

    private FeedState StateOf(string key, Instant now)
    {
        if (_states.Count >= MaxStates)
        {
            // Dates that were sent are forgotten with the states: as after a start, nothing is known from before now.
            _since = now;
            _states.Clear();
        }

        return _states.GetOrAdd(key, _ => new FeedState());
    }
}
