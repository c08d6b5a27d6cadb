using KnowledgePark.Availability;
using NodaTime;

namespace KnowledgePark.Tests.Availability;

/// <summary>When spaces cannot be used.</summary>
public sealed class ScheduleReaderTests
{
    [Fact]
    public async Task Bookings_holds_and_closures_are_told_apart()
    {
        using var park = await TestPark.With(A.Space(), A.Closure("13:00", "14:00"));
        await park.BookAsync(A.Booking());
        await park.BookAsync(A.Booking().From("10:00").HeldUntil(A.Now + Duration.FromMinutes(5)));
        Assert.Equal(["Busy 09:00", "Held 10:00", "Closed 13:00"], await ReadAsync(park, "lab"));
        park.Clock.AdvanceMinutes(5);
        Assert.Equal(["Busy 09:00", "Closed 13:00"], await ReadAsync(park, "lab"));
    }

    [Fact]
    public async Task A_hall_is_busy_once_for_its_own_booking_and_while_any_cell_is()
    {
        using var park = await TestPark.With(A.Space("c1"), A.Space("c2"), A.Hall("hall", "c1", "c2"));
        await park.BookAsync(A.Booking().In("hall").From("11:00"));
        await park.BookAsync(A.Booking().In("c2").From("09:00"));
        Assert.Equal(["Busy 09:00", "Busy 11:00"], await ReadAsync(park, "hall"));
        Assert.Equal(["Busy 11:00"], await ReadAsync(park, "c1"));
    }

    [Theory]
    [InlineData("10:00", "11:00", false)]
    [InlineData("08:00", "09:00", false)]
    [InlineData("09:59", "11:00", true)]
    [InlineData("08:00", "09:01", true)]
    public async Task What_only_touches_the_window_is_left_out(string from, string to, bool isThere)
    {
        using var park = await TestPark.With(A.Space());
        await park.BookAsync(A.Booking());
        var schedule = Assert.Single(await park.Schedules.ReadAsync(["lab"], Times.Between(from, to), TestPark.Ct));
        Assert.Equal(isThere, schedule.Items.Count == 1);
    }

    [Fact]
    public async Task Answers_keep_the_order_of_the_question_and_leave_out_the_unknown()
    {
        using var park = await TestPark.With(A.Space("s1"), A.Space("s2"));
        var schedules = await park.Schedules.ReadAsync(["s2", "nowhere", "s1", "s2"], Times.Between("00:00", "24:00"), TestPark.Ct);
        Assert.Equal(["s2", "s1", "s2"], schedules.Select(s => s.SpaceId));
    }

    private static async Task<IEnumerable<string>> ReadAsync(TestPark park, string space)
    {
        var schedules = await park.Schedules.ReadAsync([space], Times.Between("00:00", "24:00"), TestPark.Ct);
        return Assert.Single(schedules).Items.Select(i => $"{i.Status} {Instant.FromDateTimeOffset(i.Start).InZone(Times.Sofia):HH:mm}");
    }
}
