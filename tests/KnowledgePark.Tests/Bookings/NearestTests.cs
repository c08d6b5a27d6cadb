using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using NodaTime;

namespace KnowledgePark.Tests.Bookings;

/// <summary>What is offered instead of a refused use.</summary>
public sealed class NearestTests
{
    [Theory] // Taken: 09:00–11:00 and 11:30–13:00. Asked for an hour.
    [InlineData("09:00", "08:00")]
    [InlineData("09:45", "08:00")]
    [InlineData("10:30", "13:00")] // As near as 08:00: the later one.
    [InlineData("10:15", "08:00")]
    [InlineData("12:00", "13:00")]
    public async Task Another_time_in_the_same_space(string asked, string offered)
    {
        using var park = await TestPark.With(A.Space());
        await park.BookAsync(A.Booking().From("09:00").To("11:00"));
        await park.BookAsync(A.Booking().From("11:30").To("13:00"));
        var nearest = await NearestAsync(park, A.Booking().From(asked));
        Assert.Equal(Times.At(offered), nearest?.Start);
    }

    [Theory]
    [InlineData("09:05", 60, "09:00", 60)]
    [InlineData("09:08", 60, "09:15", 60)]
    [InlineData("09:00", 5, "09:00", 30)]
    [InlineData("09:00", 40, "09:00", 45)]
    [InlineData("09:00", 300, "09:00", 240)]
    public async Task Another_length(string start, int length, string offered, int offeredLength)
    {
        using var park = await TestPark.With(A.Space() with { Policy = new BookingPolicy { MinLength = Times.Minutes(30), MaxLength = Times.Minutes(240) } });
        var nearest = await NearestAsync(park, A.Booking().From(start).For(Duration.FromMinutes(length)));
        Assert.Equal((Times.At(offered), Duration.FromMinutes(offeredLength)), (nearest?.Start, nearest?.End - nearest?.Start));
    }

    [Fact]
    public async Task A_larger_space_at_the_same_time_the_smallest_that_is_free()
    {
        using var park = await TestPark.With(
            A.Space() with { Capacity = 4 }, A.Space("small") with { Capacity = 6 }, A.Space("taken") with { Capacity = 8 },
            A.Space("right") with { Capacity = 9 }, A.Space("huge") with { Capacity = 99 });
        await park.BookAsync(A.Booking().In("taken"));
        var nearest = await NearestAsync(park, A.Booking() with { Attendees = 7 });
        Assert.Equal(["right"], nearest?.SpaceIds);
        Assert.Equal(Times.At("09:00"), nearest?.Start);
    }

    [Fact]
    public async Task Fewer_people_where_no_space_is_larger()
    {
        using var park = await TestPark.With(A.Space());
        var nearest = await NearestAsync(park, A.Booking() with { Attendees = 70 });
        Assert.Equal((10, Times.At("09:00")), (nearest?.Attendees, nearest?.Start));
    }

    [Fact]
    public async Task Another_space_is_looked_up_in_the_store_not_remembered()
    {
        using var park = await TestPark.With(A.Space() with { Mode = SpaceMode.Assigned }, A.Space("one"), A.Space("two"));
        foreach (var space in new[] { "one", "two" }) // From now on the desk remembers both calendars, from long ago on.
            await park.Desk.ImportAsync(A.Booking().In(space).From("2026-10-01T09:00"), TestPark.Ct);
        await (await park.AnotherDeskAsync()).BookAsync(A.Booking().In("one"), TestPark.Ct);
        Assert.Equal(["two"], (await NearestAsync(park, A.Booking()))?.SpaceIds);
    }

    [Theory]
    [InlineData("2026-11-16T11:00")]
    [InlineData("2026-10-01T11:00")]
    [InlineData("1999-11-16T11:00")]
    public async Task The_first_start_after_the_notice_for_a_start_in_the_past(string asked)
    {
        using var park = await TestPark.With(A.Space() with { Policy = new BookingPolicy { MinNotice = Times.Minutes(100) } });
        Assert.Equal(Times.At("2026-11-16T13:45"), (await NearestAsync(park, A.Booking().From(asked)))?.Start);
    }

