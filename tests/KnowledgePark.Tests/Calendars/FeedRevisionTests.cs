using KnowledgePark.Bookings;
using KnowledgePark.Calendars;
using NodaTime;

namespace KnowledgePark.Tests.Calendars;

public class FeedRevisionTests
{
    private static readonly FeedPlace s_place = FeedPlace.OfSpace(Sample.Map(Sample.Space("lab")), "lab")!; // It is in the map.

    [Fact]
    public void The_order_of_guards_does_not_matter() =>
        Assert.Equal(Revision(Sample.Guard("a", 1), Sample.Guard("b", 2)), Revision(Sample.Guard("b", 2), Sample.Guard("a", 1)));

    [Fact]
    public void Every_guard_moves_it() =>
        Assert.NotEqual(Revision(Sample.Guard("a", 1), Sample.Guard("b", 2)).Digest, Revision(Sample.Guard("a", 2), Sample.Guard("b", 1)).Digest);

    [Fact]
    public void A_new_day_moves_it()
    {
        var tomorrow = FeedWindow.At(Sample.Now + Duration.FromDays(1), Sample.Sofia);
        var next = FeedRevision.Of(s_place, Sample.Server, tomorrow, [Sample.Guard("a", 1)]);
        Assert.NotEqual(Revision(Sample.Guard("a", 1)).Digest, next.Digest);
        Assert.Equal(tomorrow.Today, next.Changed);
    }

    [Fact]
    public void It_changed_when_the_latest_guard_did() =>
        Assert.Equal(Sample.Now, Revision(Sample.Guard("a", 1, Sample.Now), Sample.Guard("b", 2, Sample.Now - Duration.FromHours(3))).Changed);

    [Fact]
    public void Each_hold_that_runs_out_moves_it()
    {
        var written = Revision(Sample.Guard("a", 1));
        Instant[] ends = [Sample.Now - Duration.FromSeconds(1), Sample.Now + Duration.FromSeconds(1)];
        var none = written.After(ends, Sample.Now - Duration.FromSeconds(2));
        var one = written.After(ends, Sample.Now);
        var two = written.After(ends, Sample.Now + Duration.FromSeconds(1));
        Assert.Equal(written, none);
        Assert.Equal(3, new[] { none.Digest, one.Digest, two.Digest }.Distinct().Count());
        Assert.Equal(ends[0], one.Changed);
        Assert.Equal(ends[1], two.Changed);
    }

    private static FeedRevision Revision(params Guard[] guards) => FeedRevision.Of(s_place, Sample.Server, Sample.Window, guards);
}
