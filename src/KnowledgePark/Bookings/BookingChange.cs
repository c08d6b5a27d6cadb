using KnowledgePark.Facilities;
using NodaTime;

namespace KnowledgePark.Bookings;

/// <summary>What somebody wants changed in a booking; what is null stays as it is.</summary>
public sealed record BookingChange
{
    public string? Title { get; init; }

    public string? OrganisationId { get; init; }

    public Instant? Start { get; init; }

    public Instant? End { get; init; }

    /// <summary>The number of people; a stated null leaves the number open.</summary>
    public Stated<int?>? Attendees { get; init; }

    /// <summary>The layout; a stated null leaves it as it is in the room.</summary>
    public Stated<SpaceLayout?>? Layout { get; init; }

    public IReadOnlyList<string>? SpaceIds { get; init; }

    /// <summary>What becomes of a booking by this change, if the rules allow it.</summary>
    internal Rewrite Of(Booking booking, Instant now)
    {
        if (booking.Status is BookingStatus.Cancelled or BookingStatus.Expired || booking.HasExpired(now))
            return Rewrite.Refuse(RefusalCodes.NotChangeable, "The booking no longer stands. Make a new one.", "id");
        if (booking.Use.End <= now)
            return Rewrite.Refuse(RefusalCodes.AlreadyOver, "The booking is over; what has been used stays on record.", "id");
        if (Start is { } start && booking.Use.Start <= now && start != booking.Use.Start)
            return Rewrite.Refuse(RefusalCodes.AlreadyStarted, "The booking has started; only its end can still move. Make a new one for another time.", "start");
        return Rewrite.Decide(booking with
        {
            Title = Title?.Trim() ?? booking.Title,
            OrganisationId = OrganisationId ?? booking.OrganisationId,
            Start = (Start ?? booking.Use.Start).ToDateTimeOffset(),
            End = (End ?? booking.Use.End).ToDateTimeOffset(),
            Attendees = Attendees is { } attendees ? attendees.Value : booking.Attendees,
            Layout = Layout is { } layout ? layout.Value : booking.Layout,
            SpaceIds = SpaceIds is { } spaces ? [.. spaces.Distinct()] : booking.SpaceIds,
            Sequence = booking.Sequence + 1,
            UpdatedAt = now.ToDateTimeOffset(),
        });
    }
}
