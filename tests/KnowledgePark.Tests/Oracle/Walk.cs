using KnowledgePark.Bookings;
using NodaTime;

namespace KnowledgePark.Tests.Oracle;

/// <summary>Takes steps in the park and in the oracle, and demands that both see the same.</summary>
internal sealed class Walk(TestPark park, IReadOnlyList<BookingDesk> desks, PlainPark oracle, IReadOnlyList<string> spaceIds, Instant origin)
{
    private int _made;

    private Instant Now => park.Clock.GetCurrentInstant();

    public Task TakeAsync(Step step) => step.Act switch
    {
        < 9 => BookAsync(step, null),
        < 11 => BookAsync(step, Now + Duration.FromMinutes(1 + step.Which % 240)),
        < 14 => ChangeAsync(step),
        < 16 => CancelAsync(step),
        < 17 => ConfirmAsync(step),
        < 18 => SweepAsync(step),
        _ => AdvanceAsync(step),
    };

    private BookingDesk DeskOf(Step step) => desks[step.Desk];

    private string[] SpacesOf(Step step) => step.Spaces % 4 == 0
        ? [spaceIds[step.Spaces / 4 % spaceIds.Count], spaceIds[step.Spaces / 40 % spaceIds.Count]]
        : [spaceIds[step.Spaces / 4 % spaceIds.Count]];

    private async Task BookAsync(Step step, Instant? heldUntil)
    {
        var start = origin + Duration.FromMinutes(step.Start);
        var request = new BookingRequest
        {
            Id = $"b{_made++}",
            Title = "Meeting",
            OrganisationId = "org",
            SpaceIds = SpacesOf(step),
            Start = start,
            End = start + Duration.FromMinutes(step.Length),
            Attendees = step.Which % 3 == 0 ? 1 + step.Which % 21 : null,
            HeldUntil = heldUntil,
        };
        var outcome = await DeskOf(step).BookAsync(request, TestPark.Ct);
        if (!Agree(outcome, request.SpaceIds, start, request.End, request.Attendees, null))
        {
            if (Offered(outcome) is { } offer && step.Which % 2 == 0)
                Follow(await DeskOf(step).BookAsync(NearestAsked(request, offer), TestPark.Ct), offer);
            return;
        }

        Keep(new PlainBooking(request.Id, [.. request.SpaceIds.Distinct()], new Interval(start, request.End), heldUntil));

        void Follow(BookingOutcome again, Alternative offer)
        {
            Assert.Equal("booked", again.Codes());
            Keep(new PlainBooking(request.Id, offer.SpaceIds, new Interval(offer.Start, offer.End), heldUntil));
        }
    }

    private async Task ChangeAsync(Step step)
    {
        if (Pick(step) is not { } booking)
            return;
        var stored = await park.StoredAsync(booking.Id);
        var keepsStart = step.Which % 3 == 0;
        var start = keepsStart ? booking.Use.Start : origin + Duration.FromMinutes(step.Start);
        var change = new BookingChange
        {
            Start = keepsStart ? null : start,
            End = start + Duration.FromMinutes(step.Length),
            SpaceIds = step.Which % 5 == 0 ? SpacesOf(step) : null,
        };
        var spaces = change.SpaceIds ?? booking.SpaceIds;
        var outcome = await DeskOf(step).ChangeAsync(booking.Id, change, null, TestPark.Ct);
        if (!booking.Stands(Now))
            Assert.Equal("not-changeable", outcome.Codes());
        else if (booking.Use.End <= Now)
            Assert.Equal("already-over", outcome.Codes());
        else if (booking.Use.Start <= Now && start != booking.Use.Start)
            Assert.Equal("already-started", outcome.Codes());
        else if (new Interval(booking.Use.Start, booking.Use.End) is var use && start == use.Start && change.End == use.End && spaces.Distinct().SequenceEqual(booking.SpaceIds))
            Assert.Equal("booked", outcome.Codes());
        else if (Agree(outcome, spaces, start, change.End.Value, stored.Attendees, booking))
            Move(booking, spaces, start, change.End.Value);
        else if (Offered(outcome) is { } offer && offer.Attendees == stored.Attendees)
        {
            var again = await DeskOf(step).ChangeAsync(booking.Id, new BookingChange { Start = offer.Start, End = offer.End, SpaceIds = offer.SpaceIds }, null, TestPark.Ct);
            Assert.Equal("booked", again.Codes());
            Move(booking, offer.SpaceIds, offer.Start, offer.End);
        }
    }

