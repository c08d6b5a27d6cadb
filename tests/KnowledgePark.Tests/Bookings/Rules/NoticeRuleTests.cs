using KnowledgePark.Bookings.Rules;
using KnowledgePark.Facilities;

namespace KnowledgePark.Tests.Bookings.Rules;

/// <summary>Not in the past, and not too soon.</summary>
public sealed class NoticeRuleTests
{
    private static readonly NoticeRule s_rule = new();

    [Theory] // The use starts at 09:00.
    [InlineData(0, "08:59", true)]
    [InlineData(0, "09:00", true)]
    [InlineData(0, "09:01", false)]
    [InlineData(120, "06:59", true)]
    [InlineData(120, "07:00", true)]
    [InlineData(120, "07:01", false)]
    public void The_notice_may_be_exactly_as_long_as_stated(int notice, string now, bool isAccepted)
    {
        var fault = s_rule.Check(A.Ask(Lab(notice)) with { Now = Times.At(now) });
        Assert.Equal(isAccepted, fault is null);
    }

    [Theory]
    [InlineData("09:00", "09:30", true, "it has started and is only extended")]
    [InlineData("09:00", "10:00", false, "it would be over now")]
    [InlineData("09:15", "09:20", false, "the start moves, in the past")]
    [InlineData("09:45", "09:30", false, "the start moves, with too little notice")]
    public void A_change_that_keeps_the_start_has_given_its_notice(string start, string now, bool isAccepted, string why)
    {
        var ask = A.Ask(Lab(60)).From(start).To("10:00") with { Now = Times.At(now), Own = A.Stored("own", "09:00", "09:50") };
        Assert.True(isAccepted == s_rule.Check(ask) is null, why);
    }

    [Fact]
    public void A_later_start_may_be_the_one_that_the_booking_has()
    {
        // At 08:30 with an hour's notice; the booking stands at 09:00. Asked for 08:45, 09:00 is nearer than 09:30.
        var ask = A.Ask(Lab(60)).From("08:45") with { Now = Times.At("08:30"), Own = A.Stored("own", "09:00", "10:00") };
        Assert.Equal(Times.At("09:00"), s_rule.Check(ask)?.Later);
        Assert.Null(s_rule.Check(ask)?.Earlier);
    }

    [Fact]
    public void An_earlier_start_may_be_the_one_that_the_booking_has()
    {
        var ask = A.Ask(Lab(60)).From("09:15") with { Now = Times.At("08:30"), Own = A.Stored("own", "09:00", "10:00") };
        Assert.Equal(Times.At("09:30"), s_rule.Check(ask)?.Later);
        Assert.Equal(Times.At("09:00"), s_rule.Check(ask)?.Earlier);
    }

    [Fact]
    public void The_refusal_states_the_earliest_start()
    {
        var refusal = s_rule.Refusal(A.Ask(Lab(120)) with { Now = Times.At("08:00") });
        Assert.Equal("too-little-notice", refusal?.Code);
        Assert.Equal("start", refusal?.Target);
        Assert.Equal("2026-11-23T09:00:00+02:00", refusal?.Value);
        Assert.Equal("2026-11-23T10:00:00+02:00", refusal?.Limit);
        Assert.Contains("2 h ahead", refusal?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_start_in_the_past_is_called_so() =>
        Assert.Contains("is in the past", s_rule.Refusal(A.Ask(Lab(0)) with { Now = Times.At("09:01") })?.Message, StringComparison.Ordinal);

    private static Space Lab(int notice) => A.Space() with { Policy = new BookingPolicy { MinNotice = Times.Minutes(notice) } };
}
