using KnowledgePark.Bookings.Rules;
using KnowledgePark.Facilities;

namespace KnowledgePark.Tests.Bookings.Rules;

/// <summary>The attendees fit.</summary>
public sealed class CapacityRuleTests
{
    private static readonly CapacityRule s_rule = new();

    private static readonly Space s_lab = A.Space() with
    {
        Capacity = 20,
        Capacities = [new LayoutCapacity(SpaceLayout.Theatre, 20), new LayoutCapacity(SpaceLayout.Boardroom, 8)],
    };

    [Theory]
    [InlineData(null, null, null, null)]
    [InlineData(1, null, null, null)]
    [InlineData(20, null, null, null)]
    [InlineData(21, null, "over-capacity", "20")]
    [InlineData(20, SpaceLayout.Theatre, null, null)]
    [InlineData(21, SpaceLayout.Theatre, "over-capacity", "20")]
    [InlineData(8, SpaceLayout.Boardroom, null, null)]
    [InlineData(9, SpaceLayout.Boardroom, "over-capacity", "8")]
    [InlineData(null, SpaceLayout.Boardroom, null, null)]
    [InlineData(1, SpaceLayout.Banquet, "layout-not-offered", "Theatre, Boardroom")]
    [InlineData(null, SpaceLayout.Banquet, "layout-not-offered", "Theatre, Boardroom")]
    public void Each_layout_has_its_own_capacity(int? attendees, SpaceLayout? layout, string? code, string? limit)
    {
        var refusal = s_rule.Refusal(A.Ask(s_lab) with { Attendees = attendees, Layout = layout });
        Assert.Equal(code, refusal?.Code);
        Assert.Equal(limit, refusal?.Limit);
    }

    [Fact]
    public void A_space_that_states_no_layouts_takes_any() =>
        Assert.Null(s_rule.Check(A.Ask(A.Space() with { Capacity = 5 }) with { Attendees = 5, Layout = SpaceLayout.Banquet }));

    [Fact]
    public void The_refusal_names_the_number()
    {
        var refusal = s_rule.Refusal(A.Ask(s_lab) with { Attendees = 30 });
        Assert.Equal("attendees", refusal?.Target);
        Assert.Equal("30", refusal?.Value);
        Assert.Equal("lab", refusal?.SpaceId);
    }

    [Fact]
    public void Or_the_layout()
    {
        var refusal = s_rule.Refusal(A.Ask(s_lab) with { Layout = SpaceLayout.Lab });
        Assert.Equal("layout", refusal?.Target);
        Assert.Equal("Lab", refusal?.Value);
    }

    [Fact]
    public void Another_time_does_not_help() => Assert.True(s_rule.Check(A.Ask(s_lab) with { Attendees = 21 })?.IsTimeless);
}
