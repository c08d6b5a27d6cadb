using KnowledgePark.Bookings.Rules;
using KnowledgePark.Facilities;

namespace KnowledgePark.Tests.Bookings.Rules;

/// <summary>The use lies within the opening hours.</summary>
public sealed class OpeningHoursRuleTests
{
    private static readonly OpeningHoursRule s_rule = new();

    [Theory]
    [InlineData("08:00", "18:00", true)]
    [InlineData("07:59", "09:00", false)]
    [InlineData("17:00", "18:01", false)]
    [InlineData("18:00", "19:00", false)]
    [InlineData("07:00", "08:00", false)]
    public void A_use_may_fill_the_opening(string from, string to, bool isAccepted) =>
        Assert.Equal(isAccepted, s_rule.Check(A.Ask(Lab(A.Hours("08:00", "18:00"))).From(from).To(to)) is null);

    [Fact]
    public void Setup_and_takedown_may_lie_outside()
    {
        var lab = Lab(A.Hours("09:00", "10:00")) with { Policy = new BookingPolicy { Setup = Times.Minutes(30), Takedown = Times.Minutes(30) } };
        Assert.Null(s_rule.Check(A.Ask(lab)));
    }

    [Theory] // 08:00–12:00 and 13:00–17:00.
    [InlineData("08:00", "12:00", true)]
    [InlineData("13:00", "17:00", true)]
    [InlineData("11:00", "14:00", false)]
    [InlineData("12:00", "13:00", false)]
    public void A_use_lies_in_one_of_two_openings(string from, string to, bool isAccepted) =>
        Assert.Equal(isAccepted, s_rule.Check(A.Ask(Lab([.. A.Hours("13:00", "17:00"), .. A.Hours("08:00", "12:00")])).From(from).To(to)) is null);

    [Fact]
    public void Openings_that_touch_or_overlap_are_one() =>
        Assert.Null(s_rule.Check(A.Ask(Lab([.. A.Hours("08:00", "12:00"), .. A.Hours("12:00", "14:00"), .. A.Hours("13:00", "17:00")])).From("08:00").To("17:00")));

    [Theory]
    [InlineData("22:00", "24:00", true)]
    [InlineData("22:00", "2026-11-24T00:01", false)]
    public void Closing_at_midnight_is_the_end_of_the_day(string from, string to, bool isAccepted) =>
        Assert.Equal(isAccepted, s_rule.Check(A.Ask(Lab(A.Hours("20:00", "00:00"))).From(from).To(to)) is null);

    [Fact]
    public void A_place_that_is_open_all_days_around_the_clock_takes_uses_of_several_days() =>
        Assert.Null(s_rule.Check(A.Ask(Lab(A.Hours("00:00", "00:00"))).From("2026-10-24T10:00").To("2026-10-27T11:00")));

    [Fact]
    public void A_place_that_states_no_hours_is_always_open() =>
        Assert.Null(s_rule.Check(A.Ask(A.Space()).From("2026-10-24T10:00").To("2026-10-27T11:00")));

    [Fact]
    public void A_use_of_two_days_does_not_lie_in_the_hours_of_each() =>
        Assert.NotNull(s_rule.Check(A.Ask(Lab(A.Hours("08:00", "18:00"))).From("17:00").To("2026-11-24T09:00")));

    [Fact]
    public void The_buildings_hours_hold_where_the_space_states_none()
    {
        var building = A.Building() with { OpeningHours = A.Hours("12:00", "18:00") };
        Assert.NotNull(s_rule.Check(A.Ask(A.Rules(A.Space(), building))));
        Assert.Null(s_rule.Check(A.Ask(A.Rules(Lab(A.Hours("08:00", "11:00")), building))));
    }

    [Fact]
    public void It_says_where_the_next_openings_are()
    {
        var fault = s_rule.Check(A.Ask(Lab(A.Hours("10:00", "12:00", DayOfWeek.Monday, DayOfWeek.Friday))));
        Assert.Equal(Times.At("10:00"), fault?.Later);
        Assert.Equal(Times.At("2026-11-20T11:00"), fault?.Earlier);
    }

    [Fact]
    public void A_use_that_is_longer_than_any_opening_cannot_be_mended_by_another_time() =>
        Assert.True(s_rule.Check(A.Ask(Lab(A.Hours("10:00", "12:00"))).To("12:00"))?.IsTimeless);

    [Fact]
    public void The_refusal_lists_the_openings_of_the_day()
    {
        var refusal = s_rule.Refusal(A.Ask(Lab([.. A.Hours("10:00", "12:00"), .. A.Hours("13:00", "00:00")])));
        Assert.Equal("outside-opening-hours", refusal?.Code);
        Assert.Equal("start", refusal?.Target);
        Assert.Equal("2026-11-23T09:00:00+02:00/2026-11-23T10:00:00+02:00", refusal?.Value);
        Assert.Equal("2026-11-23T10:00:00+02:00/2026-11-23T12:00:00+02:00, 2026-11-23T13:00:00+02:00/2026-11-24T00:00:00+02:00", refusal?.Limit);
    }

    [Fact]
    public void Or_says_that_there_are_none()
    {
        var refusal = s_rule.Refusal(A.Ask(Lab(A.Hours("10:00", "12:00", DayOfWeek.Tuesday))));
        Assert.Null(refusal?.Limit);
        Assert.Contains("not open on that day", refusal?.Message, StringComparison.Ordinal);
    }

    private static Space Lab(IReadOnlyList<OpeningHours> hours) => A.Space() with { OpeningHours = hours };
}
