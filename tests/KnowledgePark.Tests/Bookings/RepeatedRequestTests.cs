using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using NodaTime;

namespace KnowledgePark.Tests.Bookings;

/// <summary>A request that is sent twice books once and answers the same.</summary>
public sealed class RepeatedRequestTests
{
    private static readonly BookingRequest s_request = A.Booking().WithId("mine");

    [Fact]
    public async Task The_same_request_answers_the_same()
    {
        using var park = await TestPark.With(A.Space());
        var first = (await park.BookAsync(s_request)).Made();
        var again = Assert.IsType<BookingOutcome.Booked>(await park.BookAsync(s_request));
        Assert.True(again.IsRepeat);
        Assert.Equal((first.Id, first.Version), (again.Booking.Id, again.Booking.Version));
        await park.AssertSoundAsync();
    }

    [Fact]
    public async Task Sixty_four_at_once_book_once()
    {
        using var park = await TestPark.With(A.Space());
        var desks = new[] { park.Desk, await park.AnotherDeskAsync() };
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 64).Select(i => Task.Run(() => desks[i % 2].BookAsync(s_request, TestPark.Ct))));
        Assert.All(outcomes, o => Assert.IsType<BookingOutcome.Booked>(o));
        Assert.Single(outcomes.OfType<BookingOutcome.Booked>(), o => !o.IsRepeat);
        Assert.Single(outcomes.Select(o => o.Made().Version).Distinct());
        Assert.Equal(1, await park.Store.CountAsync<Booking>(all => all, TestPark.Ct));
        await park.AssertSoundAsync();
    }

    [Theory]
    [MemberData(nameof(OtherBodies))]
    public async Task Another_request_of_the_same_id_is_refused(string what, Func<BookingRequest, BookingRequest> change)
    {
        using var park = await TestPark.With(A.Space(), A.Space("hub"), A.Organisation("other"));
        await park.BookAsync(s_request);
        var refused = Assert.IsType<BookingOutcome.Refused>(await park.BookAsync(change(s_request)));
        Assert.True(refused.Reasons is [{ Code: "id-already-used", Target: "id", Value: "mine" }], what);
    }

    public static TheoryData<string, Func<BookingRequest, BookingRequest>> OtherBodies => new()
    {
        { "title", r => r with { Title = "Other" } },
        { "time", r => r.From("11:00") },
        { "length", r => r.To("11:00") },
        { "space", r => r.In("hub") },
        { "organisation", r => r with { OrganisationId = "other" } },
        { "people", r => r with { Attendees = 3 } },
        { "layout", r => r with { Layout = SpaceLayout.Lab } },
        { "hold", r => r.HeldUntil(A.Now + Duration.FromHours(1)) },
    };

    [Fact]
    public async Task A_repeat_answers_the_booking_as_it_stands_now()
    {
        using var park = await TestPark.With(A.Space());
        await park.BookAsync(s_request);
        await park.Desk.CancelAsync("mine", "ill", null, TestPark.Ct);
        var again = Assert.IsType<BookingOutcome.Booked>(await park.BookAsync(s_request));
        Assert.Equal((BookingStatus.Cancelled, true), (again.Booking.Status, again.IsRepeat));
    }

    [Fact]
    public async Task A_hold_is_repeated_even_after_it_expired()
    {
        using var park = await TestPark.With(A.Space());
        var hold = s_request.HeldUntil(A.Now + Duration.FromMinutes(5));
        await park.BookAsync(hold);
        park.Clock.AdvanceMinutes(6);
        var again = await park.BookAsync(hold);
        Assert.Equal("booked", again.Codes());
        Assert.Equal("hold-out-of-range", (await park.BookAsync(hold.WithId("new"))).Codes());
    }

    [Fact]
    public async Task A_repeat_answers_the_same_after_the_parks_rules_have_changed()
    {
        using var park = await TestPark.With(A.Space());
        await park.BookAsync(s_request);
        await park.PutAsync(park.Directory.Map.Organisations["org"] with { IsActive = false });
        await park.PutAsync(park.Directory.Map.Spaces["lab"] with { Mode = SpaceMode.Assigned });
        Assert.Equal("booked", (await park.BookAsync(s_request)).Codes());
        Assert.Equal("unknown-organisation", (await park.BookAsync(s_request.WithId("new"))).Codes());
    }
}
