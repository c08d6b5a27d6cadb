using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using NodaTime;

namespace KnowledgePark.Tests.Bookings;

/// <summary>Holds: they take their space until they expire, and nothing afterwards.</summary>
public sealed class HoldTests
{
    private static readonly BookingRequest s_hold = A.Booking().WithId("hold").HeldUntil(A.Now + Duration.FromMinutes(10));

    [Fact]
    public async Task A_hold_takes_its_space_until_the_instant_at_which_it_expires()
    {
        using var park = await TestPark.With(A.Space());
        Assert.Equal(BookingStatus.Held, (await park.BookAsync(s_hold)).Made().Status);
        park.Clock.Advance(Duration.FromMinutes(10) - Duration.FromTicks(1));
        Assert.Equal("space-taken", (await park.BookAsync(A.Booking())).Codes());
        park.Clock.AdvanceTicks(1);
        Assert.Equal("booked", (await park.BookAsync(A.Booking())).Codes());
        await park.AssertSoundAsync();
    }

    [Fact]
    public async Task A_hold_that_has_expired_is_released_in_the_commit_that_displaces_it()
    {
        using var park = await TestPark.With(A.Space("c1"), A.Space("c2"), A.Hall("hall", "c1", "c2"));
        await park.BookAsync(s_hold.In("hall"));
        park.Clock.AdvanceMinutes(10);
        var made = (await park.BookAsync(A.Booking().In("c1"))).Made();
        var hold = await park.StoredAsync("hold");
        Assert.Equal((BookingStatus.Expired, 0), (hold.Status, hold.Allocations.Count));
        Assert.Equal(made.Version, hold.Version); // The memory store numbers commits.
        Assert.Equal(0, (await park.Store.FindAsync<Guard>("b", "c2", TestPark.Ct))?.Allocations);
        await park.AssertSoundAsync();
    }

    [Fact]
    public async Task A_desk_that_did_not_make_the_hold_releases_it_too()
    {
        using var park = await TestPark.With(A.Space("c1"), A.Space("c2"), A.Hall("hall", "c1", "c2"));
        await park.BookAsync(s_hold.In("hall"));
        park.Clock.AdvanceMinutes(10);
        var other = await park.AnotherDeskAsync();
        Assert.Equal("booked", (await other.BookAsync(A.Booking().In("c2").From("09:30"), TestPark.Ct)).Codes());
        Assert.Equal("booked", (await park.BookAsync(A.Booking().In("c1"))).Codes());
        await park.AssertSoundAsync();
    }

    [Fact]
    public async Task Several_expired_holds_are_released_at_once()
    {
        using var park = await TestPark.With(A.Space());
        for (var i = 0; i < 4; i++)
            await park.BookAsync(s_hold.WithId($"hold{i}").From(Times.At("09:00") + Duration.FromMinutes(15 * i)).For(Duration.FromMinutes(15)));
        park.Clock.AdvanceMinutes(10);
        Assert.Equal("booked", (await park.BookAsync(A.Booking())).Codes());
        await park.AssertSoundAsync();
    }

    [Fact]
    public async Task A_confirmed_hold_stands_and_says_when_it_was_confirmed()
    {
        using var park = await TestPark.With(A.Space());
        await park.BookAsync(s_hold);
        park.Clock.AdvanceMinutes(9);
        var confirmed = (await park.Desk.ConfirmAsync("hold", null, TestPark.Ct)).Made();
        Assert.Equal((BookingStatus.Confirmed, null), (confirmed.Status, confirmed.HeldUntil));
        Assert.Equal(park.Clock.GetCurrentInstant().ToDateTimeOffset(), confirmed.UpdatedAt);
        Assert.Equal(1, confirmed.Sequence); // A calendar shows it differently now.
        park.Clock.AdvanceMinutes(9);
        Assert.Equal("space-taken", (await park.BookAsync(A.Booking())).Codes());
        Assert.Equal(confirmed.Version, (await park.Desk.ConfirmAsync("hold", null, TestPark.Ct)).Made().Version);
        await park.AssertSoundAsync();
    }

