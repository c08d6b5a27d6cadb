using KnowledgePark.Bookings.Rules;
using KnowledgePark.Facilities;
using NodaTime;

namespace KnowledgePark.Tests.Bookings.Rules;

/// <summary>Uses start and end on the grid of the wall clock.</summary>
public sealed class SlotGridRuleTests
{
    private static readonly SlotGridRule s_rule = new();

    [Theory]
    [InlineData(15, "09:00", "10:00", null)]
    [InlineData(15, "09:15", "09:30", null)]
    [InlineData(15, "09:05", "10:00", "start")]
    [InlineData(15, "09:00", "10:05", "end")]
    [InlineData(60, "09:00", "10:30", "end")]
    [InlineData(60, "00:00", "24:00", null)]
    [InlineData(1, "09:07", "09:08", null)]
    [InlineData(1440, "00:00", "24:00", null)]
    [InlineData(1440, "09:00", "24:00", "start")]
    [InlineData(90, "01:30", "03:00", null)]
    [InlineData(90, "01:00", "02:30", "start")]
    public void Both_ends_lie_on_the_grid(int grid, string from, string to, string? target)
    {
        var refusal = s_rule.Refusal(A.Ask(Lab(grid)).From(from).To(to));
        Assert.Equal(target, refusal?.Target);
        Assert.Equal(target is null ? null : "off-slot-grid", refusal?.Code);
    }

    [Theory] // 2027-03-28 03:00 → 04:00; 2026-10-25 04:00 → 03:00.
    [InlineData(60, "2027-03-28T02:00+02", "2027-03-28T04:00+03", true, "one hour elapses")]
    [InlineData(240, "2027-03-28T00:00+02", "2027-03-28T04:00+03", true, "three hours elapse")]
    [InlineData(240, "2027-03-28T00:00+02", "2027-03-28T05:00+03", false, "four hours elapse")]
    [InlineData(1440, "2027-03-28T00:00+02", "2027-03-29T00:00+03", true, "23 hours elapse")]
    [InlineData(60, "2026-10-25T03:00+03", "2026-10-25T03:00+02", true, "the doubled hour, first")]
    [InlineData(60, "2026-10-25T03:00+02", "2026-10-25T04:00+02", true, "the doubled hour, second")]
    [InlineData(120, "2026-10-25T02:00+03", "2026-10-25T04:00+02", true, "three hours elapse")]
    [InlineData(120, "2026-10-25T02:00+03", "2026-10-25T03:00+02", false, "two hours elapse")]
    public void The_wall_clock_counts_not_what_has_elapsed(int grid, string from, string to, bool isAccepted, string why) =>
        Assert.True(isAccepted == s_rule.Check(A.Ask(Lab(grid)).From(from).To(to)) is null, why);

    [Theory]
    [InlineData(15, "09:05", "09:15", "09:00")]
    [InlineData(60, "09:59", "10:00", "09:00")]
    [InlineData(1440, "09:00", "24:00", "00:00")]
    public void It_says_where_the_next_steps_are(int grid, string from, string later, string earlier)
    {
        var fault = s_rule.Check(A.Ask(Lab(grid)).From(from));
        Assert.Equal(Times.At(later), fault?.Later);
        Assert.Equal(Times.At(earlier), fault?.Earlier);
    }

    [Theory] // No acceptable start may lie between the asked one and the one that is named.
    [InlineData("Europe/Sofia", "2027-03-28T00:00+02", 240)]
    [InlineData("Europe/Sofia", "2027-03-28T00:00+02", 360)]
    [InlineData("Europe/Sofia", "2027-03-28T00:00+02", 1440)]
    [InlineData("Europe/Sofia", "2026-10-25T00:00+03", 240)]
    [InlineData("Europe/Sofia", "2026-10-25T00:00+03", 1440)]
    [InlineData("Australia/Lord_Howe", "2026-10-04T00:00+10:30", 60)]
    [InlineData("Australia/Lord_Howe", "2027-04-04T00:00+11", 60)]
    [InlineData("Australia/Lord_Howe", "2027-04-04T00:00+11", 15)]
    [InlineData("Asia/Kathmandu", "2026-10-04T00:00+05:45", 60)]
    public void No_step_is_jumped_over_when_the_clock_changes(string zone, string day, int grid)
    {
        var lab = A.Rules(Lab(grid), A.Building() with { TimeZone = zone });
        var first = Times.At(day) - Duration.FromHours(26);
        var starts = Enumerable.Range(0, 78 * 60).Select(m => first + Duration.FromMinutes(m)).ToArray();
        foreach (var length in new[] { grid, 2 * grid, grid - 30, grid + 60 }.Where(l => l > 0))
        {
            var faults = starts.Select(s => s_rule.Check(A.Ask(lab) with { Start = s, Length = Duration.FromMinutes(length) })).ToArray();
            var (before, after) = ((Instant?)null, (Instant?)null);
            for (var i = 0; i < starts.Length; i++)
            {
                Assert.False(faults[i] is { } fault && before > fault.Earlier, "a step before was jumped over");
                before = faults[i] is null ? starts[i] : before;
            }

            for (var i = starts.Length - 1; i >= 0; i--)
            {
                Assert.False(faults[i] is { } fault && after < fault.Later, "a step after was jumped over");
                Assert.False(faults[i] is { Later: null } && after is not null, "a later step was denied");
                after = faults[i] is null ? starts[i] : after;
            }
        }
    }

    [Fact]
    public void A_length_that_is_no_multiple_is_mended_by_another_time_only_where_the_clock_changes()
    {
        var fault = s_rule.Check(A.Ask(Lab(30)).To("09:45"));
        Assert.Equal(Times.At("2027-03-28T04:00+03") - Duration.FromMinutes(45), fault?.Later);
        Assert.True(s_rule.Check(A.Ask(A.Rules(Lab(30), A.Building() with { TimeZone = "UTC" })).To("09:45"))?.IsTimeless);
    }

    [Fact]
    public void The_refusal_names_the_wrong_end()
    {
        var refusal = s_rule.Refusal(A.Ask(Lab(30)).To("09:45"));
        Assert.Equal("2026-11-23T09:45:00+02:00", refusal?.Value);
        Assert.Equal("PT30M", refusal?.Limit);
    }

    private static Space Lab(int grid) => A.Space() with { Policy = new BookingPolicy { SlotGrid = Times.Minutes(grid) } };
}
