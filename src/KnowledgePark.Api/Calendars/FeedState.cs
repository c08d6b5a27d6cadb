using KnowledgePark.Calendars;
using NodaTime;

namespace KnowledgePark.Api.Calendars;

/// <summary>What is remembered of a feed between requests: a few hundred bytes, whether or not its octets are kept.</summary>
internal sealed class FeedState
{
    private readonly Lock _dating = new();
    private volatile HeldBookings? _holds;
    private FeedDate? _date;

    /// <summary>One renders, the others wait for it.</summary>
    public SemaphoreSlim Rendering { get; } = new(1, 1);

    /// <summary>The revision, given what is written; null if the holds of that state are not known, so that bookings must be read.</summary>
    public FeedRevision? RevisionOf(FeedRevision written, Instant now) =>
        _holds is { } holds && holds.Digest == written.Digest ? written.After(holds.Until, now) : null;

    public void Remember(FeedRevision written, IReadOnlyList<Instant> heldUntil) => _holds = new HeldBookings(written.Digest, heldUntil);

    /// <summary>The date of the feed now that it is seen in this revision.</summary>
    public FeedDate See(FeedRevision revision, Instant since, Instant now)
    {
        lock (_dating)
            return _date = _date?.Next(revision, now) ?? FeedDate.First(revision, since, now);
    }

    /// <summary>When the feed's holds end, in the state that was written.</summary>
    private sealed record HeldBookings(string Digest, IReadOnlyList<Instant> Until);
}
