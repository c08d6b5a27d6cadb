using NodaTime;

namespace KnowledgePark.Bookings;

/// <summary>What becomes of a booking: nothing, a refusal, a release of all it takes, or a new state to decide on.</summary>
internal sealed record Rewrite(Booking? Wanted, Refusal? Refusal, bool IsDecided)
{
    public static readonly Rewrite Nothing = new(null, null, false);

    public static Rewrite Refuse(string code, string message, string target) => new(null, new Refusal(code, message, target), false);

    public static Rewrite Decide(Booking wanted) => new(wanted, null, false);

    public static Rewrite Release(Booking booking, BookingStatus status, string? reason, Instant now) =>
        new(booking.Released(status, reason, now), null, true);

    /// <summary>What a wanted change makes of a booking.</summary>
    public static Rewrite Of(Booking booking, BookingChange change, Instant now)
    {
        if (booking.Status is BookingStatus.Cancelled or BookingStatus.Expired || booking.HasExpired(now))
            return Refuse(RefusalCodes.NotChangeable, "The booking no longer stands. Make a new one.", "id");
        if (booking.Use.End <= now)
            return Refuse(RefusalCodes.AlreadyOver, "The booking is over; what has been used stays on record.", "id");
        if (change.Start is { } start && booking.Use.Start <= now && start != booking.Use.Start)
            return Refuse(RefusalCodes.AlreadyStarted, "The booking has started; only its end can still move. Make a new one for another time.", "start");
        return Decide(booking with
        {
            Title = change.Title?.Trim() ?? booking.Title,
            OrganisationId = change.OrganisationId ?? booking.OrganisationId,
            Start = (change.Start ?? booking.Use.Start).ToDateTimeOffset(),
            End = (change.End ?? booking.Use.End).ToDateTimeOffset(),
            Attendees = change.Attendees is { } attendees ? attendees.Value : booking.Attendees,
            Layout = change.Layout is { } layout ? layout.Value : booking.Layout,
            SpaceIds = change.SpaceIds is { } spaces ? [.. spaces.Distinct()] : booking.SpaceIds,
            Sequence = booking.Sequence + 1,
            UpdatedAt = now.ToDateTimeOffset(),
        });
    }
}