    [Fact]
    public async Task The_last_free_time_before_the_horizon_for_one_far_beyond()
    {
        // The horizon is Monday 23 November 12:00; the last two hours before it are taken, and the desk knows nothing yet.
        using var park = await TestPark.With(A.Space() with { Policy = new BookingPolicy { Horizon = TimeSpan.FromDays(7) } });
        await park.BookAsync(A.Booking().From("10:00").To("12:00"));
        var other = await park.AnotherDeskAsync();
        var refused = Assert.IsType<BookingOutcome.Refused>(await other.BookAsync(A.Booking().From("2027-06-01T09:00"), TestPark.Ct));
        Assert.Equal(Times.At("09:00"), refused.Reasons[0].Nearest?.Start);
    }

    [Fact]
    public async Task A_long_setup_is_not_offered_into_a_booking_at_the_edge_of_what_is_known()
    {
        // Between the 26th and the 1st, a week of setup has no room. The desk that answers has read nothing yet.
        using var park = await TestPark.With(A.Space() with { Policy = new BookingPolicy { MaxLength = TimeSpan.FromDays(60) } });
        await park.BookAsync(A.Booking().From("2026-11-18T00:00").To("2026-11-26T00:00"));
        await park.BookAsync(A.Booking().From("2026-12-01T00:00").To("2027-01-15T00:00"));
        await park.PutAsync(park.Directory.Map.Spaces["lab"] with { Policy = new BookingPolicy { Setup = TimeSpan.FromDays(7) } });
        var refused = Assert.IsType<BookingOutcome.Refused>(await (await park.AnotherDeskAsync()).BookAsync(A.Booking().From("2026-12-14T09:00"), TestPark.Ct));
        Assert.Null(refused.Reasons[0].Nearest);
    }

    [Fact]
    public async Task A_slot_behind_a_thousand_short_bookings_is_found()
    {
        using var park = await TestPark.With(A.Space());
        for (var i = 0; i < 1000; i++)
            (await park.BookAsync(A.Booking().From(Times.At("09:00") + Duration.FromMinutes(15 * i)).For(Duration.FromMinutes(15)))).Made();
        park.Clock.Reset(Times.At("08:50"));
        Assert.Equal(Times.At("09:00") + Duration.FromMinutes(15_000), (await NearestAsync(park, A.Booking().For(Duration.FromMinutes(15))))?.Start);
    }

    [Fact]
    public async Task Nothing_where_nothing_is_free_within_two_weeks()
    {
        using var park = await TestPark.With(A.Space());
        await park.PutAsync(A.Closure("2026-11-01T00:00", "2026-12-20T00:00"));
        Assert.Null(await NearestAsync(park, A.Booking()));
    }

    [Fact]
    public async Task Several_spaces_are_moved_together()
    {
        using var park = await TestPark.With(A.Space(), A.Space("hub") with { OpeningHours = A.Hours("08:00", "12:00") });
        await park.BookAsync(A.Booking().In("lab").From("09:00").To("11:15"));
        await park.BookAsync(A.Booking().In("hub").From("2026-11-24T08:00").To("2026-11-24T12:00"));
        await park.BookAsync(A.Booking().In("lab").From("08:00"));
        park.Clock.Reset(Times.At("07:00"));
        var nearest = await NearestAsync(park, A.Booking().In("lab", "hub"));
        Assert.Equal(Times.At("2026-11-25T08:00"), nearest?.Start);
    }

    internal static BookingRequest Again(BookingRequest request, Alternative? offered) => offered is null
        ? throw new InvalidOperationException("Nothing was offered.")
        : request with { SpaceIds = offered.SpaceIds, Start = offered.Start, End = offered.End, Attendees = offered.Attendees };

    /// <summary>The request is refused, and what is offered is accepted.</summary>
    private static async Task<Alternative?> NearestAsync(TestPark park, BookingRequest request)
    {
        var refused = Assert.IsType<BookingOutcome.Refused>(await park.BookAsync(request));
        var nearest = Assert.Single(refused.Reasons.Select(r => r.Nearest).Distinct());
        if (nearest is not null)
            Assert.Equal("booked", (await park.BookAsync(Again(request, nearest))).Codes());
        return nearest;
    }
}
