using KnowledgePark.Bookings.Rules;
using KnowledgePark.Facilities;

namespace KnowledgePark.Tests.Bookings.Rules;

/// <summary>Neither too short nor too long.</summary>
public sealed class LengthRuleTests
{
    private static readonly LengthRule s_rule = new();

    private static readonly Space s_lab = A.Space() with { Policy = new BookingPolicy { MinLength = Times.Minutes(30), MaxLength = Times.Minutes(120) } };

    [Theory]
    [InlineData("09:29", "too-short", "PT29M", "PT30M")]
    [InlineData("09:30", null, null, null)]
    [InlineData("11:00", null, null, null)]
    [InlineData("11:01", "too-long", "PT2H1M", "PT2H")]
    public void Both_limits_are_allowed_lengths(string end, string? code, string? value, string? limit)
    {
        var refusal = s_rule.Refusal(A.Ask(s_lab).To(end));
        Assert.Equal(code, refusal?.Code);
        Assert.Equal(value, refusal?.Value);
        Assert.Equal(limit, refusal?.Limit);
        Assert.Equal(code is null ? null : "end", refusal?.Target);
    }

    [Theory] // Elapsed time counts, not the hands of the clock.
    [InlineData("2027-03-28T02:30+02", "2027-03-28T05:30+03", true)]
    [InlineData("2027-03-28T02:30+02", "2027-03-28T05:31+03", false)]
    [InlineData("2026-10-25T02:30+03", "2026-10-25T03:30+02", true)]
    [InlineData("2026-10-25T02:30+03", "2026-10-25T03:31+02", false)]
    public void A_skipped_hour_does_not_count_and_a_doubled_one_counts_twice(string from, string to, bool isAccepted) =>
        Assert.Equal(isAccepted, s_rule.Check(A.Ask(s_lab).From(from).To(to)) is null);

    [Fact]
    public void Another_time_does_not_help() => Assert.True(s_rule.Check(A.Ask(s_lab).To("12:00"))?.IsTimeless);
}
