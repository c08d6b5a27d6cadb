using System.Text.Json.Serialization;
using NodaTime;

namespace KnowledgePark.Bookings;

/// <summary>The part of a booking that takes one leaf space. No two allocations of one space overlap, ever.</summary>
public sealed record Allocation
{
    /// <summary>The leaf space that is taken.</summary>
    public required string SpaceId { get; init; }

    /// <summary>Setup begins, UTC.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>Takedown has ended, UTC; half-open.</summary>
    public required DateTimeOffset To { get; init; }

    [JsonIgnore]
    internal Interval Blocked => new(Instant.FromDateTimeOffset(From), Instant.FromDateTimeOffset(To));
}
