using KnowledgePark.Bookings.Rules;
using KnowledgePark.Facilities;

namespace KnowledgePark.Tests.Bookings.Rules;

/// <summary>Only what is reservable is booked.</summary>
public sealed class ModeRuleTests
{
    private static readonly ModeRule s_rule = new();

    [Theory]
    [InlineData(SpaceMode.Reservable, null)]
    [InlineData(SpaceMode.Assigned, "is assigned to somebody")]
    [InlineData(SpaceMode.DropIn, "is used without booking")]
    [InlineData(SpaceMode.Unavailable, "is unavailable")]
    public void Only_a_reservable_space_is_booked(SpaceMode mode, string? words)
    {
        var refusal = s_rule.Refusal(A.Ask(A.Space() with { Mode = mode }));
        Assert.Equal(words is null ? null : "not-reservable", refusal?.Code);
        Assert.Equal(words is null ? null : "spaceIds", refusal?.Target);
        Assert.Equal(words is null ? null : mode.ToString(), refusal?.Value);
        if (words is not null)
            Assert.Contains(words, refusal?.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SpaceMode.Reservable, true)]
    [InlineData(SpaceMode.Assigned, true)]
    [InlineData(SpaceMode.DropIn, true)]
    [InlineData(SpaceMode.Unavailable, false)]
    public void A_hall_is_booked_unless_a_cell_is_unavailable(SpaceMode mode, bool isAccepted)
    {
        var hall = A.Rules(A.Hall("hall", "c1", "c2"), A.Space("c2") with { Mode = mode, ModeReason = "Wet floor" });
        var refusal = s_rule.Refusal(A.Ask(hall));
        Assert.Equal(isAccepted, refusal is null);
        if (!isAccepted)
        {
            Assert.Equal("hall", refusal?.SpaceId);
            Assert.Contains("Space c2 is unavailable: Wet floor", refusal?.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_cell_is_booked_even_if_its_hall_is_unavailable() =>
        Assert.Null(s_rule.Check(A.Ask(A.Rules(A.Space("c1"), A.Hall("hall", "c1", "c2") with { Mode = SpaceMode.Unavailable }))));

    [Fact]
    public void Another_time_does_not_help() => Assert.True(s_rule.Check(A.Ask(A.Space() with { Mode = SpaceMode.Assigned }))?.IsTimeless);
}
