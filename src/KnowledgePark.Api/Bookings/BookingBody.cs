using KnowledgePark.Bookings;
using KnowledgePark.Facilities;
using NodaTime;

namespace KnowledgePark.Api.Bookings;

/// <summary>What a client states to make a booking.</summary>
internal sealed record BookingBody
{
    public string? Id { get; init; }

    public required string Title { get; init; }

    public required string OrganisationId { get; init; }

    public required DateTimeOffset Start { get; init; }

    public required DateTimeOffset End { get; init; }

    public int? Attendees { get; init; }

    public SpaceLayout? Layout { get; init; }

    public required IReadOnlyList<string> SpaceIds { get; init; }

    /// <summary>Makes it a hold that expires at this instant unless it is confirmed.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    public BookingRequest ToRequest(string? id) => new()
    {
        Id = id ?? Id,
        Title = Title,
        OrganisationId = OrganisationId,
        Start = Instant.FromDateTimeOffset(Start),
        End = Instant.FromDateTimeOffset(End),
        Attendees = Attendees,
        Layout = Layout,
        SpaceIds = SpaceIds,
        HeldUntil = HeldUntil is { } until ? Instant.FromDateTimeOffset(until) : null,
    };
}
