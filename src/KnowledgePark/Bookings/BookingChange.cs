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
}
