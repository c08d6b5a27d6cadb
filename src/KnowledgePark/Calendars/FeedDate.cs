using NodaTime;

namespace KnowledgePark.Calendars;

/// <summary>
/// The Last-Modified of a feed, for readers that revalidate by date alone, such as Apple's calendar. It has whole seconds, and a revision may
/// change within one, or by what has no stored time (a name). So it is remembered when a revision was last seen: the next one changed after.
/// </summary>
/// <remarks>
/// <para>Example: a booking at 10:00:00.3, a fetch at .4, another booking at .5. Were the fetch told 10:00:00, it would never learn of the second
/// booking, which has the same date. So while a change is younger than two seconds, the second before it is sent: 09:59:59 (RFC 9110, 8.8.2.2).</para>
/// <para>Limit: this is one process's memory. Where several serve the same feeds, one that has not seen a feed since it started may answer a
/// reader that asks by date alone 'not modified' although a name has changed: until the next booking, at the latest until the next day.</para>
/// </remarks>
public sealed class FeedDate
{
    private static readonly Duration s_youth = Duration.FromSeconds(2);
    private static readonly Duration s_second = Duration.FromSeconds(1);

    private readonly string _digest;
    private readonly Instant _changed;
    private readonly Instant _seen;
    private readonly Instant _sentBefore;

    private FeedDate(string digest, Instant changed, Instant seen, Instant sentBefore)
    {
        _digest = digest;
        _changed = changed;
        _seen = seen;
        _sentBefore = sentBefore;
    }

    /// <summary>The date of a feed that this process has not seen yet: at least <paramref name="since"/>, from when it would have seen a change.</summary>
    public static FeedDate First(FeedRevision revision, Instant since, Instant now) =>
        new(revision.Digest, Instant.Max(revision.Changed, since), now, Instant.MinValue);

    /// <summary>The date now that the feed is seen in a revision, the same or another.</summary>
    public FeedDate Next(FeedRevision revision, Instant now)
    {
        if (revision.Digest == _digest)
            return new FeedDate(_digest, _changed, Instant.Max(_seen, now), _sentBefore);
        // A change whose stored time is not after the last look became visible after it all the same: a slow commit, a new name, a clock turned back.
        var changed = revision.Changed > _seen ? revision.Changed : Instant.Max(now, _seen);
        return new FeedDate(revision.Digest, changed, Instant.Max(_seen, now), Sent(_seen));
    }

    /// <summary>What to send as Last-Modified: whole seconds, never in the future, never less than what was sent before.</summary>
    public Instant Sent(Instant now) => Instant.Max(Instant.Min(IsYoung(now) ? Second(_changed) - s_second : Second(_changed), Second(now)), _sentBefore);

    /// <summary>True if a reader that was sent this date has the present revision.</summary>
    public bool IsCurrent(Instant ifModifiedSince, Instant now) => ifModifiedSince >= Sent(now) && ifModifiedSince > _sentBefore;

    private static Instant Second(Instant time) => Instant.FromUnixTimeSeconds(time.ToUnixTimeSeconds());

    private bool IsYoung(Instant now) => now < _changed + s_youth;
}
