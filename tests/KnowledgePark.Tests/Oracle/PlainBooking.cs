using KnowledgePark.Bookings;
using NodaTime;

namespace KnowledgePark.Tests.Oracle;

/// <summary>A booking as the oracle remembers it.</summary>
internal sealed class PlainBooking(string id, IReadOnlyList<string> spaceIds, Interval use, Instant? heldUntil)
{
    public string Id => id;

    public IReadOnlyList<string> SpaceIds { get; set; } = spaceIds;

    public Interval Use { get; set; } = use;

    public Instant? HeldUntil { get; set; } = heldUntil;

    public BookingStatus Status { get; set; } = heldUntil is null ? BookingStatus.Confirmed : BookingStatus.Held;

    /// <summary>What it takes: a leaf and the time with its buffers.</summary>
    public IReadOnlyList<(string Leaf, Interval Time)> Taken { get; set; } = [];

    public bool Stands(Instant now) => Status == BookingStatus.Confirmed || (Status == BookingStatus.Held && HeldUntil > now);
}
