using KnowledgePark.Bookings.Rules;
using KnowledgePark.Facilities;

namespace KnowledgePark.Tests.Bookings.Rules;

/// <summary>Nothing is booked into a closure.</summary>
public sealed class ClosureRuleTests
{
    private static readonly ClosureRule s_rule = new();

    [Theory] // The use is 09:00–10:00.
    [InlineData("08:00", "09:00", true)]
    [InlineData("10:00", "11:00", true)]
    [InlineData("08:00", "09:01", false)]
    [InlineData("09:59", "11:00", false)]
    [InlineData("09:15", "09:30", false)]
    [InlineData("00:00", "24:00", false)]
    public void A_closure_may_touch_a_use(string from, string to, bool isAccepted) =>
        Assert.Equal(isAccepted, s_rule.Check(A.Ask(A.Rules(A.Space(), A.Closure(from, to)))) is null);

    [Fact]
    public void Setup_and_takedown_may_lie_in_a_closure()
    {
        var lab = A.Space() with { Policy = new BookingPolicy { Setup = Times.Minutes(30), Takedown = Times.Minutes(30) } };
        Assert.Null(s_rule.Check(A.Ask(A.Rules(lab, A.Closure("08:00", "09:00", "before"), A.Closure("10:00", "11:00", "after")))));
    }

    [Theory]
    [InlineData(null, null, true, "the whole park")]
    [InlineData("b", null, true, "its building")]
    [InlineData("b", "hall", true, "itself")]
    [InlineData("b", "c2", true, "a cell of it")]
    [InlineData("b", "c3", false, "another space")]
    [InlineData("b2", null, false, "another building")]
    public void It_matters_what_is_closed(string? building, string? space, bool isClosed, string what)
    {
        var closure = A.Closure("08:00", "12:00") with { BuildingId = building, SpaceId = space };
        var hall = A.Rules(A.Hall("hall", "c1", "c2"), A.Building("b2"), A.Space("c3"), closure);
        Assert.True(isClosed == s_rule.Check(A.Ask(hall)) is not null, what);
    }

    [Fact]
    public void It_says_where_the_closures_begin_and_end()
    {
        var lab = A.Rules(
            A.Space(), A.Closure("08:00", "12:00", "long"), A.Closure("08:30", "09:30", "inside"), A.Closure("09:45", "13:00", "longer"), A.Closure("14:00", "15:00", "later"));
        var fault = s_rule.Check(A.Ask(lab));
        Assert.Equal(Times.At("13:00"), fault?.Later);
        Assert.Equal(Times.At("07:00"), fault?.Earlier);
    }

    [Fact]
    public void A_closure_that_began_long_before_is_seen_behind_a_short_one() =>
        Assert.NotNull(s_rule.Check(A.Ask(A.Rules(A.Space(), A.Closure("2026-01-01T00:00", "2026-12-31T00:00", "long"), A.Closure("07:00", "08:00", "short")))));

    [Fact]
    public void The_refusal_names_the_closure()
    {
        var refusal = s_rule.Refusal(A.Ask(A.Rules(A.Space(), A.Closure("08:00", "12:00"))));
        Assert.Equal("closed", refusal?.Code);
        Assert.Equal("start", refusal?.Target);
        Assert.Equal("2026-11-23T09:00:00+02:00/2026-11-23T10:00:00+02:00", refusal?.Value);
        Assert.Equal("2026-11-23T08:00:00+02:00/2026-11-23T12:00:00+02:00", refusal?.Limit);
        Assert.Contains("Maintenance", refusal?.Message, StringComparison.Ordinal);
    }
}