    private async Task CancelAsync(Step step)
    {
        if (Pick(step) is not { } booking)
            return;
        await TakeOverExpiryAsync(booking);
        var isOver = booking.Status is BookingStatus.Confirmed or BookingStatus.Held && booking.Use.End <= Now;
        var outcome = await DeskOf(step).CancelAsync(booking.Id, null, null, TestPark.Ct);
        Assert.Equal(isOver ? "already-over" : "booked", outcome.Codes());
        if (!isOver && booking.Status != BookingStatus.Expired)
            booking.Status = BookingStatus.Cancelled;
    }

    private async Task ConfirmAsync(Step step)
    {
        if (Pick(step) is not { } booking)
            return;
        await TakeOverExpiryAsync(booking);
        var outcome = await DeskOf(step).ConfirmAsync(booking.Id, null, TestPark.Ct);
        if (booking.Status == BookingStatus.Cancelled)
            Assert.Equal("not-changeable", outcome.Codes());
        else if (!booking.Stands(Now))
            Assert.Equal("hold-expired", outcome.Codes());
        else if (booking.Status == BookingStatus.Confirmed)
            Assert.Equal("booked", outcome.Codes());
        else if (Agree(outcome, booking.SpaceIds, booking.Use.Start, booking.Use.End, (await park.StoredAsync(booking.Id)).Attendees, booking))
        {
            booking.Status = BookingStatus.Confirmed;
            booking.HeldUntil = null;
            booking.Taken = oracle.Take(booking.SpaceIds, booking.Use);
        }
    }

    private async Task SweepAsync(Step step)
    {
        await DeskOf(step).ReleaseExpiredHoldsAsync(TestPark.Ct);
        foreach (var hold in oracle.Bookings.Where(b => b.Status == BookingStatus.Held && !b.Stands(Now)))
        {
            hold.Status = BookingStatus.Expired;
            Assert.Equal(BookingStatus.Expired, (await park.StoredAsync(hold.Id)).Status);
        }
    }

    /// <summary>Whether the expiry of a hold has been written down yet is left to the desks.</summary>
    private async Task TakeOverExpiryAsync(PlainBooking booking)
    {
        if (booking.Status == BookingStatus.Held && !booking.Stands(Now) && (await park.StoredAsync(booking.Id)).Status == BookingStatus.Expired)
            booking.Status = BookingStatus.Expired;
    }

    private Task AdvanceAsync(Step step)
    {
        // Not beyond what the oracle has laid out.
        if (Now < origin + Duration.FromDays(3))
            park.Clock.Advance(Duration.FromMinutes(step.Which % 120));
        return Task.CompletedTask;
    }

    /// <summary>True if both accept. Refusals must name the same.</summary>
    private bool Agree(BookingOutcome outcome, IReadOnlyList<string> spaces, Instant start, Instant end, int? people, PlainBooking? own)
    {
        if (end <= start)
        {
            Assert.Equal("end-not-after-start", outcome.Codes());
            return false;
        }

        var expected = oracle.Faults(spaces, new Interval(start, end), Now, people, own);
        IEnumerable<string> actual = outcome is BookingOutcome.Refused refused ? refused.Reasons.Select(r => $"{r.SpaceId} {r.Code}").Order(StringComparer.Ordinal) : [];
        Assert.Equal(expected, actual);
        Assert.True(outcome is BookingOutcome.Booked or BookingOutcome.Refused);
        return expected.Count == 0;
    }

    private void Keep(PlainBooking booking)
    {
        booking.Taken = oracle.Take(booking.SpaceIds, booking.Use);
        oracle.Bookings.Add(booking);
    }

    private void Move(PlainBooking booking, IReadOnlyList<string> spaces, Instant start, Instant end)
    {
        booking.SpaceIds = [.. spaces.Distinct()];
        booking.Use = new Interval(start, end);
        booking.Taken = oracle.Take(booking.SpaceIds, booking.Use);
    }

    private PlainBooking? Pick(Step step) => oracle.Bookings.Count == 0 ? null : oracle.Bookings[step.Which % oracle.Bookings.Count];

    private static Alternative? Offered(BookingOutcome outcome) => outcome is BookingOutcome.Refused refused ? refused.Reasons[0].Nearest : null;

    private static BookingRequest NearestAsked(BookingRequest request, Alternative offer) =>
        request with { SpaceIds = offer.SpaceIds, Start = offer.Start, End = offer.End, Attendees = offer.Attendees };
}
