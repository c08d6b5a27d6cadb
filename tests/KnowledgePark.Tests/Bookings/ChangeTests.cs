using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using NodaTime;

namespace KnowledgePark.Tests.Bookings;

/// <summary>Moving and changing bookings.</summary>
public sealed class ChangeTests
{
    [Fact]
    public async Task A_moved_booking_frees_what_it_had()
    {
        using var park = await ParkWithMineAsync();
        var moved = (await park.ChangeAsync("mine", Move("11:00", "12:00"))).Made();
        Assert.Equal(1, moved.Sequence);
        Assert.Equal("booked", (await park.BookAsync(A.Booking())).Codes());
        Assert.Equal("space-taken", (await park.BookAsync(A.Booking().From("11:00"))).Codes());
        await park.AssertSoundAsync();
    }

    [Fact]
    public async Task A_booking_may_move_onto_part_of_its_own_time()
    {
        using var park = await ParkWithMineAsync(A.Space() with { Policy = new BookingPolicy { Setup = Times.Minutes(45), Takedown = Times.Minutes(45) } });
        Assert.Equal("booked", (await park.ChangeAsync("mine", Move("09:15", "10:15"))).Codes());
        Assert.Equal("booked", (await park.ChangeAsync("mine", Move("08:00", "12:00"))).Codes());
        await park.AssertSoundAsync();
    }

    [Theory]
    [InlineData("09:30", "09:15")]
    [InlineData("09:30", "09:30")]
    [InlineData(null, "08:00")]
    [InlineData("11:00", null)]
    public async Task The_end_stays_after_the_start(string? start, string? end)
    {
        using var park = await ParkWithMineAsync();
        var change = new BookingChange { Start = start is null ? null : Times.At(start), End = end is null ? null : Times.At(end) };
        Assert.Equal("end-not-after-start", (await park.ChangeAsync("mine", change)).Codes());
    }

    [Fact]
    public async Task A_cell_may_grow_into_its_hall_and_back()
    {
        using var park = await TestPark.With(A.Space("c1"), A.Space("c2"), A.Hall("hall", "c1", "c2"));
        await park.BookAsync(A.Booking().In("c1").WithId("mine"));
        Assert.Equal("booked", (await park.ChangeAsync("mine", new BookingChange { SpaceIds = ["hall"] })).Codes());
        Assert.Equal("space-taken", (await park.BookAsync(A.Booking().In("c2"))).Codes());
        Assert.Equal("booked", (await park.ChangeAsync("mine", new BookingChange { SpaceIds = ["c2"] })).Codes());
        Assert.Equal("booked", (await park.BookAsync(A.Booking().In("c1"))).Codes());
        await park.AssertSoundAsync();
    }

    [Fact]
    public async Task A_space_that_is_stated_twice_is_kept_once()
    {
        using var park = await ParkWithMineAsync(A.Space(), A.Space("hub"));
        Assert.Equal(["hub"], (await park.ChangeAsync("mine", new BookingChange { SpaceIds = ["hub", "hub"] })).Made().SpaceIds);
    }

    [Fact]
    public async Task A_move_onto_another_booking_changes_nothing()
    {
        using var park = await ParkWithMineAsync();
        await park.BookAsync(A.Booking().From("11:00"));
        var before = await park.StoredAsync("mine");
        Assert.Equal("space-taken", (await park.ChangeAsync("mine", Move("10:30", "11:30"))).Codes());
        Assert.Equal(before, await park.StoredAsync("mine"));
    }

    [Fact]
    public async Task A_new_title_is_not_decided_anew()
    {
        using var park = await ParkWithMineAsync();
        await park.PutAsync(A.Closure("00:00", "24:00"));
        await park.PutAsync(park.Directory.Map.Spaces["lab"] with { Policy = new BookingPolicy { Setup = Times.Minutes(60), MinLength = Times.Minutes(120) } });
        var changed = (await park.ChangeAsync("mine", new BookingChange { Title = " Review " })).Made();
        Assert.Equal("Review", changed.Title);
        Assert.Equal(Times.Between("09:00", "10:00"), Assert.Single(changed.Allocations).Blocked); // As it was taken.
        Assert.Equal("too-short closed", (await park.ChangeAsync("mine", new BookingChange { Attendees = new Stated<int?>(3) })).Codes());
        await park.AssertSoundAsync();
    }

    [Theory]
    [InlineData("", "title-missing")]
    [InlineData("  ", "title-missing")]
    public async Task A_title_stays_a_title(string title, string code)
    {
        using var park = await ParkWithMineAsync();
        Assert.Equal(code, (await park.ChangeAsync("mine", new BookingChange { Title = title })).Codes());
    }

    [Fact]
    public async Task People_and_layout_may_be_left_open_again()
    {
        using var park = await TestPark.With(A.Space());
        await park.BookAsync(A.Booking().WithId("mine") with { Attendees = 5, Layout = SpaceLayout.Lab });
        var changed = (await park.ChangeAsync("mine", new BookingChange { Attendees = new Stated<int?>(null), Layout = new Stated<SpaceLayout?>(null) })).Made();
        Assert.Null(changed.Attendees);
        Assert.Null(changed.Layout);
        Assert.Equal("over-capacity", (await park.ChangeAsync("mine", new BookingChange { Attendees = new Stated<int?>(11) })).Codes());
    }