    [Fact]
    public async Task A_hold_that_has_expired_can_neither_be_confirmed_nor_changed()
    {
        using var park = await TestPark.With(A.Space());
        await park.BookAsync(s_hold);
        park.Clock.AdvanceMinutes(10);
        Assert.Equal("hold-expired", (await park.Desk.ConfirmAsync("hold", null, TestPark.Ct)).Codes());
        Assert.Equal("not-changeable", (await park.ChangeAsync("hold", new BookingChange { Title = "Review" })).Codes());
        Assert.Equal(1, await park.Desk.ReleaseExpiredHoldsAsync(TestPark.Ct));
        Assert.Equal("hold-expired", (await park.Desk.ConfirmAsync("hold", null, TestPark.Ct)).Codes());
        Assert.Equal("not-changeable", (await park.ChangeAsync("hold", new BookingChange { Title = "Review" })).Codes());
        Assert.Equal(BookingStatus.Expired, (await park.Desk.CancelAsync("hold", null, null, TestPark.Ct)).Made().Status);
    }

    [Fact]
    public async Task A_hold_keeps_its_end_when_it_moves()
    {
        using var park = await TestPark.With(A.Space());
        await park.BookAsync(s_hold);
        var moved = (await park.ChangeAsync("hold", new BookingChange { Start = Times.At("11:00"), End = Times.At("12:00") })).Made();
        Assert.Equal((BookingStatus.Held, s_hold.HeldUntil?.ToDateTimeOffset()), (moved.Status, moved.HeldUntil));
        park.Clock.AdvanceMinutes(10);
        Assert.Equal("booked", (await park.BookAsync(A.Booking().From("11:00"))).Codes());
        await park.AssertSoundAsync();
    }

    [Fact]
    public async Task A_hold_is_confirmed_only_if_the_rules_still_accept_it()
    {
        using var park = await TestPark.With(A.Space());
        await park.BookAsync(s_hold);
        await park.PutAsync(A.Closure("09:00", "10:00"));
        Assert.Equal("closed", (await park.Desk.ConfirmAsync("hold", null, TestPark.Ct)).Codes());
    }

    [Fact]
    public async Task A_hold_is_confirmed_although_its_notice_has_passed_meanwhile()
    {
        using var park = await TestPark.With(A.Space() with { Policy = new BookingPolicy { MinNotice = TimeSpan.FromDays(1) } });
        park.Clock.Reset(Times.At("2026-11-22T09:00"));
        await park.BookAsync(A.Booking().WithId("hold").HeldUntil(Times.At("2026-11-22T10:00")));
        park.Clock.Reset(Times.At("2026-11-22T09:59"));
        Assert.Equal("booked", (await park.Desk.ConfirmAsync("hold", null, TestPark.Ct)).Codes());
    }

    [Fact]
    public async Task The_sweep_writes_down_what_has_expired_and_nothing_else()
    {
        using var park = await TestPark.With(A.Space());
        await park.BookAsync(s_hold);
        await park.BookAsync(s_hold.WithId("later").From("11:00").HeldUntil(A.Now + Duration.FromMinutes(11)));
        await park.BookAsync(A.Booking().From("12:00"));
        park.Clock.AdvanceMinutes(10);
        Assert.Equal(1, await park.Desk.ReleaseExpiredHoldsAsync(TestPark.Ct));
        Assert.Equal(0, await park.Desk.ReleaseExpiredHoldsAsync(TestPark.Ct));
        Assert.Equal(BookingStatus.Expired, (await park.StoredAsync("hold")).Status);
        Assert.Equal(BookingStatus.Held, (await park.StoredAsync("later")).Status);
        await park.AssertSoundAsync();
    }
}
