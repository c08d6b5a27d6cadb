using KnowledgePark.Bookings.Rules;
using KnowledgePark.Facilities;
using NodaTime;

namespace KnowledgePark.Tests.Bookings.Rules;

/// <summary>No leaf space is taken twice.</summary>
public sealed class OverlapRuleTests
{
    private static readonly OverlapRule s_rule = new();

    [Theory] // The use is 09:00–10:00.
    [InlineData("08:00", "09:00", true, "touches the start")]
    [InlineData("10:00", "11:00", true, "touches the end")]
    [InlineData("08:00", "09:01", false, "a minute into the start")]
    [InlineData("09:59", "11:00", false, "a minute into the end")]
    [InlineData("09:00", "10:00", false, "the same")]
    [InlineData("09:15", "09:16", false, "inside")]
    [InlineData("08:00", "11:00", false, "around")]
    [InlineData("09:00", "09:15", false, "same start")]
    [InlineData("09:45", "10:00", false, "same end")]
    [InlineData("2026-11-22T09:00", "2026-11-22T10:00", true, "the day before")]
    public void Touching_is_not_overlapping(string from, string to, bool isAccepted, string why)
    {
        var fault = s_rule.Check(A.Ask(A.Space(), A.Busy(from, to)));
        Assert.True(fault is null == isAccepted, why);
    }

    [Theory] // The use is 09:00–10:00, with 30 minutes of setup and 15 of takedown: it blocks 08:30–10:15.
    [InlineData("08:00", "08:30", true)]
    [InlineData("08:00", "08:31", false)]
    [InlineData("10:15", "11:00", true)]
    [InlineData("10:14", "11:00", false)]
    [InlineData("08:00", "08:45", false)]
    [InlineData("10:00", "11:00", false)]
    public void Setup_and_takedown_are_part_of_what_is_taken(string from, string to, bool isAccepted)
    {
        var lab = A.Space() with { Policy = new BookingPolicy { Setup = Times.Minutes(30), Takedown = Times.Minutes(15) } };
        Assert.Equal(isAccepted, s_rule.Check(A.Ask(lab, A.Busy(from, to))) is null);
    }

    [Theory]
    [InlineData("09:59", true)]
    [InlineData("10:00", true)]
    [InlineData("10:01", false)]
    public void A_hold_takes_nothing_from_the_instant_at_which_it_expires(string expires, bool isFree)
    {
        var ask = A.Ask(A.Space(), A.Busy("09:00", "10:00", heldUntil: Times.At($"2026-11-16T{expires}"))) with { Now = Times.At("2026-11-16T10:00") };
        Assert.Equal(isFree, s_rule.Check(ask) is null);
    }

    [Fact]
    public void A_booking_does_not_stand_in_its_own_way()
    {
        var own = A.Stored("own", "09:30", "10:30");
        Assert.Null(s_rule.Check(A.Ask(A.Space(), A.Busy("09:30", "10:30", booking: "own")) with { Own = own }));
        Assert.NotNull(s_rule.Check(A.Ask(A.Space(), A.Busy("09:30", "10:30", booking: "other")) with { Own = own }));
    }

    [Fact]
    public void A_hall_is_taken_while_any_cell_is()
    {
        var hall = A.Hall("hall", "c1", "c2");
        Assert.NotNull(s_rule.Check(A.Ask(hall, A.Busy("09:00", "10:00", space: "c2"))));
        Assert.Null(s_rule.Check(A.Ask(hall, A.Busy("09:00", "10:00", space: "c3"))));
    }

    [Fact]
    public void It_says_where_the_obstacle_begins_and_ends_over_all_cells_and_bookings()
    {
        var hall = A.Hall("hall", "c1", "c2") with { Policy = new BookingPolicy { Setup = Times.Minutes(30), Takedown = Times.Minutes(15) } };
        var fault = s_rule.Check(A.Ask(
            hall, A.Busy("08:00", "08:45", "c1"), A.Busy("09:30", "09:45", "c1"), A.Busy("08:15", "09:10", "c2"), A.Busy("10:10", "12:00", "c2")));
        Assert.Equal(Times.At("12:30"), fault?.Later); // After the last, with setup.
        Assert.Equal(Times.At("06:45"), fault?.Earlier); // An hour and the takedown before the first.
    }

    [Fact]
    public void The_refusal_names_both_times()
    {
        var refusal = s_rule.Refusal(A.Ask(A.Space(), A.Busy("09:30", "11:00")));
        Assert.Equal("space-taken", refusal?.Code);
        Assert.Equal("start", refusal?.Target);
        Assert.Equal("lab", refusal?.SpaceId);
        Assert.Equal("2026-11-23T09:00:00+02:00/2026-11-23T10:00:00+02:00", refusal?.Value);
        Assert.Equal("2026-11-23T09:30:00+02:00/2026-11-23T11:00:00+02:00", refusal?.Limit);
    }

    [Fact]
    public void Spaces_that_share_a_cell_take_it_with_the_longer_buffers()
    {
        var early = A.Space("c1") with { Policy = new BookingPolicy { Setup = Times.Minutes(45), Takedown = Times.Minutes(5) } };
        var hall = A.Hall("hall", "c1", "c2") with { Policy = new BookingPolicy { Setup = Times.Minutes(10), Takedown = Times.Minutes(20) } };
        var use = new KnowledgePark.Bookings.Use([A.Rules(early), A.Rules(hall)], Times.At("09:00"), Duration.FromHours(1), null, null);
        var taken = use.Allocations();
        Assert.Equal(["c1", "c2"], taken.Select(a => a.SpaceId));
        Assert.Equal(Times.Between("08:15", "10:20"), taken[0].Blocked);
        Assert.Equal(Times.Between("08:50", "10:20"), taken[1].Blocked);
    }
}