    [Fact]
    public async Task A_running_booking_is_extended_and_shortened_but_not_moved()
    {
        using var park = await ParkWithMineAsync(A.Space() with { Policy = new BookingPolicy { MinNotice = TimeSpan.FromDays(1) } });
        park.Clock.Reset(Times.At("09:20"));
        Assert.Equal("booked", (await park.ChangeAsync("mine", new BookingChange { End = Times.At("11:00") })).Codes());
        Assert.Equal("booked", (await park.ChangeAsync("mine", new BookingChange { End = Times.At("09:30") })).Codes());
        Assert.Equal("too-little-notice", (await park.ChangeAsync("mine", new BookingChange { End = Times.At("09:15") })).Codes());
        Assert.Equal("already-started", (await park.ChangeAsync("mine", new BookingChange { Start = Times.At("09:15") })).Codes());
        Assert.Equal("already-started", (await park.ChangeAsync("mine", Move("12:00", "13:00"))).Codes());
        await park.AssertSoundAsync();
    }

    [Fact]
    public async Task A_running_booking_is_not_offered_another_start()
    {
        using var park = await ParkWithMineAsync();
        await park.BookAsync(A.Booking().From("10:30"));
        park.Clock.Reset(Times.At("09:20"));
        var refused = Assert.IsType<BookingOutcome.Refused>(await park.ChangeAsync("mine", new BookingChange { End = Times.At("11:00") }));
        Assert.Equal("space-taken", Assert.Single(refused.Reasons).Code);
        Assert.Null(refused.Reasons[0].Nearest);
    }

    [Fact]
    public async Task What_is_over_stays_as_it_was()
    {
        using var park = await ParkWithMineAsync();
        park.Clock.Reset(Times.At("10:00"));
        Assert.Equal("already-over", (await park.ChangeAsync("mine", new BookingChange { End = Times.At("11:00") })).Codes());
        Assert.Equal("already-over", (await park.Desk.CancelAsync("mine", null, null, TestPark.Ct)).Codes());
    }

    [Fact]
    public async Task A_running_booking_can_be_cancelled()
    {
        using var park = await ParkWithMineAsync();
        park.Clock.Reset(Times.At("09:59"));
        Assert.Equal("booked", (await park.Desk.CancelAsync("mine", null, null, TestPark.Ct)).Codes());
    }

    [Fact]
    public async Task A_booking_stays_in_its_building()
    {
        using var park = await ParkWithMineAsync(A.Space(), A.Building("b2"), A.Space("far") with { BuildingId = "b2" });
        Assert.Equal("spaces-of-several-buildings", (await park.ChangeAsync("mine", new BookingChange { SpaceIds = ["far"] })).Codes());
    }

    [Fact]
    public async Task Cancelling_twice_changes_nothing()
    {
        using var park = await ParkWithMineAsync();
        var first = (await park.Desk.CancelAsync("mine", "ill", null, TestPark.Ct)).Made();
        var again = (await park.Desk.CancelAsync("mine", "other", null, TestPark.Ct)).Made();
        Assert.Equal(("ill", first.Version), (again.CancelReason, again.Version));
        Assert.Empty(again.Allocations);
        Assert.Equal("not-changeable", (await park.ChangeAsync("mine", new BookingChange { Title = "Review" })).Codes());
        Assert.Equal("not-changeable", (await park.Desk.ConfirmAsync("mine", null, TestPark.Ct)).Codes());
        Assert.Equal("booked", (await park.BookAsync(A.Booking())).Codes());
        await park.AssertSoundAsync();
    }

    [Fact]
    public async Task Who_has_seen_an_older_version_is_told_the_present_one()
    {
        using var park = await ParkWithMineAsync();
        var seen = (await park.StoredAsync("mine")).Version;
        var changed = (await park.Desk.ChangeAsync("mine", new BookingChange { Title = "Review" }, seen, TestPark.Ct)).Made();
        var late = new BookingOutcome.VersionMismatch(changed.Version);
        Assert.Equal(late, await park.Desk.ChangeAsync("mine", new BookingChange { Title = "Other" }, seen, TestPark.Ct));
        Assert.Equal(late, await park.Desk.CancelAsync("mine", null, seen, TestPark.Ct));
        Assert.Equal(late, await park.Desk.ConfirmAsync("mine", seen, TestPark.Ct));
    }

    [Fact]
    public async Task What_does_not_exist_is_not_found()
    {
        using var park = await TestPark.With();
        Assert.IsType<BookingOutcome.NotFound>(await park.ChangeAsync("nobody", new BookingChange()));
        Assert.IsType<BookingOutcome.NotFound>(await park.Desk.CancelAsync("nobody", null, null, TestPark.Ct));
        Assert.IsType<BookingOutcome.NotFound>(await park.Desk.ConfirmAsync("nobody", null, TestPark.Ct));
    }

    private static BookingChange Move(string from, string to) => new() { Start = Times.At(from), End = Times.At(to) };

    /// <summary>A park in which "mine" is booked from 09:00 to 10:00.</summary>
    private static async Task<TestPark> ParkWithMineAsync(params KnowledgePark.Storage.IRecord[] records)
    {
        var park = await TestPark.With([A.Space(), .. records]);
        (await park.BookAsync(A.Booking().WithId("mine"))).Made();
        return park;
    }
}
