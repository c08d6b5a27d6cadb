using CsCheck;
using KnowledgePark.Calendars;
using NodaTime;

namespace KnowledgePark.Tests.Calendars;

public class FeedDateTests
{
    private static readonly Instant s_noon = Instant.FromUtc(2026, 11, 23, 12, 0);

    [Fact]
    public void An_old_change_is_dated_as_it_was()
    {
        var date = FeedDate.First(new FeedRevision("a", At(0.3)), At(-100), At(60));
        Assert.Equal(At(0), date.Sent(At(60)));
        Assert.True(date.IsCurrent(At(0), At(61)));
        Assert.False(date.IsCurrent(At(-1), At(61)));
    }

    [Fact]
    public void What_changed_before_the_process_began_may_have_been_missed() =>
        Assert.Equal(At(0), FeedDate.First(new FeedRevision("a", At(-1000)), At(0), At(60)).Sent(At(60)));

    [Fact]
    public void A_young_change_is_dated_one_second_earlier()
    {
        var date = FeedDate.First(new FeedRevision("a", At(0.3)), At(-100), At(0.4));
        Assert.Equal(At(-1), date.Sent(At(0.4)));
        Assert.True(date.IsCurrent(At(-1), At(0.5)));
    }

    [Fact]
    public void A_second_change_within_the_second_is_noticed()
    {
        var date = FeedDate.First(new FeedRevision("a", At(0.3)), At(-100), At(0.4));
        var sent = date.Sent(At(0.4));
        date = date.Next(new FeedRevision("b", At(0.5)), At(0.6));
        Assert.False(date.IsCurrent(sent, At(0.6)));
        Assert.False(date.IsCurrent(sent, At(300)));
    }

    [Fact]
    public void A_change_of_name_has_no_stored_time_and_is_noticed()
    {
        var date = FeedDate.First(new FeedRevision("a", At(-1000)), At(-500), At(0));
        var sent = date.Sent(At(0));
        date = date.Next(new FeedRevision("b", At(-1000)), At(100));
        Assert.False(date.IsCurrent(sent, At(100)));
        Assert.Equal(At(100), date.Sent(At(102)));
    }

    [Fact]
    public void It_is_never_in_the_future() => Assert.Equal(At(0), FeedDate.First(new FeedRevision("a", At(3600)), At(-100), At(0)).Sent(At(0)));

    /// <summary>
    /// Readers that know dates only, fetching at any time, among changes that are stamped up to a second before they become visible or not at all:
    /// whoever is told 'not modified' has the present revision, dates never go back, and once all is quiet a reader is told 'not modified'.
    /// </summary>
    [Fact]
    public void No_reader_by_date_ever_keeps_an_old_revision()
    {
        var step = Gen.Select(Gen.Int[0, 2500], Gen.Bool, Gen.Int[0, 1000], Gen.Bool);
        step.Array[1, 60].Sample(steps =>
        {
            var (now, revision, stored) = (s_noon, 0, s_noon - Duration.FromHours(1));
            FeedDate? date = null;
            var readers = new List<(Instant Date, int Revision)>();
            var last = Instant.MinValue;
            foreach (var (pause, isChange, delay, isStamped) in steps)
            {
                now += Duration.FromMilliseconds(pause);
                if (isChange)
                {
                    revision++;
                    stored = isStamped ? Instant.Max(stored, now - Duration.FromMilliseconds(delay)) : stored;
                    continue;
                }

                Fetch();
                if (readers.Any(r => date!.IsCurrent(r.Date, now) && r.Revision != revision)) // Fetch has set it.
                    return false;
                readers.Add((date!.Sent(now), revision)); // As above.
                if (date.Sent(now) < last || date.Sent(now) > now)
                    return false;
                last = date.Sent(now);
            }

            now += Duration.FromSeconds(10);
            Fetch();
            return date!.IsCurrent(date.Sent(now), now + Duration.FromSeconds(1)); // As above.

            void Fetch()
            {
                var seen = new FeedRevision($"{revision}", stored);
                date = date?.Next(seen, now) ?? FeedDate.First(seen, s_noon, now);
            }
        });
    }

    private static Instant At(double seconds) => s_noon + Duration.FromSeconds(seconds);
}
