using KnowledgePark.Storage;
using NodaTime;

namespace KnowledgePark.Bookings;

/// <summary>One use of one or more spaces of a building over one interval.</summary>
public sealed record Booking : IRecord
{
    /// <summary>Made by the client, or by us where the client states none.</summary>
    public required string Id { get; init; }

    /// <summary>The ETag without its quotes.</summary>
    public string Version { get; init; } = "";

    string IRecord.Partition => BuildingId;

    /// <summary>The building of its spaces.</summary>
    public required string BuildingId { get; init; }

    /// <summary>In whose name it is made.</summary>
    public required string OrganisationId { get; init; }

    /// <summary>What it is, in the words of who booked.</summary>
    public required string Title { get; init; }

    /// <summary>The use begins, UTC.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>The use has ended, UTC; half-open: another use may start at this instant.</summary>
    public required DateTimeOffset End { get; init; }

    /// <summary>How many people come; null: not stated.</summary>
    public int? Attendees { get; init; }

    /// <summary>How the furniture should stand; null: as it is.</summary>
    public Facilities.SpaceLayout? Layout { get; init; }

    /// <summary>The spaces as they were asked for: a hall stays a hall here.</summary>
    public required IReadOnlyList<string> SpaceIds { get; init; }

    /// <summary>What it takes: one leaf space each, over the blocked interval. Empty once it is cancelled or has expired.</summary>
    public IReadOnlyList<Allocation> Allocations { get; init; } = new List<Allocation>(); // A list, not []: a store may read into it.

    /// <summary>Where it stands.</summary>
    public BookingStatus Status { get; init; }

    /// <summary>For a hold: the instant at which it expires unless it is confirmed, UTC. Otherwise null.</summary>
    public DateTimeOffset? HeldUntil { get; init; }

    /// <summary>Why it was cancelled, if the canceller said so.</summary>
    public string? CancelReason { get; init; }

    /// <summary>When it was made, UTC.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed, UTC.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Counts the changes that calendars must notice (RFC 5545 SEQUENCE).</summary>
    public int Sequence { get; init; }

    /// <summary>Fingerprint of the request that made it: tells a repeated request from another one with the same id.</summary>
    public string RequestDigest { get; init; } = "";

    internal Interval Use => new(Instant.FromDateTimeOffset(Start), Instant.FromDateTimeOffset(End));

    /// <summary>True for a hold whose time is over: it takes nothing any more, whether or not that has been written down.</summary>
    internal bool HasExpired(Instant now) => Status == BookingStatus.Held && HeldUntil is { } until && Instant.FromDateTimeOffset(until) <= now;

    /// <summary>The booking once it takes nothing any more.</summary>
    internal Booking Released(BookingStatus status, string? reason, Instant now) => this with
    {
        Status = status,
        CancelReason = reason,
        HeldUntil = null,
        Allocations = [],
        Sequence = Sequence + 1,
        UpdatedAt = now.ToDateTimeOffset(),
    };
}
