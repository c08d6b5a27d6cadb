using KnowledgePark.Bookings.Rules;
using KnowledgePark.Facilities;

namespace KnowledgePark.Tests.Bookings.Rules;

/// <summary>Not too far ahead.</summary>
public sealed class HorizonRuleTests
{
    private static readonly HorizonRule s_rule = new();

    private static readonly Space s_lab = A.Space() with { Policy = new BookingPolicy { Horizon = TimeSpan.FromDays(7) } };

    [Theory] // Now is Monday noon, the horizon Monday noon a week later.
    [InlineData("11:00", "11:59", true)]
    [InlineData("11:00", "12:00", true)]
    [InlineData("11:00", "12:01", false)]
    [InlineData("12:00", "13:00", false)]
    public void The_end_may_lie_exactly_on_the_horizon(string from, string to, bool isAccepted) =>
        Assert.Equal(isAccepted, s_rule.Check(A.Ask(s_lab).From(from).To(to)) is null);

    [Fact]
    public void Only_an_earlier_start_helps()
    {
        var fault = s_rule.Check(A.Ask(s_lab).From("15:00").To("16:30"));
        Assert.Null(fault?.Later);
        Assert.Equal(Times.At("10:30"), fault?.Earlier);
    }

    [Fact]
    public void The_refusal_states_the_latest_end()
    {
        var refusal = s_rule.Refusal(A.Ask(s_lab).From("15:00").To("16:30"));
        Assert.Equal("beyond-horizon", refusal?.Code);
        Assert.Equal("end", refusal?.Target);
        Assert.Equal("2026-11-23T16:30:00+02:00", refusal?.Value);
        Assert.Equal("2026-11-23T12:00:00+02:00", refusal?.Limit);
    }
}
