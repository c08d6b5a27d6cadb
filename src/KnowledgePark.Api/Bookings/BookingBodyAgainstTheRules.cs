using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using NodaTime;

namespace KnowledgePark.Api.Bookings;

/// <summary>What an operator states to book against the rules.</summary>
internal sealed record BookingBodyAgainstTheRules
{
    public required string Because { get; init; }

    public string? Id { get; init; }

    public required string Title { get; init; }

    public required string OrganisationId { get; init; }

    public required DateTimeOffset Start { get; init; }

    public required DateTimeOffset End { get; init; }

    public int? Attendees { get; init; }

    public SpaceLayout? Layout { get; init; }

    public required IReadOnlyList<string> SpaceIds { get; init; }

    public BookingRequest ToRequest() => new()
    {
        Id = Id,
        Title = Title,
        OrganisationId = OrganisationId,
        Start = Instant.FromDateTimeOffset(Start),
        End = Instant.FromDateTimeOffset(End),
        Attendees = Attendees,
        Layout = Layout,
        SpaceIds = SpaceIds,
    };
}
